package org.wenku.archive.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The archive's PostgreSQL, ready to use: connected, with the newest schema, watched over if it is our own.
 *
 * <p>What a user of {@link #dataSource()} may count on: a connection comes within {@value #WAIT_SECONDS} s or an
 * {@link SQLException} does; a server that dies under a statement ends it with an {@code SQLException} at once; one that
 * falls silent ends it after {@value #SILENCE_SECONDS} s, so work that makes the server think longer sets
 * {@link Connection#setNetworkTimeout} for its connection.
 */
public final class Database implements AutoCloseable {

    static final int WAIT_SECONDS = 8;
    static final int SILENCE_SECONDS = 60;

    private final HikariDataSource pool;
    private final Optional<Watch> watch;
    private final String serverVersion;

    private Database(HikariDataSource pool, Optional<Watch> watch, String serverVersion) {
        this.pool = pool;
        this.watch = watch;
        this.serverVersion = serverVersion;
    }

    /**
     * Opens the catalogue: the archive's own PostgreSQL in {@code home}, or the one the settings name.
     *
     * @throws DatabaseUnavailable saying what was found and what was expected
     */
    public static Database open(DatabaseSettings settings, Path home) {
        return open(settings, home, Schema.CATALOGUE);
    }

    static Database open(DatabaseSettings settings, Path home, Schema schema) {
        return settings.url() == null
                ? openOwn(settings, home, schema)
                : connect(Connections.byAddress(settings.url(), settings), Optional.empty(), settings, schema);
    }

    private static Database openOwn(DatabaseSettings settings, Path home, Schema schema) {
        OwnPostgres postgres = OwnPostgres.start(home, ServerOptions.forPool(settings.maxConnections()));
        try {
            Ownership.settle(postgres);
            return connect(postgres.connections(), Optional.of(postgres), settings, schema);
        } catch (SQLException e) {
            postgres.close();
            throw Connections.unreachable(postgres.connections(), e);
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    private static Database connect(
            PGSimpleDataSource source, Optional<OwnPostgres> own, DatabaseSettings settings, Schema schema) {
        String version = greet(source);
        schema.bringUpToDate(source);
        HikariDataSource pool = new HikariDataSource(pooled(source, settings));
        return new Database(pool, own.map(postgres -> Watch.over(postgres, pool)), version);
    }

    /** Asks the server who it is before anything is built on it. */
    private static String greet(PGSimpleDataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(
                        "select current_setting('server_version'), current_setting('server_encoding')")) {
            answer.next();
            Connections.refuseUnfit(source, connection.getMetaData().getDatabaseMajorVersion(), answer.getString(2));
            return answer.getString(1);
        } catch (SQLException e) {
            throw Connections.unreachable(source, e);
        }
    }

    private static HikariConfig pooled(PGSimpleDataSource source, DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("catalogue");
        config.setDataSource(source);
        config.setMaximumPoolSize(settings.maxConnections());
        // An idle connection is a server process of 10 MB and more.
        config.setMinimumIdle(Math.min(2, settings.maxConnections()));
        config.setIdleTimeout(Duration.ofMinutes(1).toMillis());
        config.setConnectionTimeout(Duration.ofSeconds(WAIT_SECONDS).toMillis());
        config.setValidationTimeout(Duration.ofSeconds(2).toMillis());
        // The schema has just been looked at through the same source; the pool need not ask again.
        config.setInitializationFailTimeout(-1);
        return config;
    }

    /** Pooled connections, in auto-commit until told otherwise. */
    public DataSource dataSource() {
        return pool;
    }

    /** What the server calls itself, such as {@code 18.4}. */
    public String serverVersion() {
        return serverVersion;
    }

    /** Whether the archive runs this PostgreSQL itself. */
    public boolean own() {
        return watch.isPresent();
    }

    /**
     * Promises that the caller closes this database even when the process is told to go (SIGTERM, Ctrl-C). Without that
     * promise the archive's own PostgreSQL stops on its own then, at the same time as everything else stops; with it a
     * server can first finish the requests that are under way.
     */
    public void leaveStopToOwner() {
        watch.ifPresent(Watch::leaveStopToOwner);
    }

    /** Closes the connections and stops the archive's own PostgreSQL; a second call does nothing. */
    @Override
    public void close() {
        pool.close();
        watch.ifPresent(Watch::close);
    }
}
