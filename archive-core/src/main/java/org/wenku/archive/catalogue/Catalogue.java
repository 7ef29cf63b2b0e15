package org.wenku.archive.catalogue;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Right;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.arrangement.TreePath;
import org.wenku.archive.holding.Cue;
import org.wenku.archive.holding.FileText;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.holding.TextPart;

/**
 * Answers questions about the catalogue within one transaction. Every list pages by key in archival order: its hundred
 * thousandth page costs what its first costs.
 */
public final class Catalogue {

    /** The most records a page may have. */
    public static final int LARGEST_PAGE = 1000;

    private static final int FIRST_SIBLINGS = 3;
    private static final int NEAR_SIBLINGS = 5;

    private static final String HISTORY =
            "select id, record_id, file_id, version, at, actor, act, reason, said::text as said from history"
                    + " where record_id = :id";

    private final StatelessSession session;

    /** Answers from the given session; made by {@link org.wenku.archive.Archive}. */
    public Catalogue(StatelessSession session) {
        this.session = requireNonNull(session);
    }

    /** Asks what only another department knows how to ask, within the same transaction. */
    public <T> T ask(Function<StatelessSession, T> question) {
        return question.apply(session);
    }

    /** The record with this identifier, whoever may see it. */
    public Optional<CatalogueRecord> record(UUID id) {
        return Optional.ofNullable(session.get(CatalogueRecord.class, id));
    }

    /** The record with this reference code, whoever may see it. */
    public Optional<CatalogueRecord> record(ReferenceCode code) {
        return session.createSelectionQuery("from CatalogueRecord where referenceCode = :code", CatalogueRecord.class)
                .setParameter("code", code.text())
                .uniqueResultOptional();
    }

    /** The record that was once cited by a code and is cited by another now. */
    public Optional<CatalogueRecord> formerly(ReferenceCode code) {
        return session
                .createNativeQuery(
                        "select r.* from former_reference f join record r on r.id = f.record_id"
                                + " where f.reference_code = :code",
                        CatalogueRecord.class)
                .setParameter("code", code.text())
                .list()
                .stream()
                .findFirst();
    }

    /** These records by identifier, in one question; those that are not there are left out. */
    public Map<UUID, CatalogueRecord> records(List<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return session
                .createSelectionQuery("from CatalogueRecord where id in :ids", CatalogueRecord.class)
                .setParameterList("ids", ids)
                .list()
                .stream()
                .collect(Collectors.toMap(CatalogueRecord::id, record -> record));
    }

    /** Everything above a record, the fonds first. */
    public List<CatalogueRecord> ancestors(CatalogueRecord record) {
        List<String> paths =
                record.path().ancestors().stream().map(TreePath::text).toList();
        if (paths.isEmpty()) {
            return List.of();
        }
        return session.createSelectionQuery(
                        "from CatalogueRecord where treePath in :paths order by treePath", CatalogueRecord.class)
                .setParameterList("paths", paths)
                .list();
    }

    /** The fonds that this reader may know of. */
    public RecordPage fonds(Reader reader, @Nullable String after, int limit) {
        Shown shown = Shown.anywhere(reader);
        return page("parentId is null", Map.of(), shown, Cursor.read(after), limit);
    }

    /** What stands directly below a record. */
    public RecordPage children(CatalogueRecord parent, Reader reader, @Nullable String after, int limit) {
        Shown shown = Shown.in(parent.fondsId(), reader);
        return page("parentId = :parent", Map.of("parent", parent.id()), shown, Cursor.read(after), limit);
    }

    /**
     * All records, or all below one, in archival order.
     *
     * @param within the record whose subtree is wanted, without itself; null for the whole archive
     */
    public RecordPage records(Reader reader, @Nullable CatalogueRecord within, @Nullable String after, int limit) {
        String from = Cursor.read(after);
        if (within == null) {
            return page("1 = 1", Map.of(), Shown.anywhere(reader), from, limit);
        }
        TreePath top = within.path();
        String start = from.compareTo(top.text()) > 0 ? from : top.text();
        Shown shown = Shown.in(within.fondsId(), reader);
        return page("treePath < :end", Map.of("end", top.end()), shown, start, limit);
    }

