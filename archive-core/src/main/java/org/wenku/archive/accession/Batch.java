package org.wenku.archive.accession;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was brought in at once.
 *
 * @param accession the accession it belongs to; null while nobody has said
 * @param label what it is called in lists: the name of the sheet or the folders
 * @param target below which record it was put
 * @param closedAt when it was complete; null while it is not
 * @param cutOff whether the last run of it was broken off before its end
 * @param undoingAt when its undoing was begun; a batch that is undone is no longer there
 */
public record Batch(
        UUID id,
        @Nullable UUID accession,
        Kind kind,
        String label,
        UUID target,
        String actor,
        Instant openedAt,
        @Nullable Instant closedAt,
        boolean cutOff,
        @Nullable Instant undoingAt) {

    /** How a batch came. */
    public enum Kind {
        /** Files and folders. */
        FOLDER,
        /** A spreadsheet, with or without files. */
        SHEET
    }

    /** What a batch did. */
    public record Counts(long created, long changed, long files) {}
}
