package org.wenku.archive.step;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Steps of one kind that ended badly in the same way.
 *
 * @param kind what was to be done
 * @param state FAILED or UNAVAILABLE
 * @param lacks the tool that is missing; null when none is
 * @param note what was said of the latest of them
 * @param count how many
 * @param latest when the latest ended
 */
public record StepCause(
        String kind,
        StepState state,
        @Nullable String lacks,
        @Nullable StepNote note,
        long count,
        @Nullable Instant latest) {

    /**
     * Those steps, each note word for word once with how often it stands, as {@code s}: because of a hundred thousand steps
     * that lack the same program all say the same, and to look at each word of each takes seconds.
     */
    static String asSaid(String from, String condition) {
        return " from (select s.kind, s.state, s.lacks, s.note, count(*) as many, max(s.ended_at) as latest" + from
                + " where s.state in ('FAILED', 'UNAVAILABLE') and " + condition
                + " group by s.kind, s.state, s.lacks, s.note) s";
    }
}