    /**
     * Where to cut the list of all public records into pieces of {@code every}, each as the cursor after which a piece
     * begins. Walks one index from end to end: for site maps, not for readers.
     */
    public List<String> cuts(int every) {
        return session
                .createNativeQuery(
                        "select tree_path from (select tree_path, row_number() over (order by tree_path) as n from"
                                + " record where visible) as numbered where n % :every = 0 order by tree_path",
                        String.class)
                .setParameter("every", every)
                .list()
                .stream()
                .map(path -> Cursor.after(new TreePath(path)))
                .toList();
    }

    private RecordPage page(String where, Map<String, Object> values, Shown shown, String after, int limit) {
        int size = Math.max(1, Math.min(limit, LARGEST_PAGE));
        var query = session.createSelectionQuery(
                        "from CatalogueRecord where " + where + shown.condition()
                                + " and treePath > :after order by treePath",
                        CatalogueRecord.class)
                .setParameter("after", after)
                .setMaxResults(size + 1);
        values.forEach(query::setParameter);
        if (!shown.drafts().isEmpty()) {
            query.setParameterList("drafts", shown.drafts());
        }
        return RecordPage.of(query.list(), size);
    }

    /**
     * Which records of a list are shown to a reader. Within one fonds it is all or the visible ones, so that either
     * index can be walked; only over the whole archive are there readers who see the drafts of some fonds.
     *
     * @param drafts the fonds of which drafts are shown, where not all of a list is treated alike
     */
    private record Shown(String condition, Set<UUID> drafts) {

        static Shown in(UUID fonds, Reader reader) {
            return new Shown(reader.holds(Right.SEE_DRAFTS, fonds) ? "" : " and visible", Set.of());
        }

        static Shown anywhere(Reader reader) {
            Set<UUID> some = reader.fondsWith(Right.SEE_DRAFTS);
            if (reader.holdsEverywhere(Right.SEE_DRAFTS)) {
                return new Shown("", Set.of());
            }
            return some.isEmpty()
                    ? new Shown(" and visible", Set.of())
                    : new Shown(" and (visible or fondsId in :drafts)", some);
        }
    }

    /** The record among its siblings. */
    public SiblingWindow siblings(CatalogueRecord record, Reader reader) {
        Optional<UUID> parent = record.parentId();
        if (parent.isEmpty()) {
            return new SiblingWindow(List.of(), false, List.of(record), false);
        }
        Shown shown = Shown.in(record.fondsId(), reader);
        List<CatalogueRecord> before = near(parent.get(), record, shown, "<", "desc");
        boolean gapBefore = before.size() > NEAR_SIBLINGS;
        List<CatalogueRecord> around = new ArrayList<>(gapBefore ? before.subList(0, NEAR_SIBLINGS) : before);
        Collections.reverse(around);
        List<CatalogueRecord> first = List.of();
        if (gapBefore) {
            TreePath nearest = around.get(0).path();
            first =
                    page("parentId = :parent", Map.of("parent", parent.get()), shown, "", FIRST_SIBLINGS)
                            .records()
                            .stream()
                            .filter(sibling -> sibling.path().compareTo(nearest) < 0)
                            .toList();
            gapBefore = before.size() - NEAR_SIBLINGS > first.size()
                    || before.get(NEAR_SIBLINGS)
                                    .path()
                                    .compareTo(first.get(first.size() - 1).path())
                            > 0;
        }
        around.add(record);
        List<CatalogueRecord> after = near(parent.get(), record, shown, ">", "asc");
        boolean gapAfter = after.size() > NEAR_SIBLINGS;
        around.addAll(gapAfter ? after.subList(0, NEAR_SIBLINGS) : after);
        return new SiblingWindow(first, gapBefore, around, gapAfter);
    }

    private List<CatalogueRecord> near(
            UUID parent, CatalogueRecord record, Shown shown, String side, String direction) {
        return session.createSelectionQuery(
                        "from CatalogueRecord where parentId = :parent and treePath " + side + " :path"
                                + shown.condition() + " order by treePath " + direction,
                        CatalogueRecord.class)
                .setParameter("parent", parent)
                .setParameter("path", record.path().text())
                .setMaxResults(NEAR_SIBLINGS + 1)
                .list();
    }

