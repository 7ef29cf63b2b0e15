package org.wenku.archive.catalogue;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Condition;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.arrangement.TreePath;
import org.wenku.archive.description.Statements;
import org.wenku.archive.holding.FileText;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.holding.NewFile;
import org.wenku.archive.holding.OcrState;
import org.wenku.archive.holding.TextPart;

/**
 * The acts of writing into the catalogue, within one transaction and in one person's name. Each leaves its trace in the
 * history and tells the index, because triggers see to it.
 */
public final class Cataloguing {

    private final StatelessSession session;
    private final Catalogue catalogue;
    private final Instant now;

    /** Writes through the given session in the name of {@code act}; made by {@link org.wenku.archive.Archive}. */
    public Cataloguing(StatelessSession session, Act act, Instant now) {
        this.session = requireNonNull(session);
        this.catalogue = new Catalogue(session);
        this.now = requireNonNull(now);
        session.createNativeQuery(
                        "select set_config('archive.actor', :by, true) || set_config('archive.act', :what, true)"
                                + " || set_config('archive.reason', :why, true)",
                        String.class)
                .setParameter("by", act.by())
                .setParameter("what", act.what())
                .setParameter("why", act.why() == null ? "" : act.why())
                .getSingleResult();
    }

    /** The same catalogue, for asking within this transaction. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /** The session, for the registers of other departments that write in the same transaction. */
    public StatelessSession session() {
        return session;
    }

    /** The time at which this transaction says that everything happened. */
    public Instant now() {
        return now;
    }

    /** Enters a new fonds under its own code. */
    public CatalogueRecord createFonds(NewRecord unit) {
        if (unit.level() != Level.FONDS || unit.codePart() == null) {
            throw new IllegalArgumentException(
                    "a fonds needs the level FONDS and a code, but found " + unit.level() + " and " + unit.codePart());
        }
        ReferenceCode code = new ReferenceCode(unit.codePart());
        if (!code.fonds().equals(code.text())) {
            throw new IllegalArgumentException("the code of a fonds has no \"/\", but found \"" + code + "\"");
        }
        long position = session.createNativeQuery(
                        "select coalesce(max(tree_path), '') from record where parent_id is null", String.class)
                .getSingleResult()
                .transform(last -> last.isEmpty() ? 1L : new TreePath(last).position() + 1);
        CatalogueRecord record = new CatalogueRecord(
                unit,
                new CatalogueRecord.Place(null, null, TreePath.root(position), code, true, Condition.OPEN, null, null),
                now);
        session.insert(record);
        return record;
    }

    /** Enters one new unit below another. */
    public CatalogueRecord create(UUID parentId, NewRecord unit) {
        return create(parentId, List.of(unit)).get(0);
    }

    /**
     * Enters new units below another, in the given order, after everything that stands there.
     *
     * @throws NoSuchRecord if there is no such parent
     * @throws IllegalArgumentException if a level may not stand there
     */
    public List<CatalogueRecord> create(UUID parentId, List<NewRecord> units) {
        if (units.isEmpty()) {
            return List.of();
        }
        Tuple parent = reservePlaces(parentId, units.size());
        Level above = Level.valueOf(parent.get("level", String.class));
        long position = parent.get("last_child", Long.class) - units.size();
        List<CatalogueRecord> created = new ArrayList<>(units.size());
        for (NewRecord unit : units) {
            if (!unit.level().mayStandBelow(above)) {
                throw new IllegalArgumentException(
                        "a unit of level " + unit.level() + " may not stand below one of level " + above + " ("
                                + parent.get("reference_code", String.class) + ")");
            }
            position++;
            created.add(new CatalogueRecord(unit, placeBelow(parent, parentId, position, unit.codePart()), now));
        }
        session.insertMultiple(created);
        return created;
    }

    /**
     * A unit to be entered in a place of its own.
     *
     * @param parentId below which unit
     * @param code its whole reference code; null for one made from its parent's
     */
    public record Planted(
            UUID parentId, NewRecord unit, @Nullable ReferenceCode code) {}

