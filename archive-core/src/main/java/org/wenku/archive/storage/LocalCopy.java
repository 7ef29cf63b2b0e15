package org.wenku.archive.storage;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A stored file as a path, for programs that can read nothing else: the store's own bytes where they lie on this machine, a
 * copy that goes with {@link #close()} where they do not.
 */
public final class LocalCopy implements AutoCloseable {

    private final Path path;
    private final boolean ours;

    private LocalCopy(Path path, boolean ours) {
        this.path = path;
        this.ours = ours;
    }

    /**
     * Lays a file ready.
     *
     * @param logicalPath as {@link PreservationStore#open} takes it
     * @param place where a copy may lie if one is needed; what lies there is replaced
     * @throws StorageFault if the store has no such file
     */
    public static LocalCopy of(PreservationStore store, ObjectId object, String logicalPath, Path place)
            throws IOException {
        requireNonNull(place, "place");
        Optional<Path> here = store.local(object, logicalPath);
        if (here.isPresent()) {
            return new LocalCopy(here.get(), false);
        }
        Path folder = place.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (InputStream in = store.open(object, logicalPath)) {
            Files.copy(in, place, StandardCopyOption.REPLACE_EXISTING);
        }
        return new LocalCopy(place, true);
    }

    /** Where the bytes are; to be read only. */
    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        if (ours) {
            Files.deleteIfExists(path);
        }
    }
}
