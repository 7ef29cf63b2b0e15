package org.wenku.archive.catalogue;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Access;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.description.Statements;

/**
 * A unit to be entered.
 *
 * @param id a UUIDv7, made by {@link RecordIds#next()}
 * @param codePart the last part of its reference code, or for a fonds its code; null for the running number below the
 *     parent
 */
public record NewRecord(
        UUID id, Level level, @Nullable String codePart, Statements statements, RecordState state, Access access) {
    public NewRecord {
        requireNonNull(id, "id");
        requireNonNull(level, "level");
        requireNonNull(statements, "statements");
        requireNonNull(state, "state");
        requireNonNull(access, "access");
    }
}
