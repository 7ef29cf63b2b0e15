package org.wenku.web.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import org.wenku.archive.holding.HeldFile;
import org.wenku.web.page.Language;

/** What the technical metadata of a file say, as far as a page shows it; the names are those of the extracting parser. */
final class Fields {

    private final JsonNode technical;

    Fields(HeldFile file) {
        this.technical = file.technical();
    }

    int width() {
        return number("tiff:ImageWidth");
    }

    int height() {
        return number("tiff:ImageLength");
    }

    int pages() {
        return number("xmpTPg:NPages");
    }

    /** Milliseconds; 0 where not known. */
    long duration() {
        try {
            return first("xmpDM:duration")
                    .map(seconds -> new BigDecimal(seconds).movePointRight(3).longValue())
                    .filter(millis -> millis > 0)
                    .orElse(0L);
        } catch (NumberFormatException notSeconds) {
            return 0;
        }
    }

    /** What the ingest wants the reader to know of this file. */
    Optional<String> note(Language language) {
        return Optional.ofNullable(technical.path("note").path(language.code()).textValue());
    }

    private int number(String field) {
        try {
            return first(field)
                    .map(text -> text.split(" ", 2)[0])
                    .map(Integer::parseInt)
                    .filter(value -> value > 0)
                    .orElse(0);
        } catch (NumberFormatException notOne) {
            return 0;
        }
    }

    private Optional<String> first(String field) {
        JsonNode found = technical.path("fields").path(field);
        JsonNode value = found.isArray() ? found.path(0) : found;
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
    }
}
