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
        @Nullable Instant latest) {}
