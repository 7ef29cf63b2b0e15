package org.wenku.web.record;

import java.util.ArrayList;
import java.util.List;
import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Right;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.web.page.Messages;

/** What somebody may do with a record at the desks of the staff, as links. */
public final class Ways {

    private final CatalogueRecord record;
    private final Reader reader;
    private final Messages text;
    private final List<RecordView.Work> ways = new ArrayList<>();

    private Ways(CatalogueRecord record, Reader reader, Messages text) {
        this.record = record;
        this.reader = reader;
        this.text = text;
    }

    /** From its page for readers. */
    static List<RecordView.Work> ofPage(CatalogueRecord record, Reader reader, Messages text) {
        if (!reader.holds(Right.DESCRIBE, record.fondsId())) {
            return List.of();
        }
        Ways ways = new Ways(record, reader, text);
        ways.to("describe", "record.describe");
        if (record.level() != Level.ITEM) {
            ways.ways.add(new RecordView.Work("/staff/records/new?below=" + record.id(), text.of("record.new")));
        }
        if (ways.mayPublish() && record.state() != RecordState.PUBLISHED) {
            ways.to("publish", "record.publish");
        }
        ways.rest();
        return ways.ways;
    }

    /** From its form, which has a button to publish. */
    public static List<RecordView.Work> ofForm(CatalogueRecord record, Reader reader, Messages text) {
        Ways ways = new Ways(record, reader, text);
        ways.rest();
        return ways.ways;
    }

    private void rest() {
        if (mayPublish() && record.publishedAt().isPresent()) {
            to("withdraw", record.state() == RecordState.WITHDRAWN ? "record.withdraw.again" : "record.withdraw");
        }
        if (record.state() == RecordState.DRAFT && record.publishedAt().isEmpty()) {
            to("delete", "record.delete");
        }
        if (record.parentId().isPresent()) {
            to("move", "record.move");
        }
        to("history", "record.history");
    }

    private boolean mayPublish() {
        return reader.holds(Right.PUBLISH, record.fondsId());
    }

    private void to(String page, String key) {
        ways.add(new RecordView.Work("/staff/records/" + record.id() + "/" + page, text.of(key)));
    }
}
