package org.wenku.web.bench;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.changeset.Alone;
import org.wenku.archive.changeset.ChangeSet;
import org.wenku.archive.changeset.ChangeSets;
import org.wenku.archive.changeset.NewChangeSet;
import org.wenku.archive.changeset.Operation;
import org.wenku.archive.changeset.Selection;
import org.wenku.archive.changeset.TextSearch;
import org.wenku.archive.description.Term;
import org.wenku.archive.settings.Settings;

/** Edits every record of a home in bulk and takes it back, beside a bare JDBC batch that writes the same rows. */
public final class BulkEdit {

    private static final int TOGETHER = 500;

    private BulkEdit() {}

    /** {@code HOME}; prints one line for each figure, its name and its number. */
    public static void main(String[] arguments) throws Exception {
        try (Archive archive = Archive.open(Settings.load(Path.of(arguments[0]), Map.of()))) {
            archive.follower().awaitCaughtUp(Duration.ofMinutes(30));
            measure(archive);
        }
    }

    private static void measure(Archive archive) {
        ChangeSets sets = new ChangeSets(archive);
        long begun = System.nanoTime();
        ChangeSet set = sets.begin(new NewChangeSet(
                "bench",
                new Selection.Found("", Map.of(), null),
                List.of(
                        new Operation.AddValue(Term.SPATIAL, "上海", "zh-Hans", null),
                        new Operation.ReplaceText(
                                Term.ABSTRACT, TextSearch.of("box ([0-9]+)", true, false), "case $1")),
                null,
                "bench"));
        say("first", seconds(begun));
        sets.preview(set.id(), new Alone(done -> {}));
        set = sets.find(set.id()).orElseThrow();
        say("preview", seconds(begun));
        say("changing", (double) set.counts().changing());
        Map<String, Long> before = digest(archive);
        say("apply", applied(sets, set));
        ChangeSet undo = sets.undo(set.id(), "undo", "bench");
        say("undo", applied(sets, undo));
        say("exact", digest(archive).equals(before) ? 1 : 0);
        say(
                "history",
                archive.read(catalogue -> catalogue.ask(session -> session.createNativeQuery(
                                "select count(*) from history where reason in ('bench', 'undo') and act in ('edit',"
                                        + " 'undo')",
                                Long.class)
                        .getSingleResult())));
        say("bare", bare(archive));
        say("heap", Runtime.getRuntime().maxMemory() / 1e6);
    }

    private static double applied(ChangeSets sets, ChangeSet set) {
        long begun = System.nanoTime();
        sets.askToApply(set.id(), "bench");
        sets.apply(set.id(), new Alone(done -> {}));
        double took = seconds(begun);
        return sets.find(set.id()).orElseThrow().counts().applied() / took;
    }

    /** What a set may touch, of all records, as one sum. */
    private static Map<String, Long> digest(Archive archive) {
        return Map.of(
                "all",
                archive.read(catalogue -> catalogue.ask(session -> session.createNativeQuery(
                                "select sum(hashtextextended(id::text || statements::text || state || access || title"
                                        + " || visible, 0)::numeric % 1000000007)::bigint from record",
                                Long.class)
                        .getSingleResult())));
    }

    /** The same rows written with the same triggers and nothing else: no preview, no versions, no way back. */
    private static double bare(Archive archive) {
        List<UUID> ids = new ArrayList<>();
        String next = null;
        do {
            String from = next;
            var page = archive.read(catalogue -> catalogue.ask(session -> session.createNativeQuery(
                            "select id from record where tree_path > :after order by tree_path limit 1000", UUID.class)
                    .setParameter("after", from == null ? "" : from)
                    .list()));
            ids.addAll(page);
            next = page.isEmpty() ? null : path(archive, page.get(page.size() - 1));
        } while (next != null);
        long begun = System.nanoTime();
        for (int at = 0; at < ids.size(); at += TOGETHER) {
            List<UUID> some = ids.subList(at, Math.min(ids.size(), at + TOGETHER));
            archive.<Void>write(new Act("bench", "bare", null), desk -> {
                desk.session().doWork(connection -> {
                    try (PreparedStatement update = connection.prepareStatement(
                            "update record set statements = statements || ?::jsonb, version = version + 1,"
                                    + " modified_at = now() where id = ?")) {
                        for (UUID id : some) {
                            update.setString(1, "[{\"term\":\"spatial\",\"value\":\"上海\",\"kind\":\"CURATED\"}]");
                            update.setObject(2, id);
                            update.addBatch();
                        }
                        update.executeBatch();
                    }
                });
                return null;
            });
        }
        return ids.size() / seconds(begun);
    }

    private static String path(Archive archive, UUID id) {
        return archive.read(catalogue -> catalogue.record(id))
                .map(CatalogueRecord::path)
                .orElseThrow()
                .text();
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void say(String figure, double number) {
        System.out.println(figure + " " + number);
        System.out.flush();
    }
}
