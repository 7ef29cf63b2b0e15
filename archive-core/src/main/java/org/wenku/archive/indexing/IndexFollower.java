package org.wenku.archive.indexing;

import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.hibernate.StatelessSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wenku.archive.catalogue.CatalogueSessions;
import org.wenku.archive.search.IndexFailure;
import org.wenku.archive.search.IndexedRecord;
import org.wenku.archive.search.Rebuild;
import org.wenku.archive.search.SearchIndex;

/**
 * Follows the outbox: what the catalogue has committed reaches the index shortly after, and a row leaves the outbox only
 * when the index is safe on disk. A record that cannot be indexed stays in the outbox, is named in the log and does not
 * hold up the others.
 */
public final class IndexFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);

    private static final int ROWS_AT_ONCE = 1000;
    private static final long CHARACTERS_AT_ONCE = 6_000_000;
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(5);

    private final CatalogueSessions sessions;
    private final SearchIndex index;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean woken;
    private boolean idle;
    private boolean closed;

    private final Set<Long> stuck = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::follow, "index-follower");

    private IndexFollower(CatalogueSessions sessions, SearchIndex index) {
        this.sessions = sessions;
        this.index = index;
    }

    /** Begins to follow. */
    public static IndexFollower start(CatalogueSessions sessions, SearchIndex index) {
        IndexFollower follower = new IndexFollower(sessions, index);
        follower.thread.setDaemon(true);
        follower.thread.start();
        return follower;
    }

    /** Says that something was committed, so that it is looked for at once. */
    public void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How many rows the outbox still has. */
    public long waiting() {
        return sessions.read(catalogue ->
                catalogue.ask(session -> session.createNativeQuery("select count(*) from index_outbox", Long.class)
                        .getSingleResult()));
    }

    /**
     * Waits until everything committed before this call is in the index.
     *
     * @return whether that came to be within the time
     */
    public boolean awaitCaughtUp(Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        lock.lock();
        try {
            woken = true;
            idle = false;
            changed.signalAll();
            while (!idle && !closed) {
                long left = until - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void follow() {
        while (sleepUntilNeeded()) {
            try {
                while (!isClosed() && takeSome()) {
                    LOG.trace("indexed a batch");
                }
                becomeIdle();
            } catch (RuntimeException e) {
                LOG.warn("the index could not follow the catalogue; trying again in {}", REST_AFTER_FAILURE, e);
                rest();
            }
        }
    }

    private boolean sleepUntilNeeded() {
        lock.lock();
        try {
            if (!woken && !closed) {
                changed.awaitNanos(LOOK_EVERY.toNanos());
            }
            woken = false;
            return !closed;
        } catch (InterruptedException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void rest() {
        lock.lock();
        try {
            long left = REST_AFTER_FAILURE.toNanos();
            while (left > 0 && !closed) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void becomeIdle() {
        lock.lock();
        try {
            if (!woken) {
                idle = true;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Takes some rows out of the outbox into the index; returns whether there may be more. */
    private boolean takeSome() {
        Map<Long, UUID> rows = sessions.read(catalogue -> catalogue.ask(this::rows));
        if (rows.isEmpty()) {
            return false;
        }
        Set<Long> done = new HashSet<>();
        for (List<UUID> some : inBounds(List.copyOf(new LinkedHashSet<>(rows.values())))) {
            Set<Long> ended = take(some) ? done : stuck;
            Set<UUID> taken = Set.copyOf(some);
            rows.forEach((row, record) -> {
                if (taken.contains(record)) {
                    ended.add(row);
                }
            });
        }
        if (done.isEmpty()) {
            return false;
        }
        sessions.housekeeping(
                session -> session.createNativeMutationQuery("delete from index_outbox where id in (:ids)")
                        .setParameterList("ids", done)
                        .executeUpdate());
        return true;
    }

    private Map<Long, UUID> rows(StatelessSession session) {
        Map<Long, UUID> rows = new LinkedHashMap<>();
        session.createNativeQuery(
                        "select id, record_id from index_outbox where not id = any(:stuck) order by id limit :most",
                        Tuple.class)
                .setParameter("stuck", stuck.stream().mapToLong(Long::longValue).toArray())
                .setParameter("most", ROWS_AT_ONCE)
                .list()
                .forEach(row -> rows.put(row.get("id", Long.class), row.get("record_id", UUID.class)));
        return rows;
    }

    /**
     * Indexes these together or, where that fails, each alone.
     *
     * @return whether all of them are in the index; what is not is the fault of that record alone
     * @throws RuntimeException if the records could not even be read, which says nothing against them
     */
    private boolean take(List<UUID> records) {
        List<IndexedRecord> found = load(records);
        try {
            write(records, found);
            return true;
        } catch (IndexFailure e) {
            // The index itself cannot be written: no record's fault, so all of them are tried again.
            throw e;
        } catch (RuntimeException e) {
            if (records.size() == 1) {
                LOG.error("record {} could not be indexed and stays in the outbox", records.get(0), e);
                return false;
            }
            LOG.warn("{} records could not be indexed together; trying each alone", records.size(), e);
        }
        // A row leaves only when all that it stands for is in; the good ones among these are simply indexed again
        // later.
        boolean all = true;
        for (UUID record : records) {
            all &= take(List.of(record));
        }
        return all;
    }

    private void write(List<UUID> records, List<IndexedRecord> found) {
        Set<UUID> gone = new HashSet<>(records);
        found.forEach(record -> gone.remove(record.id()));
        index.apply(found, List.copyOf(gone));
    }

    private List<IndexedRecord> load(List<UUID> records) {
        return sessions.read(catalogue -> catalogue.ask(session -> new IndexedRecords(session).of(records)));
    }

    /** The same identifiers in groups whose texts together fit into memory. */
    private List<List<UUID>> inBounds(List<UUID> records) {
        Map<UUID, Long> lengths = sessions.read(catalogue -> catalogue.ask(session -> lengths(session, records)));
        List<List<UUID>> groups = new ArrayList<>();
        List<UUID> group = new ArrayList<>();
        long characters = 0;
        for (UUID record : records) {
            long length = lengths.getOrDefault(record, 0L);
            if (!group.isEmpty() && characters + length > CHARACTERS_AT_ONCE) {
                groups.add(group);
                group = new ArrayList<>();
                characters = 0;
            }
            group.add(record);
            characters += length;
        }
        groups.add(group);
        return groups;
    }

    private static Map<UUID, Long> lengths(StatelessSession session, List<UUID> records) {
        Map<UUID, Long> lengths = new HashMap<>();
        session.createNativeQuery(
                        "select f.record_id, sum(t.characters)::bigint as characters from file f"
                                + " join file_text t on t.file_id = f.id where f.record_id in (:ids)"
                                + " group by f.record_id",
                        Tuple.class)
                .setParameterList("ids", records)
                .list()
                .forEach(row -> lengths.put(row.get("record_id", UUID.class), row.get("characters", Long.class)));
        return lengths;
    }

    /**
     * Builds the whole index anew from the catalogue, beside the running one, and puts it in its place when it is
     * complete. Searches and writes go on meanwhile, and what is written meanwhile is in the new index too.
     *
     * @param progress is told how many records are done
     * @return how many records the new index has
     */
    public long rebuild(LongConsumer progress) {
        try (Rebuild rebuild = index.beginRebuild()) {
            long count = fill(rebuild, progress);
            rebuild.complete();
            return count;
        }
    }

    private long fill(Rebuild rebuild, LongConsumer progress) {
        String after = "";
        long count = 0;
        while (true) {
            String from = after;
            Map<String, UUID> page = sessions.read(catalogue -> catalogue.ask(session -> page(session, from)));
            if (page.isEmpty()) {
                return count;
            }
            for (List<UUID> some : inBounds(List.copyOf(page.values()))) {
                rebuild.add(load(some));
            }
            count += page.size();
            progress.accept(count);
            after = page.keySet().stream().reduce((a, b) -> b).orElseThrow();
        }
    }

    private static Map<String, UUID> page(StatelessSession session, String after) {
        Map<String, UUID> page = new LinkedHashMap<>();
        session.createNativeQuery(
                        "select tree_path, id from record where tree_path > :after order by tree_path limit 500",
                        Tuple.class)
                .setParameter("after", after)
                .list()
                .forEach(row -> page.put(row.get("tree_path", String.class), row.get("id", UUID.class)));
        return page;
    }

    /** Why nothing may be in the way of everything being indexed, or what is. */
    public Optional<String> trouble() {
        return stuck.isEmpty() ? Optional.empty() : Optional.of(stuck.size() + " records could not be indexed");
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
