package org.wenku.ingest.extract.worker;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.ArchiveException;
import org.apache.commons.compress.archivers.ArchiveStreamFactory;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/** Opens TAR, also where it is packed by gzip, bzip2 or xz; and what is only packed by one of these. */
final class TarOpening implements Opening {

    private static final int MOST_MEMORY_KIB = 256 << 10;
    private static final int BLOCK = 512;
    private static final int BUFFER = 1 << 16;

    private final String name;

    private final InnerNames names;

    TarOpening(String name, String defaultCharset) {
        this.name = name;
        this.names = new InnerNames(defaultCharset);
    }

    @Override
    public void open(Path container, Inventory inventory) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(container), BUFFER)) {
            InputStream unpacked = unpacked(file);
            boolean packed = unpacked != file;
            InputStream in = new BufferedInputStream(packed ? inventory.bounded(unpacked) : unpacked, BUFFER);
            if (isTar(in)) {
                tar(in, inventory);
            } else if (packed) {
                inventory.put(Inner.named(name.replaceFirst("(?i)\\.(gz|bz2|xz)$", "")), in::transferTo);
            } else {
                throw new IOException("not a TAR");
            }
        }
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        String packer;
        try {
            packer = CompressorStreamFactory.detect(in);
        } catch (CompressorException e) {
            // Not packed at all.
            return in;
        }
        try {
            return new CompressorStreamFactory(true, MOST_MEMORY_KIB).createCompressorInputStream(packer, in);
        } catch (CompressorException e) {
            throw e.getCause() instanceof IOException damage ? damage : new IOException(e);
        }
    }

    private static boolean isTar(InputStream in) throws IOException {
        in.mark(2 * BLOCK);
        byte[] beginning = in.readNBytes(BLOCK);
        in.reset();
        try {
            return ArchiveStreamFactory.TAR.equals(ArchiveStreamFactory.detect(new ByteArrayInputStream(beginning)));
        } catch (ArchiveException e) {
            return false;
        }
    }

    private void tar(InputStream in, Inventory inventory) throws IOException {
        // Latin-1 gives the bytes of each name as they are, so that the charset can be told afterwards.
        TarArchiveInputStream tar = new TarArchiveInputStream(in, StandardCharsets.ISO_8859_1.name());
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Inner inner = new Inner(
                    path(entry.getName()), entry.getRealSize(), Inner.moment(entry.getLastModifiedTime()), -1);
            if (entry.isSymbolicLink() || entry.isLink()) {
                inventory.leave(inner, "LINK", entry.getLinkName());
            } else if (entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO()) {
                inventory.leave(inner, "SPECIAL", "");
            } else if (!entry.isDirectory()) {
                if (tar.canReadEntryData(entry)) {
                    inventory.put(inner, tar::transferTo);
                } else {
                    inventory.leave(inner, "METHOD", "");
                }
            }
        }
    }

    private String path(String latin) {
        if (latin.chars().anyMatch(c -> c > 0xFF)) {
            // From an extended header, which is in UTF-8 and was read as such.
            return latin;
        }
        byte[] bytes = latin.getBytes(StandardCharsets.ISO_8859_1);
        names.add(bytes);
        return names.read(bytes);
    }
}
