package org.wenku.archive.description;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A date in the Extended Date/Time Format (ISO 8601-2:2019), with the first and the last day it can mean.
 *
 * <p>The bounds are for sorting and for asking "what may fall in these years"; they are days of the proleptic Gregorian
 * calendar with year 0 before year 1, and a time with a zone counts on its day in UTC, because records from several
 * zones sort on one line. A bound is null when that end is open ({@code 1937/..}), unknown ({@code /1937}) or a year
 * beyond ±999,999,999.
 *
 * @param text        the string as given
 * @param kind        what sort of expression it is
 * @param level       the lowest conformance level of the standard that has it
 * @param earliest    the first day it can mean
 * @param latest      the last day it can mean
 * @param uncertain   some part of it carries {@code ?} or {@code %}
 * @param approximate some part of it carries {@code ~} or {@code %}
 */
public record EdtfDate(
        String text,
        Kind kind,
        Level level,
        @Nullable LocalDate earliest,
        @Nullable LocalDate latest,
        boolean uncertain,
        boolean approximate)
        implements EdtfAnswer {

    /** What sort of expression a date is. */
    public enum Kind {
        /** A year, month, day or moment, digits possibly unspecified: {@code 1937}, {@code 193X}, {@code 1937-08-13T10:30}. */
        DATE,
        /** A year written with {@code Y} or with significant digits: {@code Y-17000}, {@code 1950S2}. */
        YEAR,
        /** Ten years written with three digits: {@code 193}. */
        DECADE,
        /** A hundred years written with two digits: {@code 19} begins with 1900. */
        CENTURY,
        /** A season, quarter or half of a year: {@code 1937-21}. */
        SEASON,
        /** From one date to another: {@code 1937/1945}. */
        INTERVAL,
        /** One of these: {@code [1937,1939]}. */
        SET,
        /** All of these: {@code {1937,1939}}. */
        LIST
    }

    /** The conformance levels of ISO 8601-2:2019, Annex A. */
    public enum Level {
        ZERO,
        ONE,
        TWO
    }

    public EdtfDate {
        Objects.requireNonNull(text);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(level);
    }

    @Override
    public Optional<EdtfDate> date() {
        return Optional.of(this);
    }
}
