package org.wenku.ingest.sheet;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.description.Statements;

/**
 * A row of a sheet as it was understood.
 *
 * @param code the whole reference code; null where the sheet gives none
 * @param parentCode the whole reference code of the unit above; null for the unit that everything is put below
 * @param key under what the row is found when it comes again
 * @param digest of everything that is read of it, so that a row that says nothing new is known
 * @param faults what one can see from this row alone
 */
record SheetLine(
        long row,
        @Nullable String code,
        @Nullable String parentCode,
        String key,
        Level level,
        Statements said,
        List<Path> files,
        String digest,
        List<Fault> faults) {}
