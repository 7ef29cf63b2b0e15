package org.wenku.ingest.extract.worker;

import com.github.junrar.Archive;
import com.github.junrar.rarfile.FileHeader;
import java.nio.file.Path;

/** Takes RAR up to version 4 apart; version 5 is refused by the reader, which says so. */
final class RarOpening implements Opening {

    @Override
    public void open(Path container, Shelf shelf) throws Exception {
        try (Archive packed = new Archive(container.toFile())) {
            if (packed.isEncrypted()) {
                throw new org.apache.tika.exception.EncryptedDocumentException("the list of contents is encrypted");
            }
            for (FileHeader entry : packed.getFileHeaders()) {
                String path = entry.getFileName().replace('\\', '/');
                if (entry.isDirectory()) {
                    continue;
                }
                if (entry.isEncrypted()) {
                    shelf.leave(path, "ENCRYPTED");
                } else if (entry.isSplitAfter() || entry.isSplitBefore()) {
                    shelf.leave(path, "VOLUME");
                } else {
                    shelf.write(path, out -> packed.extractFile(entry, out));
                }
            }
        }
    }
}
