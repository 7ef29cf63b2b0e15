package org.wenku.archive.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * As whom PostgreSQL runs. All other tests run as whoever runs the build, root or not; these need root, because only
 * root can be somebody else.
 */
@EnabledIf("weAreRoot")
class AccountTest {

    private static final int NOBODY = 65534;

    @TempDir
    private Path directory;

    static boolean weAreRoot() throws Exception {
        return "0".equals(Home.owner(Path.of("/proc/self")));
    }

    @BeforeEach
    void everybody_may_pass_through() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void an_ordinary_user_and_root_may_take_turns_on_the_home_of_the_user() throws Exception {
        Home home = new Home(Files.createDirectory(directory.resolve("home")));
        Trees.give(home.path(), NOBODY, NOBODY);
        ordinaryUserOpens(home);
        try (Database database = home.open()) {
            assertThat(Home.ask(database.dataSource(), "select 1")).isEqualTo("1");
            assertThat(Home.owner(Path.of("/proc", Long.toString(home.postmaster()))))
                    .isEqualTo(Integer.toString(NOBODY));
        }
        home.isLeftAlone();
        ordinaryUserOpens(home);
        home.isLeftAlone();
    }

    @Test
    void an_ordinary_user_is_told_that_the_home_of_root_is_not_for_him() throws Exception {
        Home home = Home.seeded(directory.resolve("home"));
        try (Keeper nobody = Keeper.ofNobody(home.path(), Files.createDirectory(directory.resolve("copies")))) {
            assertThat(nobody.hears("refused"))
                    .contains("account nobody may not use", home.path().toString());
        }
    }

    @Test
    void root_without_user_namespaces_hands_the_data_to_an_account_without_rights() throws Exception {
        PostgresBinaries binaries = PostgresBinaries.unpackedIn(directory);
        Account account = Account.forData(directory.resolve("data"), binaries, false);
        Cluster cluster =
                new Cluster(directory, new PostgresPrograms(binaries, account, directory.resolve("postgresql.log")));
        cluster.open(new ServerOptions(10, false));
        assertThat(Home.owner(cluster.data())).isEqualTo(Integer.toString(NOBODY));
        assertThat(Home.owner(cluster.data().resolve("PG_VERSION"))).isEqualTo(Integer.toString(NOBODY));
    }

    @Test
    void the_account_without_rights_reaches_a_home_below_folders_that_are_closed_to_others() throws Exception {
        PostgresBinaries binaries = PostgresBinaries.unpackedIn(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        Account account = Account.forData(directory.resolve("data"), binaries, false);
        Cluster cluster =
                new Cluster(directory, new PostgresPrograms(binaries, account, directory.resolve("postgresql.log")));
        cluster.open(new ServerOptions(10, false));
        assertThat(Home.owner(cluster.data().resolve("PG_VERSION"))).isEqualTo(Integer.toString(NOBODY));
    }

    @Test
    void root_without_any_way_is_told_what_it_can_do() throws Exception {
        PostgresBinaries binaries = PostgresBinaries.unpackedIn(directory);
        // Not even root may run what nobody may run.
        Files.setPosixFilePermissions(
                Path.of(binaries.program("postgres")), PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> Account.forData(directory.resolve("data"), binaries, false))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("refuses to run as root")
                .hasMessageContaining(binaries.directory().toString());
    }

    private void ordinaryUserOpens(Home home) throws Exception {
        Path copies = Files.createTempDirectory(directory, "copies");
        Files.setPosixFilePermissions(copies, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (Keeper nobody = Keeper.ofNobody(home.path(), copies)) {
            nobody.opens();
            assertThat(Home.owner(Path.of("/proc", Long.toString(home.postmaster()))))
                    .isEqualTo(Integer.toString(NOBODY));
            assertThat(nobody.letGo()).isZero();
        }
    }
}
