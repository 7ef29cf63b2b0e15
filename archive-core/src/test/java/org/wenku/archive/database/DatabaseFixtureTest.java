package org.wenku.archive.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class DatabaseFixtureTest {

    @Test
    void every_test_gets_an_empty_catalogue_of_its_own() throws SQLException {
        try (DatabaseFixture one = DatabaseFixture.fresh();
                DatabaseFixture other = DatabaseFixture.fresh()) {
            execute(one.dataSource(), "create table only_here (id int)");
            assertThatThrownBy(() -> execute(other.dataSource(), "select * from only_here"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("only_here");
            execute(other.dataSource(), "select * from record");
        }
    }

    @Test
    void it_can_go_away_and_come_back() throws SQLException {
        try (DatabaseFixture fixture = DatabaseFixture.fresh()) {
            execute(fixture.dataSource(), "select 1");
            fixture.goAway();
            assertThatThrownBy(() -> execute(fixture.dataSource(), "select 1")).isInstanceOf(SQLException.class);
            fixture.comeBack();
            execute(fixture.dataSource(), "select 1");
        }
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
