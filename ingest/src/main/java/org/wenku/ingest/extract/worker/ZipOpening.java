package org.wenku.ingest.extract.worker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Takes ZIP apart. Names that are not marked as UTF-8 are read in the charset in which they look right together. */
final class ZipOpening implements Opening {

    private final String defaultCharset;

    ZipOpening(String defaultCharset) {
        this.defaultCharset = defaultCharset;
    }

    @Override
    public void open(Path container, Shelf shelf) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(container).get()) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntriesInPhysicalOrder());
            Charset charset = charset(entries);
            for (ZipArchiveEntry entry : entries) {
                if (!entry.isDirectory()) {
                    take(zip, entry, path(entry, charset), shelf);
                }
            }
        }
    }

    private static void take(ZipFile zip, ZipArchiveEntry entry, String path, Shelf shelf) throws IOException {
        boolean link = (entry.getUnixMode() & UnixStat.FILE_TYPE_FLAG) == UnixStat.LINK_FLAG;
        if (link) {
            shelf.leave(path, "LINK");
        } else if (entry.getGeneralPurposeBit().usesEncryption()) {
            shelf.leave(path, "ENCRYPTED");
        } else if (!zip.canReadEntryData(entry)) {
            shelf.leave(path, "packed by a method that is not known (" + entry.getMethod() + ")");
        } else {
            shelf.write(path, out -> {
                try (InputStream in = zip.getInputStream(entry)) {
                    in.transferTo(out);
                }
            });
        }
    }

    private Charset charset(List<ZipArchiveEntry> entries) {
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        for (ZipArchiveEntry entry : entries) {
            if (isUnmarked(entry) && names.size() < 1 << 16) {
                names.writeBytes(entry.getRawName());
                names.write('\n');
            }
        }
        return CharsetChoice.of(names.toByteArray(), Charset.forName(defaultCharset))
                .charset();
    }

    private static boolean isUnmarked(ZipArchiveEntry entry) {
        return entry.getRawName() != null
                && !entry.getGeneralPurposeBit().usesUTF8ForNames()
                && entry.getNameSource() == ZipArchiveEntry.NameSource.NAME;
    }

    private static String path(ZipArchiveEntry entry, Charset charset) {
        String path = isUnmarked(entry) ? new String(entry.getRawName(), charset) : entry.getName();
        // Programs of Windows have written their own separator, against the specification.
        return path.replace('\\', '/');
    }
}
