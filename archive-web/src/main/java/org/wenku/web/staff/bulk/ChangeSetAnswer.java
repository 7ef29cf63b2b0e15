package org.wenku.web.staff.bulk;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.changeset.ChangeSet;
import org.wenku.web.api.Answer;
import org.wenku.web.api.SayingAnswer;

/**
 * A change set.
 *
 * @param kind {@code edit}, {@code sheet} or {@code undo}
 * @param state {@code previewing}, {@code previewed}, {@code applying}, {@code applied}, {@code failed} or
 *     {@code discarded}
 * @param undoes the set that this one takes back
 * @param undoneBy the set that takes this one back
 * @param publishes whether it opens records to the public or takes them away
 * @param trouble why it could not be worked out
 */
public record ChangeSetAnswer(
        String id,
        String name,
        String kind,
        String state,
        @Nullable String undoes,
        @Nullable String undoneBy,
        boolean publishes,
        ChangeSetSaid.FindSaid find,
        List<ChangeSetSaid.ChangeSaid> change,
        CountsAnswer counts,
        @Nullable SayingAnswer trouble,
        String madeBy,
        Instant madeAt,
        @Nullable String appliedBy,
        @Nullable Instant endedAt)
        implements Answer {

    /**
     * How many records there are of each outcome.
     *
     * @param found how many were looked at
     * @param elsewhere how many more were found in fonds that the caller may not describe
     * @param faults rows or codes that could not be used
     */
    public record CountsAnswer(
            long found,
            long elsewhere,
            long faults,
            long changing,
            long staying,
            long impossible,
            long leftOut,
            long applied,
            long sinceChanged) {}

    public ChangeSetAnswer {
        change = List.copyOf(change);
    }

    static ChangeSetAnswer of(ChangeSet set) {
        ChangeSet.Counts counts = set.counts();
        return new ChangeSetAnswer(
                set.id().toString(),
                set.name(),
                word(set.kind()),
                word(set.state()),
                Objects.toString(set.undoes(), null),
                Objects.toString(set.undoneBy(), null),
                set.publishes(),
                ChangeSetSaid.FindSaid.of(set.selection()),
                ChangeSetSaid.ChangeSaid.of(set.operations()),
                new CountsAnswer(
                        counts.found(),
                        counts.elsewhere(),
                        counts.faults(),
                        counts.changing(),
                        counts.staying(),
                        counts.impossible(),
                        counts.leftOut(),
                        counts.applied(),
                        counts.sinceChanged()),
                SayingAnswer.of(set.trouble()),
                set.madeBy(),
                set.madeAt(),
                set.appliedBy(),
                set.endedAt());
    }

    /** A name of ours as programs write it: {@code since-changed}. */
    static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
