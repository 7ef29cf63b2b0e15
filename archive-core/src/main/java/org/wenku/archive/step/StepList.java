package org.wenku.archive.step;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.CatalogueSessions;

/** The steps as the staff sees them; looks and changes nothing. */
public final class StepList {

    private static final int MOST_TROUBLES = 200;

    private final CatalogueSessions sessions;

    StepList(CatalogueSessions sessions) {
        this.sessions = sessions;
    }

    /** The step with this identifier. */
    public Optional<Step> step(UUID id) {
        return ask(session -> session
                .createNativeQuery("select " + StepTable.COLUMNS + " from step where id = :id", Tuple.class)
                .setParameter("id", id)
                .list()
                .stream()
                .map(StepTable::step)
                .findFirst());
    }

    /** The steps that are wanted, newest first. */
    public List<Step> find(StepSearch wanted) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        Map<String, Object> values = new LinkedHashMap<>();
        if (!wanted.kinds().isEmpty()) {
            conditions.add("kind in (:kinds)");
            values.put("kinds", wanted.kinds());
        }
        if (!wanted.states().isEmpty()) {
            conditions.add("state in (:states)");
            values.put("states", wanted.states().stream().map(Enum::name).toList());
        }
        if (!wanted.subjects().isEmpty()) {
            conditions.add("subject in (:subjects)");
            values.put("subjects", wanted.subjects());
        }
        if (wanted.batch() != null) {
            conditions.add("batch = :batch");
            values.put("batch", wanted.batch());
        }
        if (wanted.before() != null) {
            conditions.add("id < :before");
            values.put("before", wanted.before());
        }
        return ask(session -> {
            var query = session.createNativeQuery(
                            "select " + StepTable.COLUMNS + " from step where " + String.join(" and ", conditions)
                                    + " order by id desc",
                            Tuple.class)
                    .setMaxResults(wanted.most());
            values.forEach((name, value) -> {
                if (value instanceof List<?> many) {
                    query.setParameterList(name, many);
                } else {
                    query.setParameter(name, value);
                }
            });
            return query.list().stream().map(StepTable::step).toList();
        });
    }

    /** Which steps that were asked for these have failed or lack a tool, newest first, as this catalogue sees them. */
    public static List<Step> troubles(Catalogue catalogue, Collection<UUID> subjects) {
        return subjects.isEmpty()
                ? List.of()
                : catalogue.ask(session -> session
                        .createNativeQuery(
                                "select " + StepTable.COLUMNS + " from step where subject in (:subjects)"
                                        + " and state in ('FAILED', 'UNAVAILABLE') order by id desc",
                                Tuple.class)
                        .setParameterList("subjects", subjects)
                        .setMaxResults(MOST_TROUBLES)
                        .list()
                        .stream()
                        .map(StepTable::step)
                        .toList());
    }

    /** The newest step of a kind for each of these, as this catalogue sees them. */
    public static Map<UUID, Step> newest(Catalogue catalogue, String kind, Collection<UUID> subjects) {
        Map<UUID, Step> newest = new HashMap<>();
        if (!subjects.isEmpty()) {
            catalogue
                    .ask(session -> session
                            .createNativeQuery(
                                    "select distinct on (subject) " + StepTable.COLUMNS
                                            + " from step where kind = :kind and subject in (:subjects)"
                                            + " order by subject, id desc",
                                    Tuple.class)
                            .setParameter("kind", kind)
                            .setParameterList("subjects", subjects)
                            .list()
                            .stream()
                            .map(StepTable::step)
                            .toList())
                    .forEach(step -> newest.put(requireNonNull(step.subject()), step));
        }
        return newest;
    }

    /** How many there are of each kind in each state. */
    public List<StepTally> tally() {
        return tally("true", null);
    }

    /** How many there are of each kind in each state, of one batch. */
    public List<StepTally> tally(UUID batch) {
        return tally("batch = :batch", batch);
    }

    private List<StepTally> tally(String condition, @Nullable UUID batch) {
        return ask(session -> {
            var query = session.createNativeQuery(
                    "select kind, state, count(*) as many from step where " + condition
                            + " group by kind, state order by kind, state",
                    Tuple.class);
            if (batch != null) {
                query.setParameter("batch", batch);
            }
            return query.list().stream()
                    .map(row -> new StepTally(
                            row.get("kind", String.class),
                            StepState.valueOf(row.get("state", String.class)),
                            row.get("many", Long.class)))
                    .toList();
        });
    }

    /** What went wrong, grouped by what was said; the most frequent first, at most so many. */
    public List<StepCause> causes(int most) {
        return ask(session -> session
                .createNativeQuery(
                        "select s.kind, s.state, s.lacks, cast(sum(s.many) as bigint) as many, max(s.latest) as latest,"
                                + " (array_agg(cast(s.note as text) order by s.latest desc))[1] as note"
                                + StepCause.asSaid(" from step s", "true")
                                + " group by s.kind, s.state, s.lacks, step_cause(s.note)"
                                + " order by many desc, latest desc",
                        Tuple.class)
                .setMaxResults(most)
                .list()
                .stream()
                .map(row -> new StepCause(
                        row.get("kind", String.class),
                        StepState.valueOf(row.get("state", String.class)),
                        row.get("lacks", String.class),
                        StepJson.note(row.get("note", String.class)),
                        row.get("many", Long.class),
                        row.get("latest", Instant.class)))
                .toList());
    }

    private <T> T ask(Function<StatelessSession, T> question) {
        return sessions.read(catalogue -> catalogue.ask(question));
    }
}
