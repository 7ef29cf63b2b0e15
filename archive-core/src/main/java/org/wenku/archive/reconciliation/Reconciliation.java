package org.wenku.archive.reconciliation;

import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.search.IndexEntry;
import org.wenku.archive.storage.Finding;
import org.wenku.archive.storage.ObjectId;
import org.wenku.archive.storage.StoredFile;
import org.wenku.archive.storage.StoredVersion;

/**
 * Compares the preservation store, the catalogue and the index, page by page, while the archive is in use. What was
 * entered while it ran may be reported as not indexed; what was there before is judged truly.
 */
public final class Reconciliation {

    private static final int AT_ONCE = 500;
    private static final Duration INDEX_MAY_TAKE = Duration.ofMinutes(5);

    private final Archive archive;
    private final boolean readBytes;

    private Consumer<Disagreement> told = disagreement -> {};
    private long disagreements;

    /**
     * Will compare what this archive has.
     *
     * @param readBytes whether every stored byte is read again and its digest taken, or only what the store says of it
     */
    public Reconciliation(Archive archive, boolean readBytes) {
        this.archive = archive;
        this.readBytes = readBytes;
    }

    /** How much was compared, and how much did not agree. */
    public record Report(long records, long files, long objects, long indexed, long disagreements) {}

    /**
     * Compares everything.
     *
     * @param onDisagreement is told each thing that is not the same
     * @param progress is told how many files were compared
     */
    public Report run(Consumer<Disagreement> onDisagreement, LongConsumer progress) {
        told = onDisagreement;
        disagreements = 0;
        awaitIndex();
        long files = compareFiles(progress);
        long objects = compareObjects();
        long records = compareIndex();
        return new Report(records, files, objects, archive.index().count(), disagreements);
    }

    private void awaitIndex() {
        try {
            archive.follower().awaitCaughtUp(INDEX_MAY_TAKE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void report(Disagreement.Kind kind, String what) {
        disagreements++;
        told.accept(new Disagreement(kind, what));
    }

    /** A file as the catalogue knows it. */
    private record Known(UUID record, int ordinal, String reference, String name, String sha256, String storedAt) {
        String said() {
            return reference + " " + name;
        }
    }

    private long compareFiles(LongConsumer progress) {
        long count = 0;
        Known last = null;
        Optional<StoredVersion> object = Optional.empty();
        List<Known> page = filesAfter(null);
        while (!page.isEmpty()) {
            for (Known file : page) {
                if (last == null || !last.record().equals(file.record())) {
                    object = object(file);
                }
                compare(file, object);
                last = file;
            }
            count += page.size();
            progress.accept(count);
            page = filesAfter(last);
        }
        return count;
    }

    private List<Known> filesAfter(@Nullable Known last) {
        return archive
                .read(catalogue -> catalogue.ask(session -> session.createNativeQuery(
                                "select f.record_id, f.ordinal, r.reference_code, f.name, f.sha256, f.stored_at"
                                        + " from file f join record r on r.id = f.record_id"
                                        + " where (f.record_id, f.ordinal) > (:record, :ordinal)"
                                        + " order by f.record_id, f.ordinal limit :most",
                                Tuple.class)
                        .setParameter("record", last == null ? new UUID(0, 0) : last.record())
                        .setParameter("ordinal", last == null ? 0 : last.ordinal())
                        .setParameter("most", AT_ONCE)
                        .list()))
                .stream()
                .map(row -> new Known(
                        row.get(0, UUID.class),
                        row.get(1, Integer.class),
                        row.get(2, String.class),
                        row.get(3, String.class),
                        row.get(4, String.class),
                        row.get(5, String.class)))
                .toList();
    }

    private Optional<StoredVersion> object(Known file) {
        ObjectId id = new ObjectId(file.record());
        Optional<StoredVersion> head = archive.store().head(id);
        if (readBytes && head.isPresent()) {
            archive.store().verify(id).stream()
                    .filter(finding -> !finding.sound())
                    .map(Finding::path)
                    .forEach(path -> report(Disagreement.Kind.ALTERED, file.reference() + " " + path));
        }
        return head;
    }

    private void compare(Known file, Optional<StoredVersion> object) {
        StoredFile stored =
                object.map(version -> version.files().get(file.storedAt())).orElse(null);
        if (stored == null) {
            report(Disagreement.Kind.NOT_STORED, file.said());
        } else if (stored.sha256() != null && !stored.sha256().equals(file.sha256())) {
            report(Disagreement.Kind.ALTERED, file.said());
        }
    }

    private long compareObjects() {
        long count = 0;
        try (Stream<ObjectId> objects = archive.store().objects()) {
            Iterator<ObjectId> iterator = objects.iterator();
            List<UUID> some = new ArrayList<>();
            while (iterator.hasNext()) {
                some.add(iterator.next().record());
                if (some.size() == AT_ONCE || !iterator.hasNext()) {
                    compareObjects(some);
                    count += some.size();
                    some.clear();
                }
            }
        }
        return count;
    }

    private void compareObjects(List<UUID> objects) {
        Set<UUID> catalogued = new HashSet<>(archive.read(catalogue -> catalogue.ask(session ->
                session.createNativeQuery("select distinct record_id from file where record_id in (:ids)", UUID.class)
                        .setParameterList("ids", List.copyOf(objects))
                        .list())));
        objects.stream()
                .filter(id -> !catalogued.contains(id))
                .forEach(id -> report(Disagreement.Kind.NOT_CATALOGUED, id.toString()));
    }

    private long compareIndex() {
        long count = 0;
        UUID after = null;
        List<UUID> page = recordsAfter(null);
        while (!page.isEmpty()) {
            UUID end = page.get(page.size() - 1);
            Set<UUID> indexed = indexedBetween(after, end);
            Set<UUID> known = Set.copyOf(page);
            page.stream()
                    .filter(id -> !indexed.contains(id))
                    .forEach(id -> report(Disagreement.Kind.NOT_INDEXED, named(id)));
            reportOnlyIndexed(indexed, known);
            count += page.size();
            after = end;
            page = recordsAfter(after);
        }
        reportOnlyIndexed(indexedBetween(after, null), Set.of());
        return count;
    }

    private void reportOnlyIndexed(Set<UUID> indexed, Set<UUID> known) {
        indexed.stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> report(Disagreement.Kind.ONLY_INDEXED, id.toString()));
    }

    private String named(UUID id) {
        return archive.read(catalogue -> catalogue.record(id))
                .map(record -> record.reference().text())
                .orElse(id.toString());
    }

    private List<UUID> recordsAfter(@Nullable UUID after) {
        return archive.read(catalogue -> catalogue.ask(session -> session.createNativeQuery(
                        "select id from record where id > :after order by id limit :most", UUID.class)
                .setParameter("after", after == null ? new UUID(0, 0) : after)
                .setParameter("most", AT_ONCE)
                .list()));
    }

    /** What the index has after one record and up to another; both orders are those of the digits. */
    private Set<UUID> indexedBetween(@Nullable UUID after, @Nullable UUID upTo) {
        Set<UUID> found = new HashSet<>();
        UUID from = after;
        while (true) {
            List<IndexEntry> entries = archive.index().entriesAfter(from, AT_ONCE);
            Set<UUID> inRange = entries.stream()
                    .map(IndexEntry::id)
                    .filter(id -> upTo == null || id.toString().compareTo(upTo.toString()) <= 0)
                    .collect(Collectors.toSet());
            found.addAll(inRange);
            if (inRange.size() < AT_ONCE) {
                return found;
            }
            from = entries.get(entries.size() - 1).id();
        }
    }
}
