package org.wenku.archive.changeset;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.catalogue.RecordIds;

/** The change sets themselves, in the database. */
final class ChangeSetTable {

    private static final String COLUMNS =
            "select s.id, s.name, s.kind, s.undoes, s.backwards, s.chosen::text as chosen, s.operations::text as"
                    + " operations, s.state, s.trouble::text as trouble, s.needs_publish, s.allowed, s.fonds, s.found,"
                    + " s.elsewhere, s.faults, s.changing, s.staying, s.impossible, s.left_out, s.applied,"
                    + " s.since_changed, s.made_by, s.made_at, s.applied_by, s.applied_at, s.ended_at, u.id as undone_by"
                    + " from change_set s left join change_set u on u.undoes = s.id and u.state <> 'DISCARDED'";

    private final StatelessSession session;

    ChangeSetTable(StatelessSession session) {
        this.session = session;
    }

    UUID enter(NewChangeSet wanted, ChangeSet.Kind kind, @Nullable ChangeSet undoes, Instant now) {
        UUID id = RecordIds.next();
        Set<UUID> allowed = wanted.allowed();
        boolean publishes = undoes != null
                ? undoes.publishes()
                : wanted.operations().stream().anyMatch(Operation::publishes);
        session.createNativeMutationQuery("insert into change_set (id, name, kind, undoes, backwards, chosen,"
                        + " operations, state, needs_publish, allowed, made_by, made_at) values (:id, :name, :kind,"
                        + " cast(:undoes as uuid), :backwards, cast(:chosen as jsonb), cast(:operations as jsonb),"
                        + " 'PREVIEWING', :publishes, cast(:allowed as uuid[]), :by, :now)")
                .setParameter("id", id)
                .setParameter("name", clean(wanted.name()))
                .setParameter("kind", kind.name())
                .setParameter("undoes", undoes == null ? null : undoes.id().toString())
                .setParameter("backwards", undoes != null && !undoes.backwards())
                .setParameter("chosen", clean(wanted.selection().json().toString()))
                .setParameter(
                        "operations",
                        clean(OperationJson.write(wanted.operations()).toString()))
                .setParameter("publishes", publishes)
                .setParameter("allowed", allowed == null ? null : literal(allowed))
                .setParameter("by", wanted.by())
                .setParameter("now", now)
                .executeUpdate();
        return id;
    }

    /** PostgreSQL cannot keep U+0000. */
    private static String clean(String text) {
        return text.replace('\0', '\ufffd').replace("\\u0000", "\\ufffd");
    }

    private static String literal(Set<UUID> ids) {
        return "{" + String.join(",", ids.stream().map(UUID::toString).toList()) + "}";
    }

    Optional<ChangeSet> find(UUID id) {
        return session
                .createNativeQuery(COLUMNS + " where s.id = :id", Tuple.class)
                .setParameter("id", id)
                .list()
                .stream()
                .map(ChangeSetTable::read)
                .findFirst();
    }

    /** The set, held so that nobody else moves it on before this transaction ends. */
    Optional<ChangeSet> hold(UUID id) {
        session.createNativeQuery("select 1 from change_set where id = :id for update", Integer.class)
                .setParameter("id", id)
                .list();
        return find(id);
    }

    /**
     * The newest first.
     *
     * @param before the set after which the page begins; null for the first page
     * @param describes the fonds of which the person may see sets; null for all
     */
    List<ChangeSet> list(@Nullable UUID before, @Nullable Set<UUID> describes, String by, int most) {
        return session
                .createNativeQuery(
                        COLUMNS + " where s.state <> 'DISCARDED'"
                                + " and (cast(:describes as uuid[]) is null or s.made_by = :by and s.fonds = '{}'"
                                + " or s.fonds <> '{}' and s.fonds <@ cast(:describes as uuid[]))"
                                + " and (cast(:before as uuid) is null or (s.made_at, s.id) <"
                                + " (select b.made_at, b.id from change_set b where b.id = cast(:before as uuid)))"
                                + " order by s.made_at desc, s.id desc limit :most",
                        Tuple.class)
                .setParameter("describes", describes == null ? null : literal(describes))
                .setParameter("by", by)
                .setParameter("before", before == null ? null : before.toString())
                .setParameter("most", most)
                .list()
                .stream()
                .map(ChangeSetTable::read)
                .toList();
    }

    void enterState(UUID id, ChangeSet.State state) {
        session.createNativeMutationQuery("update change_set set state = :state where id = :id")
                .setParameter("state", state.name())
                .setParameter("id", id)
                .executeUpdate();
    }

