package org.wenku.archive.step;

import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.hibernate.query.MutationQuery;
import org.jspecify.annotations.Nullable;

/**
 * The table of steps, within one transaction. All times are the database's, because processes on several machines share
 * it and their clocks differ.
 */
final class StepTable {

    /** Everything of a row, in an order that {@link #step(Tuple)} does not depend on. */
    static final String COLUMNS = "id, kind, subject, batch, cast(wish as text) as wish, cast(priority as integer) as"
            + " priority, state, attempts, taken, worker, done, total, lacks, cast(note as text) as note, asked_by,"
            + " asked_at, started_at, ended_at";

    private static final String FREE = " worker = null, lease_until = null";

    private final StatelessSession session;

    StepTable(StatelessSession session) {
        this.session = session;
    }

    /** Enters new steps by one statement; those whose key an open step has are left out. */
    int enter(Collection<NewStep> asked) {
        return asked.isEmpty()
                ? 0
                : session.createNativeMutationQuery("insert into step (id, kind, subject, batch, wish, once, priority,"
                                + " state, due_at, asked_by, asked_at)"
                                + " select id, kind, subject, batch, wish, once, priority, 'WAITING', now(), asked_by,"
                                + " now() from jsonb_to_recordset(cast(:rows as jsonb)) as asked(id uuid, kind text,"
                                + " subject uuid, batch uuid, wish jsonb, once text, priority smallint, asked_by text)"
                                + " on conflict (once) where once is not null"
                                + " and state in ('WAITING', 'RUNNING', 'UNAVAILABLE') do nothing")
                        .setParameter("rows", StepJson.of(asked))
                        .executeUpdate();
    }

    /** Removes the ended steps that have one of these keys. */
    void forgetEnded(Collection<String> keys) {
        if (!keys.isEmpty()) {
            session.createNativeMutationQuery(
                            "delete from step where once in (:keys) and state in ('DONE', 'FAILED', 'CANCELLED')")
                    .setParameter("keys", keys)
                    .executeUpdate();
        }
    }

    /** Which of these kinds have something to do now, the most urgent first. */
    List<String> kindsWithWork(Collection<String> kinds, StepPriority last) {
        return session.createNativeQuery(
                        "select k.kind from unnest(string_to_array(:kinds, ',')) as k(kind) cross join lateral"
                                + " (select priority, id from step where step.kind = k.kind and state = 'WAITING'"
                                + " and due_at <= clock_timestamp() and priority <= :last"
                                + " order by priority, id limit 1) as next"
                                + " order by next.priority, next.id",
                        String.class)
                .setParameter("kinds", String.join(",", kinds))
                .setParameter("last", last.number())
                .list();
    }

    /** Takes the next step of this kind for this worker; nothing when others have taken what there was. */
    Optional<Step> take(String kind, StepPriority last, String worker, Duration lease) {
        return session
                .createNativeQuery(
                        "update step set state = 'RUNNING', attempts = attempts + 1, taken = taken + 1, worker ="
                                + " :worker, lease_until = clock_timestamp() + :lease * interval '1 millisecond',"
                                + " started_at = clock_timestamp(), ended_at = null where id = (select id from step where"
                                + " kind = :kind and state = 'WAITING' and due_at <= clock_timestamp()"
                                + " and priority <= :last order by priority, id limit 1 for update skip locked) returning "
                                + COLUMNS,
                        Tuple.class)
                .setParameter("worker", worker)
                .setParameter("lease", lease.toMillis())
                .setParameter("kind", kind)
                .setParameter("last", last.number())
                .list()
                .stream()
                .map(StepTable::step)
                .findFirst();
    }

    /**
     * Keeps the lease of a step and notes how far it is.
     *
     * @return how often it was begun without getting further; nothing when it is not this worker's any more
     */
    Optional<Integer> renew(UUID step, long taken, long done, @Nullable Long total, Duration lease) {
        return session
                .createNativeQuery(
                        "update step set lease_until = clock_timestamp() + :lease * interval '1 millisecond',"
                                + " done = :done, total = cast(:total as bigint), furthest = greatest(furthest, :done),"
                                + " attempts = case when :done > furthest then 0 else attempts end"
                                + " where id = :id and taken = :taken and state = 'RUNNING' returning attempts",
                        Integer.class)
                .setParameter("lease", lease.toMillis())
                .setParameter("done", done)
                .setParameter("total", total, Long.class)
                .setParameter("id", step)
                .setParameter("taken", taken)
                .list()
                .stream()
                .findFirst();
    }

