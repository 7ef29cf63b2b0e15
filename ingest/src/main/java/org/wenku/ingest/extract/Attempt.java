package org.wenku.ingest.extract;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at getting an answer from a child.
 *
 * @param inUsedWorker whether the child had answered others before
 * @param loss how the child was lost over it; null when it was not
 */
record Attempt(
        Answer answer,
        String tikaVersion,
        boolean inUsedWorker,
        @Nullable Loss loss) {

    boolean failed() {
        return loss == null ? answer.isDamaged() : loss.killed() != WorkerProcess.Killed.CLOSED;
    }

    String cause() {
        return loss == null ? answer.cause() : loss.cause();
    }

    Taken taken() {
        return loss == null ? answer.taken() : loss.taken();
    }

    Extraction extraction(String originalName) {
        return loss == null
                ? answer.extraction(tikaVersion, originalName)
                : loss.extraction(answer.facts(tikaVersion, originalName), answer.text());
    }

    /** Why a child was lost over a document. */
    record Loss(WorkerProcess.@Nullable Killed killed, int exitStatus, String cause, Duration deadline) {

        static Loss of(WorkerProcess worker, IOException e, Duration deadline) {
            WorkerProcess.Killed killed = worker.killed();
            if (killed == null) {
                // What it said broke the rules, or it has ended by itself; in both cases it is not listened to again.
                int status = worker.exitStatus();
                return new Loss(null, status, e.getMessage() + "; " + worker.lastWords(), deadline);
            }
            return new Loss(killed, -1, "killed: " + killed, deadline);
        }

        Extraction extraction(Facts facts, ExtractedText text) {
            if (killed == WorkerProcess.Killed.DEADLINE) {
                return new Extraction.TimedOut(facts, text, deadline);
            }
            if (killed == WorkerProcess.Killed.SCRATCH) {
                return new Extraction.TooMuch(facts, text, Extraction.Limit.SCRATCH, cause);
            }
            return exitStatus == OUT_OF_MEMORY
                    ? new Extraction.TooMuch(facts, text, Extraction.Limit.MEMORY, cause)
                    : new Extraction.WorkerLost(facts, text, cause);
        }

        Taken taken() {
            boolean tooMuch = killed == WorkerProcess.Killed.DEADLINE
                    || killed == WorkerProcess.Killed.SCRATCH
                    || exitStatus == OUT_OF_MEMORY;
            String said =
                    killed == WorkerProcess.Killed.DEADLINE ? "longer than " + deadline.toSeconds() + " s" : cause;
            return tooMuch ? new Taken.TooMuch(said) : new Taken.Unreadable(said);
        }

        // The status of a JVM that ends by -XX:+ExitOnOutOfMemoryError.
        private static final int OUT_OF_MEMORY = 3;
    }
}
