package org.wenku.archive.database;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches over the archive's own PostgreSQL: starts it again after a crash, keeps its log small. */
final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration ROUND = Duration.ofMillis(250);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final OwnPostgres postgres;
    private final HikariDataSource pool;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "postgres-watch");
        thread.setDaemon(true);
        return thread;
    });
    private Instant quietUntil = Instant.MIN;

    private Watch(OwnPostgres postgres, HikariDataSource pool) {
        this.postgres = postgres;
        this.pool = pool;
    }

    static Watch over(OwnPostgres postgres, HikariDataSource pool) {
        Watch watch = new Watch(postgres, pool);
        watch.rounds.scheduleWithFixedDelay(watch::round, ROUND.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    private void round() {
        if (Instant.now().isBefore(quietUntil)) {
            return;
        }
        try {
            if (postgres.restartIfDown()) {
                pool.getHikariPoolMXBean().softEvictConnections();
                LOG.info("PostgreSQL runs again");
            }
            postgres.trimLog();
        } catch (RuntimeException e) {
            quietUntil = Instant.now().plus(AFTER_FAILURE);
            LOG.error("PostgreSQL could not be started again; next try in {} s", AFTER_FAILURE.toSeconds(), e);
        }
    }

    /** As {@link OwnPostgres#leaveStopToOwner()}. */
    void leaveStopToOwner() {
        postgres.leaveStopToOwner();
    }

    @Override
    public void close() {
        rounds.shutdownNow();
        postgres.close();
    }
}