    /**
     * Enters new units below several others, those of one parent in the given order after everything that stands there.
     * However many they are: one statement gives the places, and the units go in as batches.
     *
     * @throws NoSuchRecord if there is no such parent
     * @throws IllegalArgumentException if a level may not stand there
     */
    public List<CatalogueRecord> createEach(List<Planted> units) {
        Map<UUID, Integer> children = new LinkedHashMap<>();
        units.forEach(unit -> children.merge(unit.parentId(), 1, Integer::sum));
        Map<UUID, Tuple> parents = reservePlaces(children);
        Map<UUID, Long> positions = new HashMap<>();
        List<CatalogueRecord> created = new ArrayList<>(units.size());
        for (Planted planted : units) {
            UUID parentId = planted.parentId();
            Tuple parent = parents.get(parentId);
            if (parent == null) {
                throw new NoSuchRecord(parentId);
            }
            mustStandBelow(planted.unit().level(), parent);
            long first = parent.get("last_child", Long.class) - requireNonNull(children.get(parentId)) + 1;
            long position = positions.merge(parentId, first, (last, unused) -> last + 1);
            created.add(new CatalogueRecord(
                    planted.unit(),
                    placeBelow(parent, parentId, position, planted.unit().codePart())
                            .coded(planted.code()),
                    now));
        }
        session.insertMultiple(created);
        return created;
    }

    private static void mustStandBelow(Level level, Tuple parent) {
        Level above = Level.valueOf(parent.get("level", String.class));
        if (!level.mayStandBelow(above)) {
            throw new IllegalArgumentException("a unit of level " + level + " may not stand below one of level " + above
                    + " (" + parent.get("reference_code", String.class) + ")");
        }
    }

    private Map<UUID, Tuple> reservePlaces(Map<UUID, Integer> children) {
        Map<UUID, Tuple> parents = new HashMap<>();
        session.createNativeQuery(
                        "update record r set last_child = r.last_child + more.count"
                                + " from unnest(cast(:ids as uuid[]), cast(:counts as bigint[])) as more(id, count)"
                                + " where r.id = more.id"
                                + " returning r.id, last_child, tree_path, fonds_id, reference_code, level,"
                                + " visible or (state = 'PUBLISHED' and effective_access = 'CLOSED') as public_here,"
                                + " effective_access, effective_until, effective_reason",
                        Tuple.class)
                .setParameter("ids", children.keySet().toArray(UUID[]::new))
                .setParameter(
                        "counts",
                        children.values().stream().map(Integer::longValue).toArray(Long[]::new))
                .list()
                .forEach(row -> parents.put(row.get("id", UUID.class), row));
        return parents;
    }

    /** Keeps the places after everything that stands below a unit; the row says the last of them. */
    Tuple reservePlaces(UUID parentId, int count) {
        return session
                .createNativeQuery(
                        "update record set last_child = last_child + :count where id = :id"
                                + " returning last_child, tree_path, fonds_id, reference_code, level,"
                                + " visible or (state = 'PUBLISHED' and effective_access = 'CLOSED') as public_here,"
                                + " effective_access, effective_until, effective_reason",
                        Tuple.class)
                .setParameter("count", (long) count)
                .setParameter("id", parentId)
                .list()
                .stream()
                .findFirst()
                .orElseThrow(() -> new NoSuchRecord(parentId));
    }

    private static CatalogueRecord.Place placeBelow(
            Tuple parent, UUID parentId, long position, @Nullable String codePart) {
        ReferenceCode code = new ReferenceCode(parent.get("reference_code", String.class));
        return new CatalogueRecord.Place(
                parentId,
                parent.get("fonds_id", UUID.class),
                new TreePath(parent.get("tree_path", String.class)).child(position),
                code.child(codePart == null ? Long.toString(position) : codePart),
                parent.get("public_here", Boolean.class),
                Condition.valueOf(parent.get("effective_access", String.class)),
                parent.get("effective_until", LocalDate.class),
                parent.get("effective_reason", String.class));
    }

    /** Enters stored files as the next files of a record, with their text. */
    public List<HeldFile> addFiles(CatalogueRecord record, List<NewFile> files) {
        int ordinal = session.createNativeQuery(
                        "select coalesce(max(ordinal), 0) from file where record_id = :id", Integer.class)
                .setParameter("id", record.id())
                .getSingleResult();
        List<HeldFile> held = new ArrayList<>(files.size());
        for (NewFile file : files) {
            held.add(new HeldFile(file, record.id(), record.fondsId(), ++ordinal, now));
        }
        session.insertMultiple(held);
        FileTexts texts = new FileTexts(session);
        files.forEach(texts::enter);
        return held;
    }

