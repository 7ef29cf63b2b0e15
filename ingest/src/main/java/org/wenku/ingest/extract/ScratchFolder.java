package org.wenku.ingest.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Folders that may be emptied at any time. Files that vanish meanwhile, because a child still runs, are no trouble. */
final class ScratchFolder {

    private ScratchFolder() {}

    /** Makes the folder if there is none, and removes what an earlier run has left in it. */
    static void prepare(Path folder) throws IOException {
        Files.createDirectories(folder);
        empty(folder);
    }

    /** How many bytes stand in the folder and below. */
    static long size(Path folder) {
        AtomicLong sum = new AtomicLong();
        walk(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                sum.addAndGet(attributes.size());
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        return sum.get();
    }

    /** Removes everything in the folder, but not the folder. */
    static void empty(Path folder) {
        walk(folder, new Sweep(folder));
    }

    /** Removes the folder and everything in it. */
    static void remove(Path folder) {
        walk(folder, new Sweep(null));
    }

    private static void walk(Path folder, SimpleFileVisitor<Path> visitor) {
        try {
            Files.walkFileTree(folder, visitor);
        } catch (IOException e) {
            throw new UncheckedIOException("the scratch folder " + folder + " cannot be read", e);
        }
    }

    private static final class Sweep extends SimpleFileVisitor<Path> {

        private final @Nullable Path kept;

        Sweep(@Nullable Path kept) {
            this.kept = kept;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
            if (!folder.equals(kept)) {
                Files.deleteIfExists(folder);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
