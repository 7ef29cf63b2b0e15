package org.wenku.web.staff.describe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wenku.archive.access.AccessDecision;
import org.wenku.archive.access.Condition;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.describing.Prospect;
import org.wenku.web.page.Messages;

/** Says in sentences what readers see of a record, or would see if it were published. */
final class Forecast {

    private final CatalogueRecord record;
    private final Prospect prospect;
    private final Messages text;

    Forecast(CatalogueRecord record, Prospect prospect, Messages text) {
        this.record = record;
        this.prospect = prospect;
        this.text = text;
    }

    /** What readers see of it today. */
    List<String> now() {
        boolean closed = record.effectiveAccess() == Condition.CLOSED;
        return switch (record.state()) {
            case PUBLISHED -> published();
            case DRAFT -> List.of(text.of("describe.now.draft"));
            case WITHDRAWN ->
                List.of(
                        closed || record.publishedAt().isEmpty()
                                ? text.of("describe.now.draft")
                                : text.of(
                                        "describe.now.withdrawn",
                                        record.stateReason().orElse("—")));
        };
    }

    /** What readers see of it when it is published. */
    List<String> published() {
        List<String> sentences = new ArrayList<>();
        CatalogueRecord hiding = prospect.hiddenBy();
        if (hiding != null) {
            String state = hiding.state().name().toLowerCase(Locale.ROOT);
            sentences.add(text.of(
                    "describe.forecast.hidden." + state, hiding.reference().text()));
        }
        String decided = decided();
        sentences.add(hiding == null ? decided : text.of("describe.forecast.then", decided));
        if (prospect.below() > 0) {
            sentences.add(below("describe.forecast.below"));
        }
        return sentences;
    }

    private String decided() {
        if (prospect.decision() instanceof AccessDecision.DescriptionOnly
                || !prospect.decision().mayDescribe()) {
            String key =
                    prospect.decision().mayDescribe() ? "describe.forecast.restricted" : "describe.forecast.closed";
            return text.of(key, AccessWords.of(prospect.access(), text));
        }
        return prospect.files() == 0
                ? text.of("describe.forecast.open.none")
                : text.of("describe.forecast.open", prospect.files());
    }

    private String below(String key) {
        return prospect.below() > Prospect.MOST
                ? text.of(key + ".many", Prospect.MOST)
                : text.of(key, prospect.below());
    }

    /** What readers see of it when it is withdrawn. */
    List<String> withdrawn() {
        List<String> sentences = new ArrayList<>();
        sentences.add(text.of(
                record.effectiveAccess() == Condition.CLOSED
                        ? "describe.forecast.no-tombstone"
                        : "describe.forecast.tombstone"));
        if (record.state() == RecordState.PUBLISHED && prospect.below() > 0) {
            sentences.add(below("describe.forecast.gone"));
        }
        return sentences;
    }
}
