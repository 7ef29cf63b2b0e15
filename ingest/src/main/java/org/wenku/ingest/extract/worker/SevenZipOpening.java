package org.wenku.ingest.extract.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.apache.commons.compress.archivers.sevenz.SevenZMethodConfiguration;

/** Opens 7z, in one pass from the beginning to the end, because in a solid archive each file needs those before it. */
final class SevenZipOpening implements Opening {

    private static final int MOST_MEMORY_KIB = 256 << 10;
    private static final int BUFFER = 1 << 16;

    @Override
    public void open(Path container, Inventory inventory) throws IOException {
        try (SevenZFile packed = SevenZFile.builder()
                .setPath(container)
                .setMaxMemoryLimitKiB(MOST_MEMORY_KIB)
                .setUseDefaultNameForUnnamedEntries(true)
                .get()) {
            for (SevenZArchiveEntry entry = packed.getNextEntry(); entry != null; entry = packed.getNextEntry()) {
                if (!entry.isDirectory() && !entry.isAntiItem()) {
                    take(packed, entry, inventory);
                }
            }
        }
    }

    private static void take(SevenZFile packed, SevenZArchiveEntry entry, Inventory inventory) throws IOException {
        Inner inner = new Inner(
                entry.getName(),
                entry.getSize(),
                entry.getHasLastModifiedDate() ? Inner.moment(entry.getLastModifiedTime()) : "",
                entry.getHasCrc() ? entry.getCrcValue() : -1);
        if (isLocked(entry)) {
            inventory.leave(inner, "ENCRYPTED", "");
        } else {
            inventory.put(inner, out -> copy(packed, out));
        }
    }

    private static void copy(SevenZFile packed, OutputStream out) throws IOException {
        byte[] some = new byte[BUFFER];
        for (int n = packed.read(some); n > 0; n = packed.read(some)) {
            out.write(some, 0, n);
        }
    }

    private static boolean isLocked(SevenZArchiveEntry entry) {
        if (entry.getContentMethods() != null) {
            for (SevenZMethodConfiguration method : entry.getContentMethods()) {
                if (method.getMethod() == SevenZMethod.AES256SHA256) {
                    return true;
                }
            }
        }
        return false;
    }
}
