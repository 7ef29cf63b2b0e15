package org.wenku.archive.likeness;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Right;
import org.wenku.archive.audit.Audit;
import org.wenku.archive.audit.AuditNote;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.likeness.Pair.Verdict;

/** The pairs of files that are alike: to be looked at by a person, and what was decided about them. */
public final class Pairs {

    private static final int MOST_OF_FILE = 10;
    private static final int MOST_COUNTED = 10_000;

    private static final String SIDES = " join file a on a.id = p.one join file b on b.id = p.other"
            + " join record ra on ra.id = a.record_id join record rb on rb.id = b.record_id";

    private static final String JOINED = " from near_duplicate p" + SIDES;

    private static final String COLUMNS = "p.id, p.kind, p.distance, p.decision, p.decided_by, p.decided_at, p.note,"
            + " a.id as a_file, a.name as a_name, a.media_type as a_type, a.sha256 as a_sha256, a.record_id as a_record,"
            + " a.fonds_id as a_fonds, ra.reference_code as a_code, ra.title as a_title,"
            + " b.id as b_file, b.name as b_name, b.media_type as b_type, b.sha256 as b_sha256, b.record_id as b_record,"
            + " b.fonds_id as b_fonds, rb.reference_code as b_code, rb.title as b_title";

    private final Archive archive;

    /** The pairs of this archive. */
    public Pairs(Archive archive) {
        this.archive = requireNonNull(archive, "archive");
    }

    /**
     * Where a list goes on.
     *
     * @param distance of the pair after which
     * @param id of that pair
     */
    public record After(int distance, UUID id) {}

    /**
     * Which pairs.
     *
     * @param verdict what was decided; null for those that wait
     * @param kind null for both
     * @param after null for the beginning
     */
    public record Wanted(
            @Nullable Verdict verdict,
            @Nullable LikenessKind kind,
            @Nullable After after) {}

    /** Some of them, the most alike first, as far as this reader may see both files. */
    public List<Pair> list(Wanted wanted, Reader reader, int most) {
        Set<UUID> fonds = reader.holdsEverywhere(Right.DESCRIBE) ? null : reader.fondsWith(Right.DESCRIBE);
        if (fonds != null && fonds.isEmpty()) {
            return List.of();
        }
        After after = wanted.after();
        return ask(session -> {
            var query = session.createNativeQuery(
                            "select " + COLUMNS + JOINED + " where "
                                    + (wanted.verdict() == null ? "p.decision is null" : "p.decision = :decision")
                                    + (wanted.kind() == null ? "" : " and p.kind = :kind")
                                    + (after == null ? "" : " and (p.distance, p.id) > (:distance, :id)")
                                    + within(fonds)
                                    + " order by p.distance, p.id limit :most",
                            Tuple.class)
                    .setParameter("most", most);
            if (wanted.verdict() != null) {
                query.setParameter("decision", wanted.verdict().name());
            }
            if (wanted.kind() != null) {
                query.setParameter("kind", wanted.kind().name());
            }
            if (after != null) {
                query.setParameter("distance", after.distance()).setParameter("id", after.id());
            }
            if (fonds != null) {
                query.setParameterList("fonds", fonds);
            }
            return query.list().stream().map(Pairs::pair).toList();
        });
    }

    private static String within(@Nullable Set<UUID> fonds) {
        return fonds == null ? "" : " and a.fonds_id in (:fonds) and b.fonds_id in (:fonds)";
    }

    /** How many wait that this reader may decide about; no more than ten thousand are counted. */
    public long waiting(Reader reader) {
        Set<UUID> fonds = reader.holdsEverywhere(Right.DESCRIBE) ? null : reader.fondsWith(Right.DESCRIBE);
        if (fonds != null && fonds.isEmpty()) {
            return 0;
        }
        return ask(session -> {
            var query = session.createNativeQuery(
                    "select count(*) from (select 1"
                            + (fonds == null ? " from near_duplicate p" : JOINED)
                            + " where p.decision is null" + within(fonds) + " limit " + MOST_COUNTED + ") as counted",
                    Long.class);
            if (fonds != null) {
                query.setParameterList("fonds", fonds);
            }
            return query.getSingleResult();
        });
    }

