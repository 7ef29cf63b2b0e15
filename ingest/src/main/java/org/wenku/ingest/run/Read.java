package org.wenku.ingest.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.description.Statement;
import org.wenku.archive.holding.NewFile;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.drop.Found.Arrival;
import org.wenku.ingest.quarantine.QuarantineCause;

/**
 * A file that was received and read, and waits to be stored and entered.
 *
 * @param arrival where it came from
 * @param receipt the received bytes
 * @param file what the catalogue will say of the file; null when it must be set aside
 * @param statements what the file says of itself
 * @param note what the archivist should know, or why it must be set aside
 * @param cause what lies behind the note, for the log
 * @param aside why it must be set aside; null when it need not
 */
record Read(
        Arrival arrival,
        Receiver.Receipt receipt,
        @Nullable NewFile file,
        List<Statement> statements,
        @Nullable Sentence note,
        @Nullable String cause,
        @Nullable Aside aside) {

    /**
     * Why something is set aside.
     *
     * @param signature the name of the virus; null where there is none
     */
    record Aside(QuarantineCause cause, @Nullable String signature) {}

    Read {
        statements = List.copyOf(statements);
    }
}
