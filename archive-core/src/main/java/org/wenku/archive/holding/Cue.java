package org.wenku.archive.holding;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What is said in a stretch of a recording.
 *
 * @param ordinal counted from 1
 * @param startMillis milliseconds from the beginning
 */
public record Cue(
        int ordinal,
        long startMillis,
        long endMillis,
        @Nullable String speaker,
        @Nullable String language,
        String text) {
    public Cue {
        requireNonNull(text, "text");
    }
}
