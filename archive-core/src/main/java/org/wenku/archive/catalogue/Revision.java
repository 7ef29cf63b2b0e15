package org.wenku.archive.catalogue;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Access;
import org.wenku.archive.description.Statements;

/**
 * What a record is to become: all that a person can say of it, as a whole.
 *
 * @param record the record as it was read in the same transaction, {@linkplain Cataloguing#held locked}
 * @param stateReason why it is in that state, for readers; null where there is no reason
 */
public record Revision(
        CatalogueRecord record,
        Statements statements,
        Access access,
        RecordState state,
        @Nullable String stateReason) {
    public Revision {
        requireNonNull(record, "record");
        requireNonNull(statements, "statements");
        requireNonNull(access, "access");
        requireNonNull(state, "state");
    }
}
