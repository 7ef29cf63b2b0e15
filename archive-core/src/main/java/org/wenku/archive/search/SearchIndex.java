package org.wenku.archive.search;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.lucene.search.IndexSearcher;
import org.hibernate.search.util.common.SearchException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The search index: derived from the catalogue, never the truth, always rebuildable. One process holds it; any number
 * of threads may search while one or more write.
 */
public final class SearchIndex implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);

    static {
        IndexSearcher.setMaxClauseCount(32_768); // because a lone character stands for every term that it begins
    }

    private final Folders folders;
    private final FileChannel lock;
    private final Object writing = new Object();
    private volatile Generation generation;
    private volatile String name;
    private volatile boolean whole;
    private @Nullable Rebuild rebuild;

    private SearchIndex(Folders folders, FileChannel lock, Generation generation, String name, boolean whole) {
        this.folders = folders;
        this.lock = lock;
        this.generation = generation;
        this.name = name;
        this.whole = whole;
    }

    /**
     * Opens the index in a folder, or begins an empty one there if there is none, or none that can be read by this
     * version; {@link #needsRebuild()} then says so. Generations that a killed process left half built are removed.
     *
     * @throws IndexFailure if another process holds the index, or the folder cannot be used
     */
    public static SearchIndex open(Path folder) {
        try {
            Folders folders = new Folders(folder);
            FileChannel lock = lock(folder);
            try {
                return open(folders, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new IndexFailure("The search index in " + folder + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private static SearchIndex open(Folders folders, FileChannel lock) throws IOException {
        Optional<Folders.Marker> marker = folders.current();
        if (marker.isPresent()) {
            String name = marker.get().generation();
            try {
                Generation generation = Generation.open(folders.of(name));
                folders.sweep(name);
                return new SearchIndex(
                        folders, lock, generation, name, marker.get().whole());
            } catch (SearchException e) {
                LOG.warn("The search index {} cannot be read and is begun anew: {}", name, e.getMessage());
            }
        }
        String name = folders.fresh();
        Generation generation = Generation.open(folders.of(name));
        folders.use(new Folders.Marker(name, Fields.SCHEMA, false));
        folders.sweep(name);
        return new SearchIndex(folders, lock, generation, name, false);
    }

    /** The operating system lets go of this lock when the process dies, however it dies. */
    private static FileChannel lock(Path folder) throws IOException {
        Path file = folder.resolve("lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = null;
        try {
            held = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            LOG.debug("{} is held by this process", file);
        } finally {
            if (held == null) {
                channel.close();
            }
        }
        if (held == null) {
            throw new IndexFailure("The search index in " + folder + " is in use by another process", null);
        }
        return channel;
    }

    /**
     * Whether the index may lack records: it is new, was of another version or could not be read, and no
     * {@link #beginRebuild() rebuild} has been completed since.
     */
    public boolean needsRebuild() {
        return !whole;
    }

    /**
     * Puts records in, or in place of what was known of them, and takes others out; a record in both lists is taken
     * out. When this returns, all of it is on disk and found by the next search.
     *
     * @throws IndexFailure if it could not be written; then nothing is promised and the call is to be repeated
     */
    public void apply(List<IndexedRecord> upserts, List<UUID> deletions) {
        Set<UUID> gone = Set.copyOf(deletions);
        List<IndexedRecord> kept = upserts.stream()
                .filter(record -> !gone.contains(record.id()))
                .collect(Collectors.toMap(IndexedRecord::id, record -> record, (first, last) -> last))
                .values()
                .stream()
                .toList();
        synchronized (writing) {
            if (rebuild != null) {
                rebuild.follow(kept, deletions);
            }
            failing(() -> {
                generation.write(kept, gone);
                generation.commit();
            });
        }
    }

    /**
     * Finds records.
     *
     * @throws BadCursor if the request's cursor is not the {@code next} of an earlier page in the same order
     */
    public SearchPage search(SearchRequest request) {
        try (Snapshot snapshot = generation.snapshot()) {
            return new Lookup(snapshot, request).page();
        } catch (IOException e) {
            throw new IndexFailure("The search index could not be read: " + e.getMessage(), e);
        }
    }

    /**
     * Finds all records that the pages of this search would list, however many: their identifiers alone, in archival
     * order. Limit, cursor, order, facets to count and snippets of the request do not matter.
     */
    public WholeAnswer everything(SearchRequest request) {
        try (Snapshot snapshot = generation.snapshot()) {
            return new Lookup(snapshot, request.from(null)).everything();
        } catch (IOException e) {
            throw new IndexFailure("The search index could not be read: " + e.getMessage(), e);
        }
    }

    /** Records in the index, visible or not. */
    public long count() {
        try (Snapshot snapshot = generation.snapshot()) {
            return snapshot.reader().numDocs();
        }
    }

    /**
     * The records in the index, in the order of their ids as text, to be compared with the catalogue.
     *
     * @param after the last one seen, or null to begin
     * @param most how many at most; fewer are returned only at the end
     */
    public List<IndexEntry> entriesAfter(@Nullable UUID after, int most) {
        try (Snapshot snapshot = generation.snapshot()) {
            return IndexEntry.after(snapshot, after, most);
        } catch (IOException e) {
            throw new IndexFailure("The search index could not be read: " + e.getMessage(), e);
        }
    }

    /**
     * Begins a new generation beside the one in use.
     *
     * @throws IllegalStateException if a rebuild is under way
     */
    public Rebuild beginRebuild() {
        synchronized (writing) {
            if (rebuild != null) {
                throw new IllegalStateException("The search index is being rebuilt already");
            }
            try {
                String fresh = folders.fresh();
                rebuild = new Rebuild(this, Generation.open(folders.of(fresh)), fresh);
                return rebuild;
            } catch (IOException e) {
                throw new IndexFailure("No new search index can be begun: " + e.getMessage(), e);
            }
        }
    }

    void complete(Rebuild finished) {
        synchronized (writing) {
            failing(() -> swap(finished));
        }
    }

    private void swap(Rebuild finished) throws IOException {
        Generation next = finished.finish();
        folders.use(new Folders.Marker(finished.name(), Fields.SCHEMA, true));
        Generation last = generation;
        String old = name;
        generation = next;
        name = finished.name();
        whole = true;
        rebuild = null;
        last.close();
        Folders.remove(folders.of(old));
    }

    void abandon(Rebuild given) {
        synchronized (writing) {
            if (given.giveUp()) {
                rebuild = null;
                given.generation().close();
                failing(() -> Folders.remove(folders.of(given.name())));
            }
        }
    }

    @Override
    public void close() {
        synchronized (writing) {
            if (rebuild != null) {
                abandon(rebuild);
            }
            generation.close();
            failing(lock::close);
        }
    }

    private interface Act {
        void run() throws IOException;
    }

    private static void failing(Act act) {
        try {
            act.run();
        } catch (IOException | SearchException e) {
            throw new IndexFailure("The search index could not be written: " + e.getMessage(), e);
        }
    }
}
