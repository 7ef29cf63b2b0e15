package org.wenku.web.staff.describe;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.description.Edtf;
import org.wenku.archive.description.EdtfAnswer;
import org.wenku.archive.description.EdtfDate;
import org.wenku.archive.description.EdtfReading;
import org.wenku.archive.description.EdtfRefusal;
import org.wenku.web.page.Messages;

/** Says in words how a date was understood, so that whoever typed it sees a mistake at once. */
final class DateWords {

    private final Messages text;

    DateWords(Messages text) {
        this.text = text;
    }

    /**
     * How a date is understood.
     *
     * @param edtf what the person gives for the machine; empty to have the value read
     */
    String of(String value, String edtf) {
        if (value.isBlank()) {
            return "";
        }
        if (!edtf.isBlank()) {
            EdtfAnswer answer = Edtf.read(edtf.strip());
            return answer instanceof EdtfRefusal refusal
                    ? refusal.sentence(text.language().locale())
                    : answer.date().map(this::understood).orElse("");
        }
        EdtfReading reading = EdtfReading.of(value.strip());
        EdtfDate date = reading.date();
        if (date == null) {
            return text.of("describe.date.unread");
        }
        String doubt = "describe.date.trust." + reading.confidence().name().toLowerCase(Locale.ROOT);
        return text.has(doubt) ? understood(date) + text.of("describe.date.then") + text.of(doubt) : understood(date);
    }

    private String understood(EdtfDate date) {
        List<String> parts = new ArrayList<>();
        parts.add(text.of("describe.date.kind." + date.kind().name().toLowerCase(Locale.ROOT), span(date)));
        if (date.approximate()) {
            parts.add(text.of("describe.date.approximate"));
        }
        if (date.uncertain()) {
            parts.add(text.of("describe.date.uncertain"));
        }
        return text.of("describe.date.understood", date.text(), String.join(text.of("list.comma"), parts));
    }

    private String span(EdtfDate date) {
        LocalDate from = date.earliest();
        LocalDate to = date.latest();
        if (from != null && from.equals(to)) {
            return day(from);
        }
        if (from == null && to == null) {
            return text.of("describe.date.open");
        }
        if (from == null) {
            return text.of("describe.date.until", day(to));
        }
        return to == null
                ? text.of("describe.date.from", day(from))
                : text.of("describe.date.span", day(from), day(to));
    }

    private String day(@Nullable LocalDate day) {
        if (day == null) {
            return "";
        }
        return day.getYear() > 0 ? text.date(day) : day.toString();
    }
}
