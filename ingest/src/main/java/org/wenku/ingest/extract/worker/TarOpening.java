package org.wenku.ingest.extract.worker;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.ArchiveException;
import org.apache.commons.compress.archivers.ArchiveStreamFactory;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/** Takes TAR apart, also where it is packed by gzip, bzip2 or xz; and what is only packed by one of these. */
final class TarOpening implements Opening {

    private static final int MOST_MEMORY_KIB = 256 << 10;

    private final String name;

    private final String defaultCharset;

    TarOpening(String name, String defaultCharset) {
        this.name = name;
        this.defaultCharset = defaultCharset;
    }

    @Override
    public void open(Path container, Shelf shelf) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(container), 1 << 16);
                InputStream in = new BufferedInputStream(unpacked(file), 1 << 16)) {
            if (isTar(in)) {
                tar(in, shelf);
            } else if (in == file) {
                throw new IOException("not a TAR");
            } else {
                shelf.put(name.replaceFirst("(?i)\\.(gz|bz2|xz)$", ""), in);
            }
        }
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        try {
            String packer = CompressorStreamFactory.detect(in);
            return new CompressorStreamFactory(true, MOST_MEMORY_KIB).createCompressorInputStream(packer, in);
        } catch (CompressorException e) {
            if (e.getCause() instanceof IOException damage) {
                throw damage;
            }
            // Not packed at all.
            return in;
        }
    }

    private static boolean isTar(InputStream in) throws IOException {
        in.mark(1024);
        byte[] beginning = in.readNBytes(512);
        in.reset();
        try {
            return ArchiveStreamFactory.TAR.equals(ArchiveStreamFactory.detect(new ByteArrayInputStream(beginning)));
        } catch (ArchiveException e) {
            return false;
        }
    }

    private void tar(InputStream in, Shelf shelf) throws IOException {
        // Latin-1 gives the bytes of each name as they are, so that the charset can be told afterwards.
        try (TarArchiveInputStream tar = new TarArchiveInputStream(in, StandardCharsets.ISO_8859_1.name())) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String path = path(entry.getName());
                if (entry.isSymbolicLink() || entry.isLink()) {
                    shelf.leave(path, "LINK");
                } else if (entry.isFile() && tar.canReadEntryData(entry)) {
                    shelf.put(path, tar);
                } else if (!entry.isDirectory()) {
                    shelf.leave(path, "SPECIAL");
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
        return new String(
                bytes,
                CharsetChoice.of(bytes, Charset.forName(defaultCharset)).charset());
    }
}
