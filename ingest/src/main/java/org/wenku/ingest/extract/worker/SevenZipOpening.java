package org.wenku.ingest.extract.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;

/** Takes 7z apart. */
final class SevenZipOpening implements Opening {

    private static final int MOST_MEMORY_KIB = 256 << 10;

    @Override
    public void open(Path container, Shelf shelf) throws IOException {
        try (SevenZFile packed = SevenZFile.builder()
                .setPath(container)
                .setMaxMemoryLimitKiB(MOST_MEMORY_KIB)
                .setUseDefaultNameForUnnamedEntries(true)
                .get()) {
            for (SevenZArchiveEntry entry = packed.getNextEntry(); entry != null; entry = packed.getNextEntry()) {
                if (!entry.isDirectory() && !entry.isAntiItem()) {
                    SevenZArchiveEntry its = entry;
                    mustBeOpen(packed, its);
                    shelf.write(its.getName(), out -> {
                        try (InputStream in = packed.getInputStream(its)) {
                            in.transferTo(out);
                        }
                    });
                }
            }
        }
    }

    /** What is locked is locked as a whole here, and is said once and not for each of its files. */
    private static void mustBeOpen(SevenZFile packed, SevenZArchiveEntry entry) throws IOException {
        if (entry.getSize() > 0 && entry.hasStream()) {
            packed.getInputStream(entry).close();
        }
    }
}
