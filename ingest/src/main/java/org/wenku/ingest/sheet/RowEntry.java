package org.wenku.ingest.sheet;

import jakarta.persistence.Tuple;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.description.Statements;
import org.wenku.ingest.run.Filing;

/** A row on its way into the catalogue, and its files once they have been received. */
final class RowEntry {

    final SheetLine line;

    /** The record it becomes: the one it was promised before, or that it names, or a new one. */
    final UUID record;

    /** Whether that record is in the catalogue already. */
    final boolean known;

    final int depth;

    /** The record it goes below; null while that one is not in the catalogue. */
    final @Nullable UUID parent;

    Filing.@Nullable Filed filed;

    RowEntry(SheetLine line, Tuple row) {
        this.line = new SheetLine(
                line.row(),
                line.code(),
                line.parentCode(),
                row.get("key", String.class),
                line.level(),
                line.said(),
                line.files(),
                line.digest(),
                line.faults());
        UUID promised = row.get("record_id", UUID.class);
        this.record = promised == null ? RecordIds.next() : promised;
        this.known = row.get("known", Boolean.class);
        this.depth = row.get("depth", Integer.class);
        this.parent = row.get("parent", UUID.class);
    }

    boolean mayBeEntered() {
        return parent != null && (filed == null || filed.refusal() == null);
    }

    Statements said() {
        return filed == null ? line.said() : line.said().withExtracted(filed.found());
    }
}
