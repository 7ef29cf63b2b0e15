package org.wenku.web.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.catalogue.RecordPage;

/**
 * A page of records in archival order.
 *
 * @param next the cursor of the page after this one; null at the end
 */
public record RecordList(List<RecordLine> records, @Nullable String next) implements Answer {

    public RecordList {
        records = List.copyOf(records);
    }

    static RecordList of(RecordPage page) {
        return new RecordList(page.records().stream().map(RecordLine::of).toList(), page.next());
    }
}
