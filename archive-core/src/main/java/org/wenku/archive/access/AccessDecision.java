package org.wenku.archive.access;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a reader may do with one unit. */
public sealed interface AccessDecision {

    /** Whether the description may be shown. */
    default boolean mayDescribe() {
        return false;
    }

    /** Whether files, their text and their pictures may be shown. */
    default boolean mayOpenFiles() {
        return false;
    }

    /** Everything may be seen. */
    record Granted() implements AccessDecision {
        @Override
        public boolean mayDescribe() {
            return true;
        }

        @Override
        public boolean mayOpenFiles() {
            return true;
        }
    }

    /**
     * The description may be seen, the files not.
     *
     * @param reason why, in the words of the archive
     * @param until the day from which on they may
     */
    record DescriptionOnly(
            @Nullable String reason, @Nullable LocalDate until) implements AccessDecision {
        @Override
        public boolean mayDescribe() {
            return true;
        }
    }

    /** To this reader the unit does not exist. */
    record Hidden() implements AccessDecision {}

    /**
     * The unit was public once and has been withdrawn; the tombstone may be seen.
     *
     * @param at when it was withdrawn
     * @param reason why, for readers
     */
    record Withdrawn(Instant at, @Nullable String reason) implements AccessDecision {}
}
