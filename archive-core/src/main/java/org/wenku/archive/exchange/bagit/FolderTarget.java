package org.wenku.archive.exchange.bagit;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A bag as a folder. */
public final class FolderTarget implements BagTarget {

    private final Path folder;

    private FolderTarget(Path folder) {
        this.folder = folder;
    }

    /**
     * A bag in this folder, which is made.
     *
     * @throws FileAlreadyExistsException if something lies there already
     */
    public static FolderTarget at(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> there = Files.list(folder)) {
            if (there.findAny().isPresent()) {
                throw new FileAlreadyExistsException(folder.toString());
            }
        }
        return new FolderTarget(folder.toRealPath());
    }

    @Override
    public void file(String path, long size, InputStream bytes) throws IOException {
        Path target = at(path);
        Files.createDirectories(requireNonNull(target.getParent()));
        long written = Files.copy(bytes, target);
        if (written != size) {
            throw new IOException(path + " has " + written + " bytes; expected " + size);
        }
    }

    @Override
    public void folder(String path) throws IOException {
        Files.createDirectories(at(path));
    }

    private Path at(String path) throws IOException {
        Path target = folder.resolve(path).normalize();
        if (!target.startsWith(folder) || target.equals(folder)) {
            throw new IOException("a path that leads out of the bag: " + path);
        }
        return target;
    }

    @Override
    public void close() {
        // A folder is whole when its files are.
    }
}
