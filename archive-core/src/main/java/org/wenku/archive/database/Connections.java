package org.wenku.archive.database;

import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/** How connections are had, whoever keeps the PostgreSQL, and what is said when they cannot be had. */
final class Connections {

    private static final int OLDEST_MAJOR = 14;

    private Connections() {}

    /**
     * Connections to the PostgreSQL the settings name; what the address itself says of time-outs is kept.
     *
     * @throws DatabaseUnavailable if the address is not one of PostgreSQL
     */
    static PGSimpleDataSource byAddress(String url, DatabaseSettings settings) {
        Properties parsed = Driver.parseURL(url, defaults());
        if (parsed == null) {
            throw new DatabaseUnavailable(
                    "database.url is not an address of PostgreSQL; expected jdbc:postgresql://host:port/database",
                    "database.url 不是 PostgreSQL 地址；应为 jdbc:postgresql://主机:端口/数据库名");
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        set(source, parsed);
        if (settings.user() != null) {
            source.setUser(settings.user());
        }
        if (settings.password() != null) {
            source.setPassword(settings.password());
        }
        return source;
    }

    /** Gives connections the time-outs of {@link #defaults()}. */
    static void limit(PGSimpleDataSource source) {
        set(source, defaults());
    }

    private static void set(PGSimpleDataSource source, Properties properties) {
        for (String name : properties.stringPropertyNames()) {
            try {
                source.setProperty(name, properties.getProperty(name));
            } catch (SQLException e) {
                throw unreachable(source, e);
            }
        }
    }

    /** Time-outs for every connection, in seconds: a server that does not answer must not hold a reader for minutes. */
    private static Properties defaults() {
        Properties defaults = new Properties();
        defaults.setProperty("connectTimeout", "3");
        defaults.setProperty("loginTimeout", Integer.toString(Database.WAIT_SECONDS));
        defaults.setProperty("socketTimeout", Integer.toString(Database.SILENCE_SECONDS));
        defaults.setProperty("tcpKeepAlive", "true");
        defaults.setProperty("ApplicationName", "wenku");
        return defaults;
    }

    static void refuseUnfit(PGSimpleDataSource source, int major, String encoding) {
        if (major < OLDEST_MAJOR) {
            throw new DatabaseUnavailable(
                    "The database at " + place(source) + " is PostgreSQL " + major + "; expected " + OLDEST_MAJOR
                            + " or newer.",
                    place(source) + " 的数据库是 PostgreSQL " + major + "；需要 " + OLDEST_MAJOR + " 或更新版本。");
        }
        if (!encoding.equals("UTF8")) {
            throw new DatabaseUnavailable(
                    "The database at " + place(source) + " stores text as " + encoding
                            + "; expected UTF8, because the archive holds Chinese.",
                    place(source) + " 的数据库以 " + encoding + " 编码存储文字；档案库需要 UTF8。");
        }
    }

    /** Names the place without the address itself, which may carry a password. */
    static DatabaseUnavailable unreachable(PGSimpleDataSource source, SQLException cause) {
        return new DatabaseUnavailable(
                "The database at " + place(source) + " could not be opened: " + cause.getMessage(),
                "无法打开 " + place(source) + " 的数据库：" + cause.getMessage(),
                cause);
    }

    private static String place(PGSimpleDataSource source) {
        return source.getServerNames()[0] + ":" + source.getPortNumbers()[0] + "/" + source.getDatabaseName();
    }
}
