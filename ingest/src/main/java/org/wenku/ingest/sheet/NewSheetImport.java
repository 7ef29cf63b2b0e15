package org.wenku.ingest.sheet;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sheet that is brought.
 *
 * @param sheet where it lies; it is copied
 * @param name its file name as its owner knows it
 * @param target the unit below which everything is to be put
 * @param accession the accession it belongs to; null for none
 * @param files the folder with the files that it names; null for none
 * @param updateOthers whether records that did not come from a sheet are to be updated, too
 * @param columns what columns with these headers mean, where their names or an earlier sheet do not say
 */
public record NewSheetImport(
        Path sheet,
        String name,
        UUID target,
        @Nullable UUID accession,
        @Nullable Path files,
        boolean updateOthers,
        Map<String, Meaning> columns,
        String by) {

    public NewSheetImport {
        requireNonNull(sheet, "sheet");
        requireNonNull(name, "name");
        requireNonNull(target, "target");
        columns = Map.copyOf(columns);
        requireNonNull(by, "by");
    }
}
