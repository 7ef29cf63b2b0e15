package org.wenku.archive.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {

    @TempDir
    private Path migrations;

    @Test
    void migrations_run_once_and_new_ones_follow() throws Exception {
        try (DatabaseFixture fixture = emptied()) {
            write("V1__shelf.sql", "create table shelf (n int); insert into shelf values (1);");
            schema().bringUpToDate(fixture.dataSource());
            write("V2__more.sql", "insert into shelf values (2);");
            schema().bringUpToDate(fixture.dataSource());
            schema().bringUpToDate(fixture.dataSource());
            assertThat(Home.ask(fixture.dataSource(), "select string_agg(n::text, ' ' order by n) from shelf"))
                    .isEqualTo("1 2");
        }
    }

    @Test
    void a_catalogue_written_by_a_newer_release_is_refused_by_version() throws Exception {
        try (DatabaseFixture fixture = emptied()) {
            write("V1__shelf.sql", "create table shelf (n int);");
            Path newer = write("V2__rooms.sql", "create table room (n int);");
            schema().bringUpToDate(fixture.dataSource());
            Files.delete(newer);
            assertThatThrownBy(() -> schema().bringUpToDate(fixture.dataSource()))
                    .isInstanceOfSatisfying(
                            DatabaseUnavailable.class,
                            refused -> assertThat(refused.sentence(Locale.SIMPLIFIED_CHINESE))
                                    .contains("结构版本为 2"))
                    .hasMessageContaining("version 2 (rooms)");
        }
    }

    @Test
    void a_migration_that_fails_leaves_nothing_and_is_named() throws Exception {
        try (DatabaseFixture fixture = emptied()) {
            write("V1__shelf.sql", "create table shelf (n int); select no_such_function();");
            assertThatThrownBy(() -> schema().bringUpToDate(fixture.dataSource()))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("V1__shelf.sql")
                    .hasMessageContaining("no_such_function");
            assertThat(Home.ask(fixture.dataSource(), "select to_regclass('shelf') is null"))
                    .isEqualTo("t");
        }
    }

    @Test
    void the_newest_schema_is_recognised_without_flyway_and_anything_else_is_not() throws Exception {
        try (DatabaseFixture fixture = DatabaseFixture.fresh()) {
            assertThat(Schema.CATALOGUE.isNewestIn(fixture.dataSource())).isTrue();
            Home.tell(fixture.dataSource(), "update flyway_schema_history set success = false where version = '1'");
            assertThat(Schema.CATALOGUE.isNewestIn(fixture.dataSource())).isFalse();
            Home.tell(fixture.dataSource(), "drop table flyway_schema_history");
            assertThat(Schema.CATALOGUE.isNewestIn(fixture.dataSource())).isFalse();
        }
    }

    @Test
    void a_migration_changed_after_it_ran_is_refused() throws Exception {
        try (DatabaseFixture fixture = DatabaseFixture.fresh()) {
            Home.tell(fixture.dataSource(), "update flyway_schema_history set checksum = 1 where version = '1'");
            assertThatThrownBy(() -> Schema.CATALOGUE.bringUpToDate(fixture.dataSource()))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("checksum");
        }
    }

    private static DatabaseFixture emptied() throws Exception {
        DatabaseFixture fixture = DatabaseFixture.fresh();
        Home.tell(fixture.dataSource(), "drop schema public cascade; create schema public;");
        return fixture;
    }

    private Schema schema() {
        return new Schema("filesystem:" + migrations);
    }

    private Path write(String name, String sql) throws IOException {
        return Files.writeString(migrations.resolve(name), sql);
    }
}
