package org.wenku.ingest.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.wenku.archive.description.Statements;
import org.wenku.archive.storage.Deposit;
import org.wenku.archive.storage.ObjectId;
import org.wenku.archive.storage.Put;
import org.wenku.archive.storage.VersionNote;

/** What goes into the preservation store for a record: the original files, and beside them what is known of them. */
final class PreservationDocuments {

    private final String by;

    PreservationDocuments(String by) {
        this.by = by;
    }

    Put put(UUID record, List<Arrived.Received> received, Statements statements) {
        Instant now = Instant.now();
        List<Deposit> deposits = new ArrayList<>();
        for (Arrived.Received each : received) {
            Receiver.Receipt receipt = each.receipt();
            deposits.add(Deposit.original(each.arrival().name(), receipt.file(), receipt.sha256())
                    .withSha512(receipt.sha512()));
        }
        return new Put(new ObjectId(record), deposits, new VersionNote(by, "ingest", now));
    }
}
