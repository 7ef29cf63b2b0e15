package org.wenku.archive.search;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A new generation of the index, filled beside the one in use. Searches go on; what {@link SearchIndex#apply} writes
 * meanwhile goes into both, and a record written so is newer than any that {@link #add} brings. Closing it without
 * {@link #complete()} leaves everything as it was.
 */
public final class Rebuild implements AutoCloseable {
    private final SearchIndex index;
    private final Generation generation;
    private final String name;
    private final Set<UUID> written = new HashSet<>();
    private boolean open = true;

    Rebuild(SearchIndex index, Generation generation, String name) {
        this.index = index;
        this.generation = generation;
        this.name = name;
    }

    /** Adds records as the catalogue has them; best a few hundred at a time. */
    public synchronized void add(List<IndexedRecord> records) {
        requireOpen();
        generation.write(
                records.stream()
                        .filter(record -> !written.contains(record.id()))
                        .toList(),
                List.of());
    }

    /** Makes the new generation durable and the one in use, at one stroke; the old one is removed. */
    public void complete() {
        index.complete(this);
    }

    /** Gives the new generation up, unless it is complete. */
    @Override
    public void close() {
        index.abandon(this);
    }

    synchronized void follow(List<IndexedRecord> upserts, List<UUID> deletions) {
        if (open) {
            upserts.forEach(record -> written.add(record.id()));
            written.addAll(deletions);
            generation.write(upserts, deletions);
        }
    }

    synchronized Generation finish() {
        requireOpen();
        generation.commit();
        open = false;
        return generation;
    }

    /** Whether it was still open, so that its folder is to be removed. */
    synchronized boolean giveUp() {
        boolean was = open;
        open = false;
        return was;
    }

    Generation generation() {
        return generation;
    }

    String name() {
        return name;
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException("This rebuild of the search index has ended");
        }
    }
}
