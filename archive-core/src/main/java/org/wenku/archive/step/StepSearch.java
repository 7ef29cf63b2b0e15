package org.wenku.archive.step;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which steps are wanted; what is null or empty does not narrow.
 *
 * @param kinds of these kinds
 * @param states in these states
 * @param subjects done to one of these
 * @param batch belonging to this batch
 * @param before older than this step: the last of the page before
 * @param most at most so many, newest first
 */
public record StepSearch(
        List<String> kinds,
        Set<StepState> states,
        List<UUID> subjects,
        @Nullable UUID batch,
        @Nullable UUID before,
        int most) {

    private static final int PAGE = 50;

    public StepSearch {
        kinds = List.copyOf(kinds);
        states = Set.copyOf(states);
        subjects = List.copyOf(subjects);
    }

    /** Every step, the newest {@value #PAGE} first. */
    public static StepSearch all() {
        return new StepSearch(List.of(), Set.of(), List.of(), null, null, PAGE);
    }

    /** Those of these kinds. */
    public StepSearch ofKind(String... wanted) {
        return new StepSearch(List.of(wanted), states, subjects, batch, before, most);
    }

    /** Those in these states. */
    public StepSearch in(StepState... wanted) {
        return new StepSearch(kinds, Set.of(wanted), subjects, batch, before, most);
    }

    /** Those done to one of these; nothing is found when there are none. */
    public StepSearch about(Collection<UUID> wanted) {
        List<UUID> those = wanted.isEmpty() ? List.of(new UUID(0, 0)) : List.copyOf(wanted);
        return new StepSearch(kinds, states, those, batch, before, most);
    }

    /** Those of this batch. */
    public StepSearch ofBatch(UUID wanted) {
        return new StepSearch(kinds, states, subjects, wanted, before, most);
    }

    /** The page after the one that ended with this step. */
    public StepSearch before(UUID step) {
        return new StepSearch(kinds, states, subjects, batch, step, most);
    }

    /** At most so many. */
    public StepSearch most(int wanted) {
        return new StepSearch(kinds, states, subjects, batch, before, wanted);
    }
}
