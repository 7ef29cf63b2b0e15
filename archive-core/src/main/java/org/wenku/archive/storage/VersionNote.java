package org.wenku.archive.storage;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What is written beside a version: who made it, why, when.
 *
 * @param by the name of a person or of the program; not empty
 * @param message why, in one sentence
 * @param at when; kept to the microsecond
 */
public record VersionNote(String by, String message, Instant at) {

    public VersionNote {
        requireNonNull(by, "by");
        requireNonNull(message, "message");
        requireNonNull(at, "at");
        if (by.isBlank()) {
            throw new IllegalArgumentException("a version must say who made it");
        }
    }
}
