package org.wenku.ingest.extract.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.X5455_ExtendedTimestamp;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Opens ZIP. Names that are not marked as UTF-8 are read in the charset in which they look right together. */
final class ZipOpening implements Opening {

    private final String defaultCharset;

    ZipOpening(String defaultCharset) {
        this.defaultCharset = defaultCharset;
    }

    @Override
    public void open(Path container, Inventory inventory) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(container).get()) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntriesInPhysicalOrder());
            InnerNames names = new InnerNames(defaultCharset);
            entries.stream()
                    .filter(ZipOpening::isUnmarked)
                    .map(ZipArchiveEntry::getRawName)
                    .forEach(names::add);
            for (ZipArchiveEntry entry : entries) {
                if (!entry.isDirectory()) {
                    take(zip, entry, inner(entry, names), inventory);
                }
            }
        }
    }

    private static void take(ZipFile zip, ZipArchiveEntry entry, Inner inner, Inventory inventory) throws IOException {
        boolean link = (entry.getUnixMode() & UnixStat.FILE_TYPE_FLAG) == UnixStat.LINK_FLAG;
        if (link) {
            inventory.leave(inner, "LINK", "");
        } else if (entry.getGeneralPurposeBit().usesEncryption()) {
            inventory.leave(inner, "ENCRYPTED", "");
        } else if (!zip.canReadEntryData(entry)) {
            inventory.leave(inner, "METHOD", "ZIP method " + entry.getMethod());
        } else {
            inventory.put(inner, out -> {
                try (InputStream in = zip.getInputStream(entry)) {
                    in.transferTo(out);
                }
            });
        }
    }

    private static Inner inner(ZipArchiveEntry entry, InnerNames names) {
        String path = isUnmarked(entry) ? names.read(entry.getRawName()) : entry.getName();
        // Programs of Windows have written their own separator, against the specification.
        return new Inner(path.replace('\\', '/'), entry.getSize(), modified(entry), entry.getCrc());
    }

    private static String modified(ZipArchiveEntry entry) {
        boolean knowsTheZone =
                entry.getExtraField(X5455_ExtendedTimestamp.HEADER_ID) instanceof X5455_ExtendedTimestamp time
                        && time.getModifyFileTime() != null;
        return knowsTheZone ? Inner.moment(entry.getLastModifiedTime()) : Inner.local(entry.getTimeLocal());
    }

    private static boolean isUnmarked(ZipArchiveEntry entry) {
        return entry.getRawName() != null
                && !entry.getGeneralPurposeBit().usesUTF8ForNames()
                && entry.getNameSource() == ZipArchiveEntry.NameSource.NAME;
    }
}
