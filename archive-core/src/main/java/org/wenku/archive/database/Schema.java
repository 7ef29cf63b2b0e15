package org.wenku.archive.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/**
 * The tables of the catalogue, written down as migrations.
 *
 * @param location where the migrations are, such as {@code classpath:db/migration}
 */
record Schema(String location) {

    static final Schema CATALOGUE = new Schema("classpath:db/migration");

    /**
     * Brings the database to the newest version this program knows.
     *
     * @throws DatabaseUnavailable if a migration fails, was changed after it ran, or is newer than this program
     */
    void bringUpToDate(DataSource connections) {
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
