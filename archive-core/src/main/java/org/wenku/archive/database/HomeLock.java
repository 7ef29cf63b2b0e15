package org.wenku.archive.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One process runs the PostgreSQL of a home; the kernel frees the lock when that process ends, however it ends. */
final class HomeLock implements AutoCloseable {

    /**
     * The homes this process runs. Asked before the file is opened, because on POSIX systems closing any channel on a
     * locked file gives up the lock of the whole process.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private HomeLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws DatabaseUnavailable naming the process that holds it
     */
    static HomeLock take(Path directory) throws IOException {
        Path file = directory.toRealPath().resolve("lock");
        if (!HELD_HERE.add(file)) {
            throw held(directory, Long.toString(ProcessHandle.current().pid()));
        }
        try {
            return lock(file);
        } catch (IOException | RuntimeException e) {
            HELD_HERE.remove(file);
            throw e;
        }
    }

    private static HomeLock lock(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw held(file.resolveSibling(""), Files.readString(file).strip());
        }
        channel.truncate(0);
        byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
        channel.write(ByteBuffer.wrap(pid));
        return new HomeLock(file, channel);
    }

    private static DatabaseUnavailable held(Path directory, String pid) {
        return new DatabaseUnavailable(
                "The database in " + directory + " is already run by process " + pid
                        + ". Stop that process, or give this one another home.",
                "进程 " + pid + " 正在使用 " + directory + " 中的数据库。请先停止该进程，或为本次运行指定另一个目录。");
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD_HERE.remove(file);
    }
}
