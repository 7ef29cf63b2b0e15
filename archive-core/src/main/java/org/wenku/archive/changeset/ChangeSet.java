package org.wenku.archive.changeset;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change set as it stood when it was looked at.
 *
 * @param name what it is for; the reason that the history gives for every record it changes
 * @param undoes the set that it takes back; null for none
 * @param backwards whether its records go from what they became to what they were
 * @param operations what is done to each record; empty where a sheet or another set says it record by record
 * @param trouble why it could not go on; null where it can
 * @param publishes whether it opens records to the public or takes them away
 * @param allowed the fonds whose records it may touch; null for all
 * @param fonds the fonds whose records it has
 * @param undoneBy the set that takes it back; null for none
 */
public record ChangeSet(
        UUID id,
        String name,
        Kind kind,
        @Nullable UUID undoes,
        boolean backwards,
        Selection selection,
        List<Operation> operations,
        State state,
        @Nullable Saying trouble,
        boolean publishes,
        @Nullable Set<UUID> allowed,
        Set<UUID> fonds,
        Counts counts,
        String madeBy,
        Instant madeAt,
        @Nullable String appliedBy,
        @Nullable Instant appliedAt,
        @Nullable Instant endedAt,
        @Nullable UUID undoneBy) {

    /** How it says what is to be changed. */
    public enum Kind {
        /** By operations, the same for every record. */
        EDIT,
        /** By a sheet, cell by cell. */
        SHEET,
        /** By another set that is taken back. */
        UNDO
    }

    /** Where it stands. */
    public enum State {
        /** What would change is being worked out. */
        PREVIEWING,
        /** Everything is worked out; nothing has been changed. */
        PREVIEWED,
        /** Records are being changed. */
        APPLYING,
        /** Every record has been changed, or passed over and named. */
        APPLIED,
        /** It could not be worked out. */
        FAILED,
        /** Nobody wanted it. */
        DISCARDED
    }

    /** What became, or will become, of one record. */
    public enum Outcome {
        /** It will change. */
        CHANGING,
        /** It says already what it is to say. */
        STAYING,
        /** It cannot be changed so; the reason stands with it. */
        IMPOSSIBLE,
        /** A person chose to leave it as it is. */
        LEFT_OUT,
        /** It has been changed. */
        APPLIED,
        /** Somebody else has written it since the preview, so it was passed over. */
        SINCE_CHANGED
    }

    /**
     * How many records there are of each outcome.
     *
     * @param found how many were looked at
     * @param elsewhere how many more were found in fonds that the person may not describe
     * @param faults rows or codes that could not be used
     */
    public record Counts(
            long found,
            long elsewhere,
            long faults,
            long changing,
            long staying,
            long impossible,
            long leftOut,
            long applied,
            long sinceChanged) {

        /** How many records have this outcome. */
        public long of(Outcome outcome) {
            return switch (outcome) {
                case CHANGING -> changing;
                case STAYING -> staying;
                case IMPOSSIBLE -> impossible;
                case LEFT_OUT -> leftOut;
                case APPLIED -> applied;
                case SINCE_CHANGED -> sinceChanged;
            };
        }
    }

    public ChangeSet {
        operations = List.copyOf(operations);
        fonds = Set.copyOf(fonds);
    }

    /** Whether it may be taken back now. */
    public boolean canBeUndone() {
        return state == State.APPLIED && counts.applied() > 0 && undoneBy == null;
    }
}
