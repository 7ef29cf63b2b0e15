package org.wenku.ingest.sheet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wenku.archive.description.Edtf;
import org.wenku.archive.description.EdtfReading;
import org.wenku.archive.description.Statement;

/**
 * Reads dates as they stand in sheets. A year found among other words is not taken for a date here, although it would
 * be in a document: somebody wrote into a date column something that is none. Remembers what was read lately, because
 * the dates of a collection repeat.
 */
final class DateCells {

    private static final int REMEMBERED = 4096;
    private static final Pattern UNKNOWN =
            Pattern.compile("(?i)(?:date )?(?:not known|unknown|uncertain)|undated|no date|n\\.? ?d\\.?|s\\.?"
                    + " ?d\\.?|不详|不明|未知|未详|待考|无日期|无年月|日期不详");
    private static final Pattern DIGIT = Pattern.compile("\\d");

    private final Map<String, Optional<String>> read = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<String>> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** The statement with its date read; unread where the date is said not to be known; empty where it is none. */
    Optional<Statement> read(Statement statement) {
        if (UNKNOWN.matcher(statement.value()).matches()) {
            return Optional.of(statement);
        }
        return read.computeIfAbsent(statement.value(), DateCells::edtf).map(statement::readAs);
    }

    private static Optional<String> edtf(String value) {
        if (Edtf.parse(value).isPresent()) {
            return Optional.of(value);
        }
        EdtfReading reading = EdtfReading.of(value);
        boolean amongWords = reading.confidence() == EdtfReading.Confidence.LOW
                && DIGIT.matcher(value).find();
        return amongWords ? Optional.empty() : reading.suggestion().map(date -> date.text());
    }
}