    void beginToApply(UUID id, String by, Instant now) {
        session.createNativeMutationQuery("update change_set set state = 'APPLYING', applied_by = :by,"
                        + " applied_at = :now where id = :id")
                .setParameter("by", by)
                .setParameter("now", now)
                .setParameter("id", id)
                .executeUpdate();
    }

    void end(UUID id, Instant now) {
        session.createNativeMutationQuery(
                        "update change_set set state = 'APPLIED', ended_at = :now where id = :id and state ="
                                + " 'APPLYING'")
                .setParameter("now", now)
                .setParameter("id", id)
                .executeUpdate();
    }

    void fail(UUID id, Saying why) {
        session.createNativeMutationQuery("update change_set set state = 'FAILED', trouble = cast(:why as jsonb)"
                        + " where id = :id and state = 'PREVIEWING'")
                .setParameter("why", why.json())
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Forgets everything that was worked out. */
    void clear(UUID id) {
        for (String table : List.of("change_set_record", "change_set_fault")) {
            session.createNativeMutationQuery("delete from " + table + " where change_set = :id")
                    .setParameter("id", id)
                    .executeUpdate();
        }
        session.createNativeMutationQuery("update change_set set fonds = '{}', found = 0, elsewhere = 0, faults = 0,"
                        + " changing = 0, staying = 0, impossible = 0, left_out = 0 where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Adds to the counts what one lot of a preview has found. */
    void count(UUID id, Tally tally) {
        session.createNativeMutationQuery("update change_set set found = found + :found,"
                        + " elsewhere = elsewhere + :elsewhere, faults = faults + :faults,"
                        + " changing = changing + :changing, staying = staying + :staying,"
                        + " impossible = impossible + :impossible, needs_publish = needs_publish or :publishes,"
                        + " fonds = array(select distinct f from unnest(fonds || cast(:fonds as uuid[])) f)"
                        + " where id = :id")
                .setParameter("found", (long) tally.found)
                .setParameter("elsewhere", (long) tally.elsewhere)
                .setParameter("faults", (long) tally.faults)
                .setParameter("changing", (long) tally.changing)
                .setParameter("staying", (long) tally.staying)
                .setParameter("impossible", (long) tally.impossible)
                .setParameter("publishes", tally.publishes)
                .setParameter("fonds", literal(tally.fonds))
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Moves records from one count to another. */
    void move(UUID id, String from, String to, long many) {
        session.createNativeMutationQuery("update change_set set " + from + " = " + from + " - :many, " + to + " = "
                        + to + " + :many where id = :id")
                .setParameter("many", many)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** What one lot of a preview adds to the counts. */
    static final class Tally {
        int found;
        int elsewhere;
        int faults;
        int changing;
        int staying;
        int impossible;
        boolean publishes;
        final Set<UUID> fonds = new HashSet<>();
    }

    private static ChangeSet read(Tuple row) {
        String trouble = row.get("trouble", String.class);
        UUID[] allowed = row.get("allowed", UUID[].class);
        return new ChangeSet(
                row.get("id", UUID.class),
                row.get("name", String.class),
                ChangeSet.Kind.valueOf(row.get("kind", String.class)),
                row.get("undoes", UUID.class),
                row.get("backwards", Boolean.class),
                Selection.kept(Json.tree(row.get("chosen", String.class))),
                operations(row.get("operations", String.class)),
                ChangeSet.State.valueOf(row.get("state", String.class)),
                trouble == null ? null : Saying.read(trouble),
                row.get("needs_publish", Boolean.class),
                allowed == null ? null : Set.copyOf(Arrays.asList(allowed)),
                Set.copyOf(Arrays.asList(row.get("fonds", UUID[].class))),
                counts(row),
                row.get("made_by", String.class),
                row.get("made_at", Instant.class),
                row.get("applied_by", String.class),
                row.get("applied_at", Instant.class),
                row.get("ended_at", Instant.class),
                row.get("undone_by", UUID.class));
    }

    private static List<Operation> operations(String json) {
        return json.equals("[]") ? List.of() : OperationJson.read(Json.tree(json));
    }

    private static ChangeSet.Counts counts(Tuple row) {
        return new ChangeSet.Counts(
                row.get("found", Long.class),
                row.get("elsewhere", Long.class),
                row.get("faults", Long.class),
                row.get("changing", Long.class),
                row.get("staying", Long.class),
                row.get("impossible", Long.class),
                row.get("left_out", Long.class),
                row.get("applied", Long.class),
                row.get("since_changed", Long.class));
    }
}