    /** Whether the step is still held under this number; nobody can take it before the transaction has ended. */
    boolean holds(UUID step, long taken) {
        return !session.createNativeQuery(
                        "select id from step where id = :id and taken = :taken and state = 'RUNNING' for share",
                        UUID.class)
                .setParameter("id", step)
                .setParameter("taken", taken)
                .list()
                .isEmpty();
    }

    /** Ends a step that is held under this number; does nothing when it is not. */
    void end(UUID step, long taken, StepState state, @Nullable String lacks, @Nullable StepNote note) {
        held(
                        step,
                        taken,
                        "state = :state, lacks = cast(:lacks as text), note = cast(:note as jsonb),"
                                + " ended_at = clock_timestamp(),")
                .setParameter("state", state.name())
                .setParameter("lacks", lacks, String.class)
                .setParameter("note", StepJson.of(note), String.class)
                .executeUpdate();
    }

    /** Puts a step back that is held under this number, to be tried again after a pause. */
    void putBack(UUID step, long taken, Duration pause, @Nullable StepNote note) {
        held(
                        step,
                        taken,
                        "state = 'WAITING', note = cast(:note as jsonb),"
                                + " due_at = clock_timestamp() + :pause * interval '1 millisecond',")
                .setParameter("note", StepJson.of(note), String.class)
                .setParameter("pause", pause.toMillis())
                .executeUpdate();
    }

    /** Puts a step back as if it had never been taken, because the house closes. */
    void giveBack(UUID step, long taken) {
        held(step, taken, "state = 'WAITING', attempts = greatest(attempts - 1, 0),")
                .executeUpdate();
    }

    private MutationQuery held(UUID step, long taken, String becomes) {
        return session.createNativeMutationQuery("update step set " + becomes + FREE
                        + " where id = :id and taken = :taken and state = 'RUNNING'")
                .setParameter("id", step)
                .setParameter("taken", taken);
    }

    /** What is held by nobody who lives: leases that ran out, and those of this place's earlier processes. */
    List<Step> orphans(@Nullable String place) {
        return session
                .createNativeQuery(
                        "select " + COLUMNS + " from step where state = 'RUNNING' and (lease_until < clock_timestamp()"
                                + " or starts_with(worker, cast(:place as text))) for update skip locked",
                        Tuple.class)
                .setParameter("place", place, String.class)
                .list()
                .stream()
                .map(StepTable::step)
                .toList();
    }

    /** Sets going what this tool was missing for; returns how many. */
    int appeared(String tool) {
        return session.createNativeMutationQuery(
                        "update step set state = 'WAITING', lacks = null, attempts = 0, due_at = clock_timestamp()"
                                + " where state = 'UNAVAILABLE' and lacks = :tool")
                .setParameter("tool", tool)
                .executeUpdate();
    }

    /** Sets going again what has ended, unless the same is open already; returns how many. */
    int retry(Collection<UUID> steps) {
        return steps.isEmpty()
                ? 0
                : session.createNativeMutationQuery("update step s set state = 'WAITING', lacks = null, attempts = 0,"
                                + " furthest = 0, note = null, ended_at = null, due_at = clock_timestamp()"
                                + " where id in (:ids) and state <> 'RUNNING' and state <> 'WAITING' and not exists"
                                + " (select 1 from step o where o.once = s.once and o.id <> s.id"
                                + " and o.state in ('WAITING', 'RUNNING', 'UNAVAILABLE'))")
                        .setParameter("ids", steps)
                        .executeUpdate();
    }

    /** Says that steps are not to be done; returns how many were not yet done. */
    int cancel(Collection<UUID> steps, StepNote reason) {
        return steps.isEmpty()
                ? 0
                : session.createNativeMutationQuery("update step set state = 'CANCELLED', lacks = null,"
                                + " note = cast(:note as jsonb), ended_at = clock_timestamp()," + FREE
                                + " where id in (:ids) and state not in ('DONE', 'CANCELLED')")
                        .setParameter("note", StepJson.of(reason), String.class)
                        .setParameter("ids", steps)
                        .executeUpdate();
    }

    static Step step(Tuple row) {
        return new Step(
                row.get("id", UUID.class),
                row.get("kind", String.class),
                row.get("subject", UUID.class),
                row.get("batch", UUID.class),
                StepJson.read(row.get("wish", String.class)),
                StepPriority.of(row.get("priority", Integer.class)),
                StepState.valueOf(row.get("state", String.class)),
                row.get("attempts", Integer.class),
                row.get("taken", Long.class),
                row.get("worker", String.class),
                row.get("done", Long.class),
                row.get("total", Long.class),
                row.get("lacks", String.class),
                StepJson.note(row.get("note", String.class)),
                row.get("asked_by", String.class),
                row.get("asked_at", Instant.class),
                row.get("started_at", Instant.class),
                row.get("ended_at", Instant.class));
    }
}
