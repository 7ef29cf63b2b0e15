package org.wenku.archive.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real, empty catalogue for a test: a database of its own with the newest schema, copied from a template in some ten
 * milliseconds. One PostgreSQL serves all tests of a JVM and goes with it; only here it runs without waiting for the
 * disc.
 *
 * <pre>{@code
 * try (DatabaseFixture fixture = DatabaseFixture.fresh()) {
 *     fixture.dataSource() ...                              // pooled connections, or
 *     Database.open(fixture.settings(), home)               // as the archive itself opens it
 * }
 * }</pre>
 */
public final class DatabaseFixture implements AutoCloseable {

    private static final int CONNECTIONS = 100;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name;
    private final HikariDataSource pool;

    private DatabaseFixture(String name) {
        this.name = name;
        this.pool = new HikariDataSource(pooled(Server.ONLY.connections(name)));
    }

    /** A database nobody has written to. */
    public static DatabaseFixture fresh() {
        String name = "test_" + NUMBER.incrementAndGet();
        Server.ONLY.execute("create database " + name + " template " + Access.DATABASE + " owner " + Access.OWNER);
        return new DatabaseFixture(name);
    }

    /** Pooled connections to this database. */
    public DataSource dataSource() {
        return pool;
    }

    /** Settings by which the archive, or another process, finds this database. */
    public DatabaseSettings settings() {
        Access access = Server.ONLY.postgres.access();
        return new DatabaseSettings(
                "jdbc:postgresql://127.0.0.1:" + access.port() + "/" + name, Access.OWNER, access.password(), 4);
    }

    /** Ends every connection and lets nobody in, as if the server had gone. */
    public void goAway() {
        Server.ONLY.execute("alter database " + name + " allow_connections false");
        Server.ONLY.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
    }

    /** Lets everybody in again. */
    public void comeBack() {
        Server.ONLY.execute("alter database " + name + " allow_connections true");
    }

    /** Drops the database, whoever is still connected. */
    @Override
    public void close() {
        pool.close();
        Server.ONLY.execute("drop database " + name + " with (force)");
    }

    private static HikariConfig pooled(PGSimpleDataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(5_000);
        config.setInitializationFailTimeout(-1);
        return config;
    }

    /** Where all tests of this machine's account unpack PostgreSQL's programs once. */
    static Path binaries() throws IOException {
        String user = System.getProperty("user.name");
        return Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "wenku-test-postgres-" + user));
    }

    private static final class Server {

        static final Server ONLY = new Server();

        private final OwnPostgres postgres;

        private Server() {
            try {
                Path home = Files.createTempDirectory("wenku-test-database-");
                postgres = OwnPostgres.start(home, binaries(), new ServerOptions(CONNECTIONS, false));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(home)));
                Ownership.settle(postgres);
                Schema.CATALOGUE.bringUpToDate(postgres.connections());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private PGSimpleDataSource connections(String name) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            postgres.access().pointAsOwner(source);
            source.setDatabaseName(name);
            return source;
        }

        private void execute(String sql) {
            try (Connection connection =
                            postgres.access().asSuperuser(Access.SUPERUSER).getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }

        private void remove(Path home) {
            postgres.close();
            try {
                Trees.delete(home);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
