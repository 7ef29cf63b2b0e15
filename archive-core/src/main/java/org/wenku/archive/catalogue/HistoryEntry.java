package org.wenku.archive.catalogue;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One write to a record or one of its files.
 *
 * @param fileId the file, when the write was to one
 * @param version the version the record had after it
 * @param said the whole row as it became, JSON; null when it was deleted
 */
public record HistoryEntry(
        long id,
        UUID recordId,
        @Nullable UUID fileId,
        int version,
        Instant at,
        String by,
        String act,
        @Nullable String why,
        @Nullable String said) {}
