package org.wenku.ingest.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Keeps the bytes of what was set aside, under their digest, until a person decides. Nothing here is ever served. */
final class Quarantine {

    private final Path folder;

    private Quarantine(Path folder) {
        this.folder = folder;
    }

    static Quarantine in(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new Quarantine(folder);
    }

    /** Keeps these bytes; they are on disk when this returns. */
    void take(Receiver.Receipt receipt) {
        Path kept = folder.resolve(receipt.sha256());
        try {
            if (Files.exists(kept)) {
                return;
            }
            force(receipt.file(), StandardOpenOption.WRITE);
            Files.move(receipt.file(), kept, StandardCopyOption.ATOMIC_MOVE);
            force(folder, StandardOpenOption.READ);
        } catch (IOException e) {
            throw new UncheckedIOException("could not set aside " + receipt.sha256(), e);
        }
    }

    private static void force(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
