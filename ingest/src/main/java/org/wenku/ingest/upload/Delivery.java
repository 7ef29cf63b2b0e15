package org.wenku.ingest.upload;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.ingest.Sentence;

/**
 * What somebody sends at once, to stand below one unit.
 *
 * @param actor whose it is
 * @param target the unit below which it is to stand
 * @param publish whether it is published when it is taken in
 * @param label what its sender calls it; may be empty
 * @param accession the accession it belongs to; null for none
 * @param note why it could not be taken in to the end; null when nothing is to be said
 * @param run the run that took it in last; null before
 * @param endedAt when everything had its outcome; null before
 */
public record Delivery(
        UUID id,
        String actor,
        UUID target,
        boolean publish,
        String label,
        @Nullable UUID accession,
        Way way,
        State state,
        @Nullable Sentence note,
        @Nullable UUID run,
        Instant openedAt,
        @Nullable Instant endedAt) {

    /** How far it is. */
    public enum State {
        /** Files may be added. */
        OPEN,
        /** It is complete and waits to be taken in, or is being taken in. */
        HANDED_IN,
        /** Every file has its outcome. */
        DONE
    }

    /**
     * How far the files of a delivery are.
     *
     * @param whole complete, without an outcome yet
     * @param taken with an outcome
     * @param bytes all bytes announced
     * @param received bytes that are safe
     */
    public record Tally(long coming, long whole, long taken, long faulty, long bytes, long received) {

        /** Of a delivery without files. */
        public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0);

        /** How many files there are. */
        public long files() {
            return coming + whole + taken + faulty;
        }
    }
}
