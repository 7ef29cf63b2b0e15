package org.wenku.ingest.run;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wenku.ingest.Sentence;

/** Waits while the database is away: it is started again after a crash, and a run need not end for that. */
final class DatabaseAway {

    static final Sentence SENTENCE = new Sentence(
            "数据库不可用，入库停止。已入库的都已保存；数据库恢复后重新运行即可继续。",
            "The database is not there and the run has stopped. Everything accepted is safe; run it again to go on.");

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private DatabaseAway() {}

    /**
     * Does this, again and again while the database is away; each try waits for a connection itself.
     *
     * @throws Entering.CannotGoOn when it does not come back, or its disk is full
     */
    static <T> T waitOut(Supplier<T> work) {
        long until = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (Full.is(e)) {
                    throw new Entering.CannotGoOn(Full.SENTENCE, e);
                }
                if (!is(e)) {
                    throw e;
                }
                if (System.nanoTime() > until) {
                    throw new Entering.CannotGoOn(SENTENCE, e);
                }
                LOG.warn("the database is away; waiting for it", e);
            }
        }
    }

    private static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean connection = cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLNonTransientConnectionException;
            if (connection || (cause instanceof SQLException sql && isConnectionState(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** Class 08 is a broken connection, 57P0x a server that shuts down or starts up (PostgreSQL, appendix A). */
    private static boolean isConnectionState(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }
}
