package org.wenku.archive.step;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What is said of a step to people.
 *
 * @param chinese a sentence
 * @param english the same in English
 * @param cause what a tool or library said, in its own words; null when there is nothing to quote
 */
public record StepNote(
        String chinese, String english, @Nullable String cause) {

    private static final int LONGEST_CAUSE = 2000;

    public StepNote {
        requireNonNull(chinese, "chinese");
        requireNonNull(english, "english");
        if (cause != null) {
            // PostgreSQL cannot keep U+0000, and a program that talks for pages says nothing new after the first.
            String kept = cause.replace('\0', ' ').strip();
            cause = kept.length() > LONGEST_CAUSE ? kept.substring(0, LONGEST_CAUSE) + "…" : kept;
        }
    }

    /** A note without a tool's words. */
    public static StepNote of(String chinese, String english) {
        return new StepNote(chinese, english, null);
    }
}
