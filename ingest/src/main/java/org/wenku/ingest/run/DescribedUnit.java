package org.wenku.ingest.run;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Access;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Statements;
import org.wenku.archive.holding.FileKind;
import org.wenku.archive.storage.Deposit;
import org.wenku.archive.storage.OriginalName;

/**
 * A unit that comes with its description, as in a package of our own.
 *
 * @param id the identifier it is to have
 * @param parent the unit it stands below, entered before it
 * @param code the last part of its reference code; where that is taken it gets the running number
 * @param stateReason why it was withdrawn; null where it was not
 * @param documents what is to be kept beside its files in the store
 */
public record DescribedUnit(
        UUID id,
        UUID parent,
        Level level,
        String code,
        Statements statements,
        RecordState state,
        @Nullable String stateReason,
        Access access,
        List<Part> files,
        List<Deposit> documents) {

    /**
     * A file of it.
     *
     * @param sha256 what the bytes must be, 64 hexadecimal digits
     */
    public record Part(Path path, OriginalName name, FileKind kind, long size, String sha256) {}

    public DescribedUnit {
        requireNonNull(id, "id");
        requireNonNull(parent, "parent");
        requireNonNull(code, "code");
        files = List.copyOf(files);
        documents = List.copyOf(documents);
    }
}