    /** One pair. */
    public Optional<Pair> find(UUID id) {
        return ask(session -> session
                .createNativeQuery("select " + COLUMNS + JOINED + " where p.id = :id", Tuple.class)
                .setParameter("id", id)
                .list()
                .stream()
                .findFirst()
                .map(Pairs::pair));
    }

    /** What each of these files is like, without what was found to be different; the most alike first, a few of each. */
    public static Map<UUID, List<Pair>> of(Catalogue catalogue, List<UUID> files) {
        Map<UUID, List<Pair>> of = new HashMap<>();
        if (!files.isEmpty()) {
            catalogue
                    .ask(session -> session.createNativeQuery(
                                    "select n.file_id as of_file, " + COLUMNS
                                            + " from (select s.file_id, s.id, row_number() over (partition by s.file_id"
                                            + " order by d.distance, d.id) as place from (select one as file_id, id"
                                            + " from near_duplicate where one in (:files) union all select other, id"
                                            + " from near_duplicate where other in (:files)) s"
                                            + " join near_duplicate d on d.id = s.id"
                                            + " where d.decision is distinct from 'DIFFERENT') n"
                                            + " join near_duplicate p on p.id = n.id" + SIDES
                                            + " where n.place <= :most order by n.file_id, n.place",
                                    Tuple.class)
                            .setParameterList("files", files)
                            .setParameter("most", MOST_OF_FILE)
                            .list())
                    .forEach(row -> of.computeIfAbsent(row.get("of_file", UUID.class), any -> new ArrayList<>())
                            .add(pair(row)));
        }
        return of;
    }

    /**
     * Decides about a pair, or decides anew; neither file is touched.
     *
     * @param seen what stood there when the person decided; null for nothing
     * @return whether that stood there still, and so the decision stands
     */
    public boolean decide(Pair pair, @Nullable Verdict seen, Verdict verdict, String by, String note) {
        return archive.write(new Act(by, "likeness", note.isEmpty() ? null : note), desk -> {
            boolean stands = desk.session()
                            .createNativeMutationQuery(
                                    "update near_duplicate set decision = :verdict, decided_by = :by, decided_at = now(),"
                                            + " note = :note where id = :id and coalesce(decision, '') = :seen")
                            .setParameter("verdict", verdict.name())
                            .setParameter("by", by)
                            .setParameter("note", note)
                            .setParameter("id", pair.id())
                            .setParameter("seen", seen == null ? "" : seen.name())
                            .executeUpdate()
                    > 0;
            if (stands) {
                String act = verdict == Verdict.SAME ? "likeness.same" : "likeness.different";
                Audit.note(
                        desk,
                        note(pair, pair.one(), act, by, note)
                                .with("other", pair.other().code()));
            }
            return stands;
        });
    }

    private static AuditNote note(Pair pair, Pair.Side side, String act, String by, String note) {
        AuditNote said = AuditNote.of(by, act, side.code())
                .in(side.fonds())
                .with("pair", pair.id().toString())
                .with("file", side.name())
                .with("other-file", pair.other().name());
        return note.isEmpty() ? said : said.with("note", note);
    }

    private <T> T ask(java.util.function.Function<StatelessSession, T> question) {
        return archive.read(catalogue -> catalogue.ask(question));
    }

    private static Pair pair(Tuple row) {
        String decision = row.get("decision", String.class);
        String note = row.get("note", String.class);
        return new Pair(
                row.get("id", UUID.class),
                LikenessKind.valueOf(row.get("kind", String.class)),
                row.get("distance", Number.class).intValue(),
                side(row, "a_"),
                side(row, "b_"),
                decision == null
                        ? null
                        : new Pair.Decision(
                                Verdict.valueOf(decision),
                                row.get("decided_by", String.class),
                                row.get("decided_at", Instant.class),
                                note == null ? "" : note));
    }

    private static Pair.Side side(Tuple row, String at) {
        return new Pair.Side(
                row.get(at + "file", UUID.class),
                row.get(at + "name", String.class),
                row.get(at + "type", String.class),
                row.get(at + "sha256", String.class),
                row.get(at + "record", UUID.class),
                row.get(at + "fonds", UUID.class),
                row.get(at + "code", String.class),
                row.get(at + "title", String.class));
    }
}
