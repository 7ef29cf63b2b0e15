package org.wenku.archive.catalogue;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Who writes, what they do and why; goes into the history with everything written in the transaction.
 *
 * @param by the person or program
 * @param what a short verb, such as {@code ingest} or {@code publish}
 */
public record Act(String by, String what, @Nullable String why) {
    public Act {
        requireNonNull(by, "by");
        requireNonNull(what, "what");
    }
}
