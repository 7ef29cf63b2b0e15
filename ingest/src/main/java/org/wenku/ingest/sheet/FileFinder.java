package org.wenku.ingest.sheet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds the files that a sheet names, within one folder and never outside it. */
final class FileFinder {

    private final Path folder;
    private final Path real;

    FileFinder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        Path resolved;
        try {
            resolved = this.folder.toRealPath();
        } catch (IOException e) {
            // Not there; then every file will be missing, which is what is to be said.
            resolved = this.folder;
        }
        this.real = resolved;
    }

    /** Where a file is, or what is wrong with its path. */
    record Answer(Path path, @Nullable FaultKind fault) {}

    String folder() {
        return folder.toString();
    }

    Answer find(String written) {
        Path path;
        try {
            path = folder.resolve(written.replace('\\', '/')).normalize();
        } catch (InvalidPathException e) {
            return new Answer(folder, FaultKind.NO_FILE);
        }
        if (!path.startsWith(folder) || path.equals(folder)) {
            return new Answer(path, FaultKind.FILE_OUTSIDE);
        }
        if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
            return new Answer(path, FaultKind.NO_FILE);
        }
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return new Answer(path, FaultKind.NOT_A_FILE);
        }
        try {
            return path.toRealPath().startsWith(real)
                    ? new Answer(path, null)
                    : new Answer(path, FaultKind.FILE_OUTSIDE);
        } catch (IOException e) {
            return new Answer(path, FaultKind.NO_FILE);
        }
    }
}
