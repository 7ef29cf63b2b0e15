package org.wenku.ingest.watched;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * How a file or folder looked at one moment. Two that are equal with time between them mean that nobody was writing; the clock of
 * whoever wrote does not come into it, because a copy may keep the times of its original.
 *
 * @param files how many files
 * @param bytes of all of them
 * @param changed the sum of their times of change, in milliseconds
 */
record Signature(long files, long bytes, long changed) {

    /** How it looks now; links are not followed. */
    static Signature of(Path entry) throws IOException {
        long[] sums = {0, 0, 0};
        Files.walkFileTree(entry, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
                sums[0]++;
                sums[1] += is.size();
                sums[2] += is.lastModifiedTime().toMillis();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                // What cannot be read counts as well; the run will say what is wrong with it.
                sums[0]++;
                return FileVisitResult.CONTINUE;
            }
        });
        return new Signature(sums[0], sums[1], sums[2]);
    }

    String text() {
        return files + "-" + bytes + "-" + changed;
    }
}
