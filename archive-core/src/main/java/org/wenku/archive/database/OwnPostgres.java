package org.wenku.archive.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wenku.archive.database.PostgresPrograms.Outcome;

/** The archive's own PostgreSQL in {@code home/postgres}: made once, started, mended, stopped. */
final class OwnPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OwnPostgres.class);

    /** Recovery after a crash replays at most {@code max_wal_size}; on a slow disc that takes its time. */
    private static final Duration START_DEADLINE = Duration.ofMinutes(10);

    private static final Duration STOP_DEADLINE = Duration.ofSeconds(20);

    /** How long processes of a killed server may take to notice and let go of its memory. */
    private static final Duration REMAINS_DEADLINE = Duration.ofSeconds(10);

    private final ServerOptions options;
    private final HomeLock lock;
    private final PostgresPrograms programs;
    private final Cluster cluster;
    private final PGSimpleDataSource owner = new PGSimpleDataSource();
    private Access access;
    private final Thread atExit = new Thread(this::close, "postgres-stop");
    private Optional<Postmaster> postmaster = Optional.empty();
    private boolean closed;

    private OwnPostgres(HomeLock lock, PostgresPrograms programs, Cluster cluster, ServerOptions options)
            throws IOException {
        this.lock = lock;
        this.programs = programs;
        this.cluster = cluster;
        this.options = options;
        stop();
        this.access = cluster.open(options);
    }

    /**
     * Starts the PostgreSQL of this home, making it first if there is none. A server that a killed process left behind
     * is stopped cleanly and started anew, so that it always runs these programs with these settings.
     *
     * @throws DatabaseUnavailable if another process runs it, if it belongs to another major version, or if PostgreSQL
     *     cannot be had or started here
     */
    static OwnPostgres start(Path home, ServerOptions options) {
        return start(home, home.resolve("postgres"), options);
    }

    /** As above with the programs kept elsewhere, so that tests unpack them once. */
    static OwnPostgres start(Path home, Path binariesIn, ServerOptions options) {
        try {
            Path directory = Files.createDirectories(home.resolve("postgres")).toRealPath();
            HomeLock lock = HomeLock.take(directory);
            try {
                return start(lock, home, directory, binariesIn, options);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "The archive's own database in " + home + " could not be started: " + reason(e),
                    "无法启动 " + home + " 中的自带数据库：" + reason(e),
                    e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof AccessDeniedException denied
                ? "the account " + System.getProperty("user.name") + " may not use " + denied.getFile()
                : e.toString();
    }

    private static OwnPostgres start(HomeLock lock, Path home, Path directory, Path binariesIn, ServerOptions options)
            throws IOException {
        PostgresBinaries binaries = PostgresBinaries.unpackedIn(binariesIn);
        Path log = Files.createDirectories(home.resolve("log")).toRealPath().resolve("postgresql.log");
        Account account = Account.forData(directory.resolve("data"), binaries);
        account.own(binaries.directory());
        PostgresPrograms programs = new PostgresPrograms(binaries, account, log);
        OwnPostgres postgres = new OwnPostgres(lock, programs, new Cluster(directory, programs), options);
        binaries.removeOthersIn(directory);
        // Before it runs, because a process may be told to go at any moment.
        Runtime.getRuntime().addShutdownHook(postgres.atExit);
        try {
            postgres.launch();
            return postgres;
        } catch (IOException | RuntimeException e) {
            postgres.leaveStopToOwner();
            postgres.stop();
            throw e;
        }
    }

    /** Connections for the owner of the catalogue; follows the server when a restart puts it on another port. */
    PGSimpleDataSource connections() {
        return owner;
    }

    synchronized Access access() {
        return access;
    }

    String version() {
        return programs.binaries().version();
    }

    /** Whether the server process lives, which says nothing yet about whether it answers. */
    synchronized boolean running() {
        return postmaster.filter(one -> one.serves(cluster.data())).isPresent();
    }

    /**
     * Starts the server again if something killed it.
     *
     * @return whether it had to
     */
    synchronized boolean restartIfDown() {
        if (closed || running()) {
            return false;
        }
        LOG.warn("PostgreSQL in {} is gone; starting it again", cluster.data());
        try {
            launch();
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void trimLog() {
        try {
            programs.trimLog();
        } catch (IOException e) {
            LOG.warn("{} could not be shortened", programs.log(), e);
        }
    }

    /** Leaves the stop at the end of the process to somebody who has more than this to put in order. */
    void leaveStopToOwner() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyGoingDown) {
            LOG.debug("the process goes down already");
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        leaveStopToOwner();
        try {
            stop();
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL in " + cluster.data() + " could not be stopped", e);
        }
    }

    private synchronized void launch() throws IOException {
        if (closed) {
            throw new IllegalStateException(
                    "PostgreSQL in " + cluster.data() + " was told to stop before it had started");
        }
        Instant giveUp = Instant.now().plus(REMAINS_DEADLINE);
        Outcome started = tryLaunch();
        while (!started.success() && passing(started.said()) && Instant.now().isBefore(giveUp)) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            started = tryLaunch();
        }
        postmaster = Postmaster.on(cluster.data());
        if (!started.success() || postmaster.isEmpty()) {
            throw new DatabaseUnavailable(
                    "PostgreSQL in " + cluster.data() + " did not start: " + started.said(),
                    cluster.data() + " 中的 PostgreSQL 未能启动：" + started.said());
        }
    }

    private Outcome tryLaunch() throws IOException {
        programs.trimLog();
        Postmaster.forgetStranger(cluster.data());
        access = access.onFreePort();
        cluster.prepare(access, options);
        access.pointAsOwner(owner);
        return control("-w", "-t", Long.toString(START_DEADLINE.toSeconds()), "start");
    }

    /** Of these a second try gets rid: another program took the port, or a killed server's processes still go. */
    private static boolean passing(String said) {
        return said.contains("could not bind")
                || said.contains("pre-existing shared memory block")
                || said.contains("lock file \"postmaster.pid\" already exists");
    }

    /** Fast, then immediate, then by the kernel; each is safe, the later ones only make the next start recover. */
    private void stop() throws IOException {
        if (Postmaster.on(cluster.data()).isPresent()) {
            control("-m", "fast", "-w", "-t", "10", "stop");
        }
        if (Postmaster.on(cluster.data()).isPresent()) {
            control("-m", "immediate", "-w", "-t", "5", "stop");
        }
        Postmaster.on(cluster.data()).ifPresent(Postmaster::kill);
    }

    private Outcome control(String... arguments) throws IOException {
        String[] all = new String[arguments.length + 3];
        all[0] = "-s";
        all[1] = "-D";
        all[2] = cluster.data().toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return programs.run(START_DEADLINE.plus(STOP_DEADLINE), "pg_ctl", all);
    }
}