    /**
     * How many units stand directly below a record.
     *
     * @param most where counting stops, because a reader does not need to know whether it is a million
     */
    public long childCount(CatalogueRecord record, Reader reader, int most) {
        return ((Number) session.createNativeQuery(
                                "select count(*) from (select 1 from record where parent_id = :parent"
                                        + Shown.in(record.fondsId(), reader).condition() + " limit :most) as counted",
                                Long.class)
                        .setParameter("parent", record.id())
                        .setParameter("most", most)
                        .getSingleResult())
                .longValue();
    }

    /** What the public may newly see, the newest first. */
    public List<CatalogueRecord> newlyPublished(int limit) {
        return session.createSelectionQuery(
                        "from CatalogueRecord where visible and level = ITEM order by publishedAt desc, id",
                        CatalogueRecord.class)
                .setMaxResults(limit)
                .list();
    }

    /** The files of a record, in order. */
    public List<HeldFile> files(UUID recordId) {
        return session.createSelectionQuery("from HeldFile where recordId = :id order by ordinal", HeldFile.class)
                .setParameter("id", recordId)
                .list();
    }

    /** The files of several records, in order, in one question. */
    public Map<UUID, List<HeldFile>> filesOf(List<UUID> recordIds) {
        if (recordIds.isEmpty()) {
            return Map.of();
        }
        return session
                .createSelectionQuery("from HeldFile where recordId in :ids order by recordId, ordinal", HeldFile.class)
                .setParameterList("ids", recordIds)
                .list()
                .stream()
                .collect(Collectors.groupingBy(HeldFile::recordId));
    }

    /** The file with this identifier, whoever may see it. */
    public Optional<HeldFile> file(UUID id) {
        return Optional.ofNullable(session.get(HeldFile.class, id));
    }

    /** How the text of a file was obtained, if it has text. */
    public Optional<FileText> text(UUID fileId) {
        return texts(List.of(fileId)).values().stream().findFirst();
    }

    /** How the texts of several files were obtained, in one question. */
    public Map<UUID, FileText> texts(List<UUID> fileIds) {
        if (fileIds.isEmpty()) {
            return Map.of();
        }
        return session
                .createNativeQuery(
                        "select file_id, origin, tool, tool_version, charset, charset_certain, language, truncated,"
                                + " parts, characters from file_text where file_id in (:ids)",
                        Tuple.class)
                .setParameterList("ids", fileIds)
                .list()
                .stream()
                .map(Catalogue::fileText)
                .collect(Collectors.toMap(FileText::fileId, text -> text));
    }

    private static FileText fileText(Tuple row) {
        return new FileText(
                row.get("file_id", UUID.class),
                FileText.TextOrigin.valueOf(row.get("origin", String.class)),
                row.get("tool", String.class),
                row.get("tool_version", String.class),
                row.get("charset", String.class),
                row.get("charset_certain", Boolean.class),
                row.get("language", String.class),
                row.get("truncated", Boolean.class),
                row.get("parts", Integer.class),
                row.get("characters", Long.class));
    }

    /** One part of a text. */
    public Optional<TextPart> textPart(UUID fileId, int ordinal) {
        return textParts(fileId, ordinal, 1).stream()
                .filter(part -> part.ordinal() == ordinal)
                .findFirst();
    }

    /** At most {@code count} parts of a text, from the given one on. */
    public List<TextPart> textParts(UUID fileId, int from, int count) {
        return session
                .createNativeQuery(
                        "select ordinal, label, body from text_part where file_id = :id and ordinal >= :from"
                                + " order by ordinal limit :count",
                        Tuple.class)
                .setParameter("id", fileId)
                .setParameter("from", from)
                .setParameter("count", count)
                .list()
                .stream()
                .map(row -> new TextPart(
                        row.get("ordinal", Integer.class),
                        row.get("label", String.class),
                        row.get("body", String.class)))
                .toList();
    }

