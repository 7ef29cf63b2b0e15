package org.wenku.web.staff.accessions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.accession.Batch;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Phrase;

/**
 * One batch: what it did, and what stands against undoing it.
 *
 * @param mayUndo whether whoever looks may undo it
 * @param sheet the import it came by; null where it came as files
 */
public record BatchPage(
        Frame frame,
        BatchLine batch,
        Batch.Counts counts,
        List<Line> records,
        List<String> hindrances,
        boolean mayUndo,
        @Nullable String sheet,
        @Nullable String next) {
    public BatchPage {
        records = List.copyOf(records);
        hindrances = List.copyOf(hindrances);
    }

    /** A record of the batch. */
    public record Line(String id, String reference, Phrase title) {}
}
