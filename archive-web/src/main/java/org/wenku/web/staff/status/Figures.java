package org.wenku.web.staff.status;

import jakarta.persistence.Tuple;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.step.StepState;
import org.wenku.web.page.Messages;

/** The figures of the status page. */
final class Figures {

    private static final int ONE_IN = 20;
    private static final Duration LONG = Duration.ofHours(1);

    private final Archive archive;
    private final Messages text;

    Figures(Archive archive, Messages text) {
        this.archive = archive;
        this.text = text;
    }

    private StatusPage.Figure figure(String name, String value) {
        return figure(name, value, false);
    }

    private StatusPage.Figure figure(String name, String value, boolean grave) {
        return new StatusPage.Figure(text.of("status.figure." + name), value, grave);
    }

    List<StatusPage.Figure> storage() {
        File home = archive.home().toFile();
        long free = home.getUsableSpace();
        long total = home.getTotalSpace();
        Catalogue.Holdings held = archive.read(Catalogue::holdings);
        List<StatusPage.Figure> figures = new ArrayList<>(List.of(
                figure("free", text.of("status.free-of", text.size(free), text.size(total)), free < total / ONE_IN),
                figure("held", text.of("status.files", held.files(), text.size(held.bytes())))));
        Tuple sizes = ask(session -> session.createNativeQuery(
                        "select (select count(*) from rendition) as renditions,"
                                + " cast((select coalesce(sum(size), 0) from rendition) as bigint) as rendition_bytes,"
                                + " (select count(*) from quarantine_item where state = 'WAITING') as quarantined,"
                                + " cast((select coalesce(sum(size), 0) from quarantine_item where state = 'WAITING')"
                                + " as bigint) as quarantine_bytes,"
                                + " pg_database_size(current_database()) as database_bytes",
                        Tuple.class)
                .getSingleResult());
        figures.add(figure("renditions", files(sizes, "renditions", "rendition_bytes")));
        figures.add(figure("quarantine", files(sizes, "quarantined", "quarantine_bytes")));
        figures.add(figure(
                "database",
                text.size(number(sizes, "database_bytes")) + " · PostgreSQL "
                        + archive.database().serverVersion()));
        return figures;
    }

    private String files(Tuple row, String count, String bytes) {
        return text.of("status.files", number(row, count), text.size(number(row, bytes)));
    }

    private static long number(Tuple row, String name) {
        return row.get(name, Number.class).longValue();
    }

    List<StatusPage.Figure> work() {
        List<StatusPage.Figure> figures = new ArrayList<>();
        for (StepState state : List.of(
                StepState.WAITING, StepState.RUNNING, StepState.FAILED, StepState.UNAVAILABLE, StepState.DONE)) {
            long count = archive.steps().list().tally().stream()
                    .filter(tally -> tally.state() == state)
                    .mapToLong(tally -> tally.count())
                    .sum();
            String name = state.name().toLowerCase(Locale.ROOT);
            figures.add(figure(name, text.number(count), state == StepState.FAILED && count > 0));
        }
        Tuple health = ask(session -> session.createNativeQuery(
                        "select (select count(*) from step where state = 'RUNNING' and lease_until < now()) as left_alone,"
                                + " (select min(due_at) from step where state = 'WAITING' and due_at <= now())"
                                + " as waits_since,"
                                + " (select count(distinct worker) from step where state = 'RUNNING') as workers",
                        Tuple.class)
                .getSingleResult());
        long alone = number(health, "left_alone");
        figures.add(figure("left-alone", text.number(alone), alone > 0));
        figures.add(longest(health.get("waits_since", Instant.class), number(health, "workers")));
        long behind = archive.follower().waiting();
        figures.add(figure("index", text.of("status.index", archive.index().count(), behind)));
        figures.add(figure("java", Runtime.version().toString()));
        return figures;
    }

    /** What waits long while nobody works is a sign that no process does. */
    private StatusPage.Figure longest(@Nullable Instant since, long workers) {
        boolean stuck =
                since != null && workers == 0 && since.isBefore(Instant.now().minus(LONG));
        return figure("longest", since == null ? text.of("status.none") : StatusTime.of(since), stuck);
    }

    private <T> T ask(java.util.function.Function<StatelessSession, T> question) {
        return archive.read(catalogue -> catalogue.ask(question));
    }
}
