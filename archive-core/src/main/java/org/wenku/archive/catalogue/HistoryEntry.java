package org.wenku.archive.catalogue;

import java.time.Instant;
import java.util.Optional;
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
        @Nullable String said) {

    /** What a field of the row was, such as {@code reference_code} or, of a file, {@code name}. */
    public Optional<String> said(String field) {
        return Optional.ofNullable(said).flatMap(row -> EarlierState.field(row, field));
    }

    /** What the record became; nothing for a write to a file, and where it was deleted. */
    public Optional<EarlierState> state() {
        return fileId == null ? Optional.ofNullable(said).map(EarlierState::read) : Optional.empty();
    }
}
