package org.wenku.archive.storage.ocfl;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.storage.ObjectId;
import org.wenku.archive.storage.StoreInUse;

/**
 * The folder beside the storage root: the lock that keeps other processes out, versions being assembled, and a journal of
 * the objects whose place in the root is being changed, so that a start after a crash knows where to look.
 */
final class Workspace implements AutoCloseable {

    private final Path folder;
    private final FileChannel lockFile;
    private final FileChannel journal;
    private final List<ObjectId> unfinished;
    private final AtomicLong names = new AtomicLong();
    private int writing;
    private boolean unclear;

    private Workspace(Path folder, FileChannel lockFile, FileChannel journal, List<ObjectId> unfinished) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.journal = journal;
        this.unfinished = unfinished;
    }

    /**
     * Takes the folder into use, making it if need be, and throws away what an earlier process left half assembled.
     *
     * @throws StoreInUse if another process, or another store of this one, uses it
     */
    static Workspace open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel lockFile =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock(lockFile) == null) {
                throw new StoreInUse(folder.toString());
            }
            deleteTree(folder.resolve("staging"));
            Files.createDirectories(folder.resolve("staging"));
            Path journal = folder.resolve("journal");
            List<ObjectId> unfinished = Files.exists(journal) ? read(journal) : List.of();
            FileChannel channel = FileChannel.open(journal, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.position(channel.size());
            return new Workspace(folder, lockFile, channel, unfinished);
        } catch (IOException | RuntimeException e) {
            lockFile.close();
            throw e;
        }
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    // The last line may be torn; what it would have named had not been touched yet.
    private static List<ObjectId> read(Path journal) throws IOException {
        return Files.readString(journal, StandardCharsets.ISO_8859_1)
                .lines()
                .map(ObjectId::named)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** The objects that an earlier process was changing when it ended. */
    List<ObjectId> unfinished() {
        return unfinished;
    }

    /** A name for a new folder to assemble a version in; the folder is not made. */
    Path newFolder() {
        return folder.resolve("staging").resolve(Long.toString(names.incrementAndGet()));
    }

    /** Everything in this folder that must be on stable storage before the root is touched. */
    Path journalFile() {
        return folder.resolve("journal");
    }

    /** Notes that these objects are about to change. The journal is yet to be forced to the disk. */
    synchronized void begin(Collection<ObjectId> objects) throws IOException {
        String lines = objects.stream().map(object -> object.urn() + "\n").collect(Collectors.joining());
        writing++;
        try {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode("\n" + lines);
            while (bytes.hasRemaining()) {
                journal.write(bytes);
            }
        } catch (IOException e) {
            writing--;
            throw e;
        }
    }

    /**
     * Notes that a change begun is complete or undone.
     *
     * @param clear false if an object may have been left between two states, so that the next start looks at it
     */
    synchronized void end(boolean clear) throws IOException {
        writing--;
        unclear |= !clear;
        if (writing == 0 && !unclear) {
            journal.truncate(0);
        }
    }

    /** Forgets what an earlier process left unfinished, once it has been put right. */
    synchronized void settled() throws IOException {
        journal.truncate(0);
    }

    static void deleteTree(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() throws IOException {
        journal.close();
        lockFile.close();
    }
}
