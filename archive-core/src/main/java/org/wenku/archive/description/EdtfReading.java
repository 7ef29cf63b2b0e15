package org.wenku.archive.description;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a date as people write it probably means in EDTF. It is a suggestion for the person who describes: the original
 * is always kept and is what readers are shown.
 *
 * @param original   the date as written, untouched
 * @param date       what it probably means; null when nothing sensible can be said
 * @param confidence how far to trust it
 */
public record EdtfReading(String original, @Nullable EdtfDate date, Confidence confidence) {

    /** How far a reading can be trusted. */
    public enum Confidence {
        /** No reading: unknown, undated, or more than one century fits. */
        NONE,
        /** A year found among other words, or the years of a whole dynasty. */
        LOW,
        /** A convention was needed or something was left out: a lunar month, the date of a later print. */
        MEDIUM,
        /** Every part of the text is accounted for. */
        HIGH
    }

    public EdtfReading {
        Objects.requireNonNull(original);
        Objects.requireNonNull(confidence);
        if ((date == null) != (confidence == Confidence.NONE)) {
            throw new IllegalArgumentException("a reading has a date exactly when it has some confidence: " + original);
        }
    }

    /** Reads a date written in Chinese (either script), in English or in EDTF itself. Never throws for any string. */
    public static EdtfReading of(String original) {
        return DateReader.read(original)
                .flatMap(guess ->
                        Edtf.parse(guess.edtf()).map(date -> new EdtfReading(original, date, guess.confidence())))
                .orElseGet(() -> new EdtfReading(original, null, Confidence.NONE));
    }

    /** The reading, when there is one. */
    public Optional<EdtfDate> suggestion() {
        return Optional.ofNullable(date);
    }
}
