package org.wenku.archive.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnPostgresTest {

    @TempDir
    private Path directory;

    private Home home = new Home(Path.of(""));

    @BeforeEach
    void a_home_that_was_opened_before() throws IOException {
        home = Home.seeded(directory.resolve("家 home's"));
    }

    @Test
    void an_empty_home_becomes_a_database_that_keeps_what_it_was_given() throws Exception {
        home = new Home(directory.resolve("empty"));
        try (Database database = home.open()) {
            assertThat(database.own()).isTrue();
            assertThat(database.serverVersion()).startsWith("18.");
            Home.tell(database.dataSource(), "create table kept as select '檔案' as word");
        }
        home.isLeftAlone();
        try (Database database = home.open()) {
            assertThat(Home.ask(database.dataSource(), "select word from kept")).isEqualTo("檔案");
        }
        home.isLeftAlone();
    }

    @Test
    void a_home_may_be_given_relative_to_where_one_stands() {
        Path relative = Path.of("").toAbsolutePath().relativize(home.path().toAbsolutePath());
        try (Database database = Database.open(DatabaseSettings.own(), relative)) {
            assertThat(database.own()).isTrue();
        }
    }

    @Test
    void every_safety_switch_is_on_and_nobody_outside_can_reach_it() throws Exception {
        try (Database database = home.open()) {
            assertThat(setting(database, "fsync")).isEqualTo("on");
            assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(database, "full_page_writes")).isEqualTo("on");
            assertThat(setting(database, "data_checksums")).isEqualTo("on");
            assertThat(setting(database, "autovacuum")).isEqualTo("on");
            assertThat(setting(database, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(database, "is_superuser")).isEqualTo("off");
            assertThat(setting(database, "server_encoding")).isEqualTo("UTF8");
        }
        assertThat(home.data().resolve("wenku.conf")).content().contains("unix_socket_directories = ''");
        assertThat(rights(home.accessFile())).isEqualTo("rw-------");
        assertThat(rights(home.data())).isEqualTo("rwx------");
        assertThat(Files.readString(home.data().resolve("pg_hba.conf"))).doesNotContainPattern("(?m)^[^#].*trust");
    }

    @Test
    void a_second_opening_is_refused_and_names_the_process_that_holds_the_home() throws Exception {
        String ourselves = Long.toString(ProcessHandle.current().pid());
        try (Database first = home.open();
                Keeper other = Keeper.of(home.path())) {
            assertThatThrownBy(home::open)
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining(home.path().toString())
                    .hasMessageContaining(ourselves);
            assertThat(other.hears("refused")).contains(home.path().toString(), ourselves);
            assertThat(Home.ask(first.dataSource(), "select 1")).isEqualTo("1");
        }
        try (Keeper holder = Keeper.of(home.path())) {
            holder.opens();
            assertThatThrownBy(home::open).hasMessageContaining(Long.toString(holder.pid()));
            assertThat(holder.letGo()).isZero();
        }
        home.isLeftAlone();
    }

    @Test
    void another_major_version_is_refused_naming_found_and_expected() throws Exception {
        Files.writeString(home.data().resolve("PG_VERSION"), "17\n");
        assertThatThrownBy(home::open)
                .isInstanceOfSatisfying(
                        DatabaseUnavailable.class,
                        refused -> assertThat(refused.sentence(Locale.CHINESE)).contains("PostgreSQL 17", "18"))
                .hasMessageContaining("PostgreSQL 17")
                .hasMessageContaining("expects 18");
        Files.writeString(home.data().resolve("PG_VERSION"), "18\n");
        home.open().close();
    }

    @Test
    void a_port_taken_by_somebody_else_is_exchanged_and_a_free_one_is_kept() throws Exception {
        int port = home.port();
        home.open().close();
        assertThat(home.port()).isEqualTo(port);
        try (ServerSocket somebody = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                Database database = home.open()) {
            assertThat(somebody.isBound()).isTrue();
            assertThat(home.port()).isNotEqualTo(port);
            assertThat(Home.ask(database.dataSource(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_lost_password_file_is_made_anew_and_the_data_stay() throws Exception {
        try (Database database = home.open()) {
            Home.tell(database.dataSource(), "create table kept as select 7 as n");
        }
        Files.delete(home.accessFile());
        try (Database database = home.open()) {
            assertThat(Home.ask(database.dataSource(), "select n from kept")).isEqualTo("7");
        }
    }

    @Test
    void what_a_kill_in_the_middle_of_making_left_is_cleared_away() throws Exception {
        home = new Home(directory.resolve("empty"));
        Path postgres = home.data().resolveSibling("");
        Files.createDirectories(postgres.resolve("data.tmp/base"));
        Files.createDirectories(postgres.resolve("unpacking-1/bin"));
        Files.createDirectories(postgres.resolve("bin-17.1-00000000/bin"));
        home.open().close();
        try (var entries = Files.list(postgres)) {
            assertThat(entries.map(entry -> entry.getFileName().toString().replaceFirst("^bin-18.*", "bin-18")))
                    .containsExactlyInAnyOrder("bin-18", "data", "access.properties", "lock");
        }
    }

    @Test
    void a_server_that_is_killed_is_started_again_and_the_pool_recovers() throws Exception {
        try (Database database = home.open()) {
            Home.tell(database.dataSource(), "create table kept as select 7 as n");
            long first = home.postmaster();
            home.killPostmaster();
            assertThat(Home.eventually(() -> Home.ask(database.dataSource(), "select n from kept")))
                    .isEqualTo("7");
            assertThat(Home.eventually(home::postmaster)).isNotEqualTo(first);
        }
        home.isLeftAlone();
    }

    @Test
    void a_statement_under_way_ends_with_an_error_when_the_server_is_killed() throws Exception {
        try (Database database = home.open();
                var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            home.killPostmaster();
            assertThatThrownBy(() -> statement.execute("select pg_sleep(600)")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_pid_file_that_names_a_stranger_does_not_stop_the_start() throws Exception {
        Files.writeString(
                home.data().resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + home.data() + "\n1\n1\n\n127.0.0.1\n");
        try (Database database = home.open()) {
            assertThat(Home.ask(database.dataSource(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void what_postgresql_says_when_it_cannot_start_is_passed_on() throws Exception {
        Files.writeString(home.data().resolve("postgresql.conf"), "no_such_setting = 1\n", StandardOpenOption.APPEND);
        assertThatThrownBy(home::open).isInstanceOf(DatabaseUnavailable.class).hasMessageContaining("no_such_setting");
    }

    private static String setting(Database database, String name) throws SQLException {
        return Home.ask(database.dataSource(), "select current_setting('" + name + "')");
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
