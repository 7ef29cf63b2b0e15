package org.wenku.archive.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    @Test
    void an_empty_home_becomes_a_database(@TempDir Path home) throws Exception {
        try (Database database = Database.open(DatabaseSettings.own(), home);
                var connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery("select '档案'")) {
            assertThat(answer.next()).isTrue();
            assertThat(answer.getString(1)).isEqualTo("档案");
            assertThat(database.own()).isTrue();
            assertThat(database.serverVersion()).startsWith("18.");
        }
    }
}
