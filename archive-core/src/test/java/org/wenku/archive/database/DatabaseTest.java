package org.wenku.archive.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL kept by somebody else. */
class DatabaseTest {

    @TempDir
    private Path home;

    @Test
    void nothing_is_made_in_the_home_when_an_address_is_given() throws Exception {
        try (DatabaseFixture fixture = DatabaseFixture.fresh();
                Database database = Database.open(fixture.settings(), home)) {
            assertThat(Home.ask(database.dataSource(), "select count(*) from record"))
                    .isEqualTo("0");
            assertThat(database.own()).isFalse();
            assertThat(home).isEmptyDirectory();
        }
    }

    @Test
    void a_server_that_does_not_answer_is_named_without_its_password() throws Exception {
        int nobodyThere;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobodyThere = probe.getLocalPort();
        }
        String url = "jdbc:postgresql://127.0.0.1:" + nobodyThere + "/holdings?password=secret";
        assertThatThrownBy(() -> Database.open(new DatabaseSettings(url, "keeper", "secret", 4), home))
                .isInstanceOfSatisfying(
                        DatabaseUnavailable.class,
                        refused -> assertThat(refused.sentence(Locale.CHINESE)).startsWith("无法打开"))
                .hasMessageContaining("127.0.0.1:" + nobodyThere + "/holdings")
                .hasMessageNotContaining("secret");
    }

    @Test
    void an_address_of_another_kind_is_refused_without_repeating_it() {
        DatabaseSettings settings = new DatabaseSettings("jdbc:mysql://host/x?password=secret", null, null, 4);
        assertThatThrownBy(() -> Database.open(settings, home))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("jdbc:postgresql://host:port/database")
                .hasMessageNotContaining("secret");
        assertThat(settings.toString()).doesNotContain("secret");
    }

    @Test
    void users_get_an_error_while_the_server_is_away_and_connections_when_it_is_back() throws Exception {
        try (DatabaseFixture fixture = DatabaseFixture.fresh();
                Database database = Database.open(fixture.settings(), home)) {
            Home.ask(database.dataSource(), "select 1");
            fixture.goAway();
            assertThatThrownBy(() -> Home.ask(database.dataSource(), "select 1"))
                    .isInstanceOf(SQLException.class);
            fixture.comeBack();
            assertThat(Home.eventually(() -> Home.ask(database.dataSource(), "select 1")))
                    .isEqualTo("1");
        }
    }

    @Test
    void settings_outside_their_bounds_are_refused_by_name() {
        assertThatThrownBy(() -> new DatabaseSettings(null, null, null, 0))
                .hasMessageContaining("database.maxConnections is 0");
    }
}
