package org.wenku.archive.storage.ocfl;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Waits until files and folders are on stable storage (fsync(2)). Many at a time, because file systems with a journal
 * commit those that wait together at once: it is the waiting that costs, not the processor.
 */
final class Durability implements AutoCloseable {

    private static final int AT_A_TIME = 16;

    private final ExecutorService waiting = Executors.newFixedThreadPool(AT_A_TIME, runnable -> {
        Thread thread = new Thread(runnable, "store-fsync");
        thread.setDaemon(true);
        return thread;
    });

    /** Returns when each of these files and folders is on stable storage. */
    void forceAll(Collection<Path> paths) throws IOException {
        if (paths.size() == 1) {
            force(paths.iterator().next());
            return;
        }
        List<Path> all = List.copyOf(paths);
        int parts = Math.min(AT_A_TIME, all.size());
        List<Future<?>> forced = new ArrayList<>(parts);
        for (int i = 0; i < parts; i++) {
            int first = i;
            forced.add(waiting.submit(() -> {
                for (int j = first; j < all.size(); j += parts) {
                    force(all.get(j));
                }
                return null;
            }));
        }
        for (Future<?> one : forced) {
            await(one);
        }
    }

    /** Returns when everything under a folder, and the folder itself, is on stable storage. */
    void forceTree(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            forceAll(all.toList());
        }
    }

    private static void await(Future<?> one) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    one.get();
                    return;
                } catch (InterruptedException e) {
                    // The disk answers or fails; to leave before would be to promise what is not so.
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IOException(e.getMessage(), e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Renames within one file system, in one step that a crash cannot divide. */
    static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {
        waiting.shutdownNow();
    }
}