    /** What is said in a recording, in order; {@code fileId} is the transcript's. */
    public List<Cue> cues(UUID fileId) {
        return session
                .createNativeQuery(
                        "select ordinal, start_millis, end_millis, speaker, language, body from cue"
                                + " where file_id = :id order by ordinal",
                        Tuple.class)
                .setParameter("id", fileId)
                .list()
                .stream()
                .map(row -> new Cue(
                        row.get("ordinal", Integer.class),
                        row.get("start_millis", Long.class),
                        row.get("end_millis", Long.class),
                        row.get("speaker", String.class),
                        row.get("language", String.class),
                        row.get("body", String.class)))
                .toList();
    }

    /** Everything that was ever written to a record and its files, the oldest first. */
    public List<HistoryEntry> history(UUID recordId) {
        return entries(
                session.createNativeQuery(HISTORY + " order by id", Tuple.class).setParameter("id", recordId));
    }

    /**
     * What was written to a record and its files, the newest first.
     *
     * @param before the last of the page before; null for the first page
     */
    public List<HistoryEntry> history(UUID recordId, @Nullable Long before, int limit) {
        return entries(session.createNativeQuery(HISTORY + " and id < :before order by id desc", Tuple.class)
                .setParameter("id", recordId)
                .setParameter("before", before == null ? Long.MAX_VALUE : before)
                .setMaxResults(limit));
    }

    /** The write that made a version of a record; nothing if the history has none. */
    public Optional<HistoryEntry> written(UUID recordId, int version) {
        return writtenBefore(recordId, version + 1).filter(entry -> entry.version() == version);
    }

    /** The last write to a record itself before a version. */
    public Optional<HistoryEntry> writtenBefore(UUID recordId, int version) {
        return entries(session.createNativeQuery(
                                HISTORY + " and file_id is null and version < :version order by id desc", Tuple.class)
                        .setParameter("id", recordId)
                        .setParameter("version", version)
                        .setMaxResults(1))
                .stream()
                .findFirst();
    }

    /** The first write to a record itself after a version. */
    public Optional<HistoryEntry> writtenAfter(UUID recordId, int version) {
        return entries(session.createNativeQuery(
                                HISTORY + " and file_id is null and version > :version order by id", Tuple.class)
                        .setParameter("id", recordId)
                        .setParameter("version", version)
                        .setMaxResults(1))
                .stream()
                .findFirst();
    }

    private static List<HistoryEntry> entries(NativeQuery<Tuple> asked) {
        return asked.list().stream()
                .map(row -> new HistoryEntry(
                        row.get("id", Long.class),
                        row.get("record_id", UUID.class),
                        row.get("file_id", UUID.class),
                        row.get("version", Integer.class),
                        row.get("at", java.time.Instant.class),
                        row.get("actor", String.class),
                        row.get("act", String.class),
                        row.get("reason", String.class),
                        row.get("said", String.class)))
                .toList();
    }

    /**
     * What a record was in a version; nothing if the history has no such version. A version in which nothing that is
     * kept changed is what the one before it was.
     */
    public Optional<EarlierState> earlier(UUID recordId, int version) {
        return session
                .createNativeQuery(
                        "select said::text from history where record_id = :id and file_id is null"
                                + " and version <= :version and exists (select 1 from record where id = :id and version >= :version)"
                                + " order by id desc limit 1",
                        String.class)
                .setParameter("id", recordId)
                .setParameter("version", version)
                .list()
                .stream()
                .filter(Objects::nonNull)
                .findFirst()
                .map(EarlierState::read);
    }

    /** The writes to a record itself after a version, the oldest first. */
    public List<HistoryEntry> since(UUID recordId, int version) {
        return history(recordId).stream()
                .filter(entry -> entry.fileId() == null && entry.version() > version)
                .toList();
    }

    /** How much there is: records, visible records, files and their bytes. Reads the whole tables; for reports. */
    public Holdings holdings() {
        Tuple row = session.createNativeQuery(
                        "select (select count(*) from record) as records,"
                                + " (select count(*) from record where visible) as visible,"
                                + " (select count(*) from file) as files,"
                                + " (select coalesce(sum(size), 0)::bigint from file) as bytes",
                        Tuple.class)
                .getSingleResult();
        return new Holdings(
                row.get("records", Long.class),
                row.get("visible", Long.class),
                row.get("files", Long.class),
                row.get("bytes", Long.class));
    }

    /** How much the archive holds. */
    public record Holdings(long records, long visibleRecords, long files, long bytes) {}
}
