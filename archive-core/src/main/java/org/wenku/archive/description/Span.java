package org.wenku.archive.description;

import java.time.LocalDate;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** The first and the last day of something; null where there is no such day or none that can be written. */
record Span(@Nullable LocalDate earliest, @Nullable LocalDate latest) {

    static final Span OPEN = new Span(null, null);

    /** Whole years from the first to the last, both included. */
    static Span ofYears(int first, int last) {
        return new Span(LocalDate.of(first, 1, 1), LocalDate.of(last, 12, 31));
    }

    /** The least span that has both; an open end stays open. */
    Span with(Span other) {
        return new Span(
                either(earliest, other.earliest, (a, b) -> a.isBefore(b)),
                either(latest, other.latest, (a, b) -> a.isAfter(b)));
    }

    private static @Nullable LocalDate either(
            @Nullable LocalDate one, @Nullable LocalDate two, BiPredicate<LocalDate, LocalDate> preferred) {
        if (one == null || two == null) {
            return null;
        }
        return preferred.test(one, two) ? one : two;
    }

    /** True unless this begins after the other has ended. */
    boolean mayPrecede(Span other) {
        return earliest == null || other.latest == null || !earliest.isAfter(other.latest);
    }
}
