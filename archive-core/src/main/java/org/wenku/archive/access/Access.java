package org.wenku.archive.access;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The access condition of a unit.
 *
 * @param until the day on which it opens by itself; null when it stays until it is changed
 * @param reason why, in words for readers
 */
public record Access(
        Condition condition,
        @Nullable LocalDate until,
        @Nullable String reason) {

    /** Open to everyone. */
    public static final Access OPEN = new Access(Condition.OPEN, null, null);

    public Access {
        requireNonNull(condition, "condition");
        if (condition == Condition.OPEN && until != null) {
            throw new IllegalArgumentException("an open unit has no opening date, but found " + until);
        }
    }

    /** The condition that holds on a day: open again from the opening date on. */
    public Condition on(LocalDate day) {
        return until != null && !until.isAfter(day) ? Condition.OPEN : condition;
    }
}
