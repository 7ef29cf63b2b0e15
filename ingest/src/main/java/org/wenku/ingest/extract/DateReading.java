package org.wenku.ingest.extract;

import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.description.Edtf;

/**
 * Reads the dates that programs write into files, as EDTF (ISO 8601-2:2019) of the precision really known.
 *
 * <p>A time of midnight is taken for "no time given". A zone is never invented. Dates that only mean that a field was
 * never filled in (the zero of some clock) are not dates.
 */
final class DateReading {

    private static final List<String> NEVER_SET = List.of(
            "0000",
            "0001-01-01",
            "1601-01-01",
            "1899-12-30",
            "1899-12-31",
            "1900-01-01",
            "1904-01-01",
            "1970-01-01",
            "1980-01-01T00:00:00");

    private static final Pattern PROGRAM_DATE = Pattern.compile(
            "(\\d{4})(?:[-:](\\d{2})(?:[-:](\\d{2})(?:[T ](\\d{2}:\\d{2}:\\d{2})(?:\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})?)?)?)?");

    private DateReading() {}

    /** The date in EDTF, if the text is one. */
    static Optional<String> edtf(String raw) {
        Matcher m = PROGRAM_DATE.matcher(raw.strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        String day = m.group(1) + part("-", m.group(2)) + part("-", m.group(3));
        boolean midnight = m.group(4) == null || m.group(4).equals("00:00:00");
        String whole = midnight ? day : day + "T" + m.group(4) + part("", m.group(5));
        String comparable = day + part("T", m.group(4));
        boolean neverSet = NEVER_SET.stream().anyMatch(comparable::startsWith);
        boolean future = Integer.parseInt(m.group(1)) > Year.now(ZoneOffset.UTC).getValue() + 1;
        return neverSet || future || Edtf.parse(whole).isEmpty() ? Optional.empty() : Optional.of(whole);
    }

    private static String part(String before, @Nullable String text) {
        return text == null ? "" : before + text;
    }
}
