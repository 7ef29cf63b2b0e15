package org.wenku.ingest.sheet;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.sheet.SheetKind;

/**
 * A sheet that was brought, and how far it has come.
 *
 * @param batch the batch that its records belong to
 * @param name the file name of the sheet
 * @param digest SHA-256 of the sheet
 * @param target the unit below which everything is put
 * @param files where the files are that it names; null where it names none
 * @param updateOthers whether records that did not come from a sheet are updated, too
 * @param endedAt when it was entered; null while it is not
 */
public record SheetImport(
        UUID id,
        UUID batch,
        String name,
        String digest,
        SheetKind kind,
        String encoding,
        List<Column> columns,
        UUID target,
        @Nullable Path files,
        boolean updateOthers,
        String actor,
        Phase phase,
        Counts counts,
        Instant openedAt,
        @Nullable Instant endedAt) {

    public SheetImport {
        columns = List.copyOf(columns);
    }

    /** Where an import stands. */
    public enum Phase {
        /** Somebody must say what some columns mean. */
        MAPPING,
        /** Its rows are being read. */
        READING,
        /** All of it is being compared with itself and the catalogue. */
        CHECKING,
        /** Every fault is known, and nothing has been entered: the end of a dry run. */
        CHECKED,
        /** Its good rows are being entered. */
        ENTERING,
        /** Its good rows are in the catalogue. */
        DONE
    }

    /**
     * How many rows.
     *
     * @param rows with something in them, without the headers
     * @param faults how many faults; rows that only wait for another are not counted
     * @param bad rows that cannot be entered, those that wait included
     * @param ready rows that can be entered and are not yet
     * @param same rows that say what was there already
     */
    public record Counts(long rows, long faults, long bad, long ready, long created, long updated, long same) {

        /** How many rows are in the catalogue. */
        public long entered() {
            return created + updated + same;
        }
    }
}
