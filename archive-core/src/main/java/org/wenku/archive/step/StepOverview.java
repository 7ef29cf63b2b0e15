package org.wenku.archive.step;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** The steps as one person may see them, within one transaction, and what that person decides about those in trouble. */
public final class StepOverview {

    private static final String COLUMNS = "s.id, s.kind, s.subject, s.batch, cast(s.wish as text) as wish,"
            + " cast(s.priority as integer) as priority, s.state, s.attempts, s.taken, s.worker, s.done, s.total, s.lacks,"
            + " cast(s.note as text) as note, s.asked_by, s.asked_at, s.started_at, s.ended_at";

    private final StatelessSession session;
    private final StepSight sight;

    /** What this person sees through this session. */
    public StepOverview(StatelessSession session, StepSight sight) {
        this.session = requireNonNull(session, "session");
        this.sight = requireNonNull(sight, "sight");
    }

    /** How many there are in a state, counted up to so many. */
    public long count(StepState state, int most) {
        return sight.bind(session.createNativeQuery(
                        "select count(*) from (select 1" + StepSight.FROM + " where s.state = :state and "
                                + sight.condition() + " limit :most) as counted",
                        Long.class))
                .setParameter("state", state.name())
                .setParameter("most", most)
                .getSingleResult();
    }

    /** What is being worked at, the longest first. */
    public List<StepLine> running(int most) {
        return lines(session.createNativeQuery(
                select("s.state = 'RUNNING'") + " order by s.started_at, s.id limit " + most, Tuple.class));
    }

    /**
     * The steps in a state or of a group, the newest first.
     *
     * @param before older than this one; null for the newest
     */
    public List<StepLine> list(StepState state, @Nullable UUID before, int most) {
        return page("s.state = '" + state.name() + "'", null, before, most);
    }

    /** The steps in trouble that are chosen, the newest first. */
    public List<StepLine> list(StepChoice choice, @Nullable UUID before, int most) {
        return page(choice.condition(), choice, before, most);
    }

    private List<StepLine> page(String which, @Nullable StepChoice choice, @Nullable UUID before, int most) {
        NativeQuery<Tuple> query = session.createNativeQuery(
                select(which) + (before == null ? "" : " and s.id < :before") + " order by s.id desc limit " + most,
                Tuple.class);
        if (choice != null) {
            choice.bind(query);
        }
        if (before != null) {
            query.setParameter("before", before);
        }
        return lines(query);
    }

    private String select(String which) {
        return "select " + COLUMNS + ", f.name as file_name, f.record_id" + StepSight.FROM + " where " + which + " and "
                + sight.condition();
    }

    private List<StepLine> lines(NativeQuery<Tuple> query) {
        return sight.bind(query).list().stream()
                .map(row -> new StepLine(
                        StepTable.step(row), row.get("file_name", String.class), row.get("record_id", UUID.class)))
                .toList();
    }

    /** What went wrong or lacks a tool, by what is the same about it; the most frequent first. */
    public List<StepTrouble> troubles(int most) {
        return sight
                .bind(session.createNativeQuery(
                        "select " + StepChoice.KEY + " as key, s.kind, s.state, s.lacks,"
                                + " cast(sum(s.many) as bigint) as many, max(s.latest) as latest,"
                                + " (array_agg(cast(s.note as text) order by s.latest desc))[1] as note"
                                + StepCause.asSaid(StepSight.FROM, sight.condition())
                                + " group by key, s.kind, s.state, s.lacks order by s.state, many desc, key limit "
                                + most,
                        Tuple.class))
                .list()
                .stream()
                .map(StepOverview::trouble)
                .toList();
    }

    private static StepTrouble trouble(Tuple row) {
        return new StepTrouble(
                row.get("key", String.class),
                new StepCause(
                        row.get("kind", String.class),
                        StepState.valueOf(row.get("state", String.class)),
                        row.get("lacks", String.class),
                        StepJson.note(row.get("note", String.class)),
                        row.get("many", Long.class),
                        row.get("latest", Instant.class)));
    }

    /** Sets the chosen ones going again; returns how many. */
    public int retry(StepChoice choice) {
        return decide(
                choice,
                "state = 'WAITING', lacks = null, attempts = 0, furthest = 0, note = null, ended_at = null,"
                        + " due_at = clock_timestamp()",
                "not exists (select 1 from step o where o.once = s.once and o.id <> s.id"
                        + " and o.state in ('WAITING', 'RUNNING', 'UNAVAILABLE'))",
                null);
    }

    /** Says that the chosen ones are not to be done, and why; what they are done to stays as it is. */
    public int accept(StepChoice choice, StepNote why) {
        return decide(
                choice,
                "state = 'CANCELLED', lacks = null, note = coalesce(note, jsonb_build_object()) || jsonb_strip_nulls(cast(:note as jsonb)),"
                        + " ended_at = clock_timestamp()",
                "true",
                why);
    }

    private int decide(StepChoice choice, String becomes, String provided, @Nullable StepNote note) {
        var statement = session.createNativeMutationQuery("update step set " + becomes + " where id in (select s.id"
                + StepSight.FROM + " where " + choice.condition() + " and " + sight.condition() + " and " + provided
                + ")");
        if (note != null) {
            statement.setParameter("note", StepJson.of(note), String.class);
        }
        return sight.bind(choice.bind(statement)).executeUpdate();
    }

    /** The records of the files that the chosen steps are done to. */
    public List<UUID> records(StepChoice choice, int most) {
        return sight.bind(choice.bind(session.createNativeQuery(
                        "select distinct f.record_id" + StepSight.FROM + " where f.id is not null and "
                                + choice.condition() + " and " + sight.condition() + " limit " + most,
                        UUID.class)))
                .list();
    }
}