    /** Enters the first files of records that were created in this transaction; one batch for all of them. */
    public void addFirstFiles(List<CatalogueRecord> records, List<List<NewFile>> filesOfEach) {
        List<HeldFile> held = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            int ordinal = 0;
            for (NewFile file : filesOfEach.get(i)) {
                held.add(new HeldFile(file, records.get(i).id(), records.get(i).fondsId(), ++ordinal, now));
            }
        }
        session.insertMultiple(held);
        new FileTexts(session)
                .enterAll(filesOfEach.stream().flatMap(List::stream).toList());
    }

    /** Keeps the text that was read from the picture of a text, instead of what was there, and how the reading ended. */
    public void readByOcr(
            HeldFile file, OcrState state, @Nullable String detail, @Nullable FileText text, List<TextPart> parts) {
        file.readByOcr(state, detail);
        if (text != null) {
            new FileTexts(session).replace(text, parts);
        }
        session.update(file);
    }

    /** Says these things of a record instead of what was said before. */
    public void describe(CatalogueRecord record, Statements statements) {
        record.say(statements);
        save(record);
    }

    /**
     * These records, held so that nobody else writes them before this transaction ends; those that are not there are
     * left out.
     */
    public Map<UUID, CatalogueRecord> held(List<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        // In the order of their identifiers, because two who hold many must never wait for each other.
        return session
                .createSelectionQuery("from CatalogueRecord where id in :ids order by id", CatalogueRecord.class)
                .setParameterList("ids", ids)
                .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)
                .list()
                .stream()
                .collect(Collectors.toMap(CatalogueRecord::id, record -> record));
    }

    /** Makes of many records at once what the revisions say, with a few statements for all of them. */
    public void revise(List<Revision> revisions) {
        new Revising(session, now).write(revisions);
    }

    /** Says these things of several records, as one batch of statements. */
    public void describeEach(Map<CatalogueRecord, Statements> said) {
        said.forEach((record, statements) -> {
            record.say(statements);
            record.touch(now);
        });
        session.updateMultiple(List.copyOf(said.keySet()));
    }

    /** Opens a record, and with it what is published below it, to the public. */
    public void publish(CatalogueRecord record) {
        record.enterState(RecordState.PUBLISHED, null, now);
        save(record);
        follow(record);
    }

    /**
     * Takes a record, and with it everything below it, away from the public and leaves a tombstone.
     *
     * @param reason why, in words for readers
     */
    public void withdraw(CatalogueRecord record, String reason) {
        record.enterState(RecordState.WITHDRAWN, requireNonNull(reason), now);
        save(record);
        follow(record);
    }

    /** Sets the access condition of a record; everything below it follows. */
    public void condition(CatalogueRecord record, Access access) {
        record.standUnder(access);
        save(record);
        follow(record);
    }

    /**
     * Brings back what was said of a record in an earlier version. Nothing is undone: this is a new version that says
     * the same as the old one.
     *
     * @throws NoSuchVersion if the history has no such version
     */
    public void restore(CatalogueRecord record, int version) {
        EarlierState earlier = catalogue
                .earlier(record.id(), version)
                .orElseThrow(() -> new NoSuchVersion(record.reference().text(), version));
        record.say(earlier.statements());
        record.standUnder(earlier.access());
        record.enterState(earlier.state(), earlier.stateReason(), now);
        save(record);
        follow(record);
    }

    /** Takes a record out of the catalogue; nothing may refer to it. Its history stays. */
    public void delete(CatalogueRecord record) {
        session.delete(record);
    }

    /** The desk at which units are moved within the arrangement. */
    public Moving moving() {
        return new Moving(session, this, now);
    }

    private void save(CatalogueRecord record) {
        record.touch(now);
        session.update(record);
    }

    /** Works out anew what follows from above for a record and everything below it. */
    void follow(CatalogueRecord record) {
        followSubtree(session, record.path(), LocalDate.ofInstant(now, ZoneOffset.UTC));
        session.refresh(record);
    }

    /** Opens what became open by the passing of time; returns how many conditions had ended. */
    public int openWhatIsDue() {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<String> due = session.createNativeQuery(
                        "select tree_path from record where effective_until <= :today", String.class)
                .setParameter("today", today)
                .list();
        due.forEach(path -> followSubtree(session, new TreePath(path), today));
        return due.size();
    }

    private static void followSubtree(StatelessSession session, TreePath top, LocalDate today) {
        session.createNativeMutationQuery(
                        "update record r set visible = c.visible, effective_access = c.effective_access,"
                                + " effective_until = c.effective_until, effective_reason = c.effective_reason"
                                + " from record d cross join lateral effective_condition(d.tree_path, :today) c"
                                + " where d.id = r.id and d.tree_path >= :from and d.tree_path < :end"
                                + " and (r.visible, r.effective_access, r.effective_until, r.effective_reason)"
                                + " is distinct from"
                                + " (c.visible, c.effective_access, c.effective_until, c.effective_reason)")
                .setParameter("today", today)
                .setParameter("from", top.text())
                .setParameter("end", top.end())
                .executeUpdate();
    }
}
