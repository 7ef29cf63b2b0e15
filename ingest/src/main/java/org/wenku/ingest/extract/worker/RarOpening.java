package org.wenku.ingest.extract.worker;

import com.github.junrar.Archive;
import com.github.junrar.rarfile.FileHeader;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Objects;
import org.apache.tika.exception.EncryptedDocumentException;
import org.jspecify.annotations.Nullable;

/** Opens RAR up to version 4; the later form is refused by the reader, which says so. */
final class RarOpening implements Opening {

    private static final int TYPE = 0xF000;
    private static final int LINK = 0xA000;

    private final InnerNames names;

    RarOpening(String defaultCharset) {
        this.names = new InnerNames(defaultCharset);
    }

    @Override
    public void open(Path container, Inventory inventory) throws Exception {
        try (Archive packed = new Archive(container.toFile())) {
            if (packed.isEncrypted()) {
                throw new EncryptedDocumentException("the list of contents is encrypted");
            }
            packed.getFileHeaders().stream()
                    .map(RarOpening::bytes)
                    .filter(Objects::nonNull)
                    .forEach(names::add);
            for (FileHeader entry : packed.getFileHeaders()) {
                if (!entry.isDirectory()) {
                    take(packed, entry, inventory);
                }
            }
        }
    }

    private void take(Archive packed, FileHeader entry, Inventory inventory) throws Exception {
        Inner inner = new Inner(
                path(entry),
                entry.getFullUnpackSize(),
                modified(entry.getLastModifiedTime()),
                Integer.toUnsignedLong(entry.getFileCRC()));
        if (entry.isEncrypted()) {
            inventory.leave(inner, "ENCRYPTED", "");
        } else if (entry.isSplitAfter() || entry.isSplitBefore()) {
            inventory.leave(inner, "VOLUME", "");
        } else if (isLink(entry)) {
            inventory.leave(inner, "LINK", "");
        } else {
            inventory.put(inner, out -> packed.extractFile(entry, out));
        }
    }

    private static boolean isLink(FileHeader entry) {
        return entry.getHostOS() == com.github.junrar.rarfile.HostSystem.unix && (entry.getFileAttr() & TYPE) == LINK;
    }

    private String path(FileHeader entry) {
        byte[] bytes = bytes(entry);
        return (bytes == null ? entry.getFileName() : names.read(bytes)).replace('\\', '/');
    }

    /** The name as it stands there; null where it is in Unicode and needs no reading. */
    private static byte @Nullable [] bytes(FileHeader entry) {
        byte[] padded = entry.getFileNameByteArray();
        if (entry.isUnicode() || padded == null) {
            return null;
        }
        int length = 0;
        while (length < padded.length && padded[length] != 0) {
            length++;
        }
        return Arrays.copyOf(padded, length);
    }

    /** What the clock of the packer showed: the reader has taken it for a time in the zone of this machine. */
    private static String modified(@Nullable FileTime time) {
        return time == null ? "" : Inner.local(LocalDateTime.ofInstant(time.toInstant(), ZoneId.systemDefault()));
    }
}
