package org.wenku.archive.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/**
 * The tables of the catalogue, written down as migrations.
 *
 * @param location where the migrations are, such as {@code classpath:db/migration}
 */
record Schema(String location) {

    static final Schema CATALOGUE = new Schema("classpath:db/migration");

    private static final String ON_CLASS_PATH = "classpath:";

    /**
     * Brings the database to the newest version this program knows.
     *
     * @throws DatabaseUnavailable if a migration fails, was changed after it ran, or is newer than this program
     */
    void bringUpToDate(DataSource connections) {
        if (!isNewestIn(connections)) {
            migrate(connections);
        }
    }

    /** Whether exactly the migrations this program brings have run, unchanged; when in doubt it is not. */
    boolean isNewestIn(DataSource connections) {
        if (!location.startsWith(ON_CLASS_PATH)) {
            return false;
        }
        try {
            Map<String, Integer> brought =
                    Migrations.on(location.substring(ON_CLASS_PATH.length())).checksums();
            return !brought.isEmpty() && brought.equals(applied(connections));
        } catch (IOException | SQLException letFlywayLook) {
            return false;
        }
    }

    private static Map<String, @Nullable Integer> applied(DataSource connections) throws SQLException {
        Map<String, @Nullable Integer> applied = new HashMap<>();
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select script, case when success then checksum end from flyway_schema_history")) {
            while (row.next()) {
                applied.put(row.getString(1), (Integer) row.getObject(2));
            }
        }
        return applied;
    }

    private void migrate(DataSource connections) {
        try {
            Flyway flyway = Flyway.configure()
                    .dataSource(connections)
                    .locations(location)
                    .baselineOnMigrate(false)
                    .cleanDisabled(true)
                    .load();
            refuseNewer(flyway);
            flyway.migrate();
        } catch (FlywayException e) {
            throw new DatabaseUnavailable(
                    "The tables of the catalogue could not be brought up to date: " + e.getMessage(),
                    "无法更新目录数据库的表结构：" + e.getMessage(),
                    e);
        }
    }

    private static void refuseNewer(Flyway flyway) {
        for (MigrationInfo applied : flyway.info().applied()) {
            if (applied.getState().isResolved()) {
                continue;
            }
            throw new DatabaseUnavailable(
                    "The catalogue is at schema version " + applied.getVersion() + " (" + applied.getDescription()
                            + "), which this release does not know. Start it with the newer release that made it.",
                    "目录数据库的结构版本为 " + applied.getVersion() + "（" + applied.getDescription()
                            + "），本程序尚不认识。请使用创建该版本的较新程序启动。");
        }
    }
}
