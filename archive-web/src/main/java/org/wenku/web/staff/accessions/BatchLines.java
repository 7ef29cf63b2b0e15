package org.wenku.web.staff.accessions;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.wenku.archive.accession.Accession;
import org.wenku.archive.accession.Accessions;
import org.wenku.archive.accession.Batch;
import org.wenku.archive.catalogue.Catalogue;

/** Batches as lists show them. */
final class BatchLines {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private BatchLines() {}

    static BatchLine of(Catalogue catalogue, Batch batch) {
        String accession = batch.accession() == null
                ? null
                : Accessions.with(catalogue, batch.accession())
                        .map(Accession::number)
                        .orElse(null);
        return new BatchLine(
                batch.id().toString(),
                batch.label(),
                batch.kind().name(),
                batch.actor(),
                MINUTE.format(batch.openedAt()),
                state(batch),
                accession);
    }

    private static String state(Batch batch) {
        if (batch.undoingAt() != null) {
            return "undoing";
        }
        return batch.closedAt() != null ? "closed" : batch.cutOff() ? "cut-off" : "open";
    }
}
