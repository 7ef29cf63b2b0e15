package org.wenku.archive.changeset;

import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.arrangement.TreePath;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.search.WholeAnswer;

/** Goes through all records of a selection, lot by lot, in a stable order. */
final class Answers {

    /** How long a search waits for the index to have what was written just before. */
    private static final Duration INDEX_CATCHES_UP = Duration.ofSeconds(5);

    private final Archive archive;

    Answers(Archive archive) {
        this.archive = archive;
    }

    /** Some of the records of a selection, and what could not be found. */
    record Lot(List<UUID> ids, List<Fault> faults) {
        static Lot of(List<UUID> ids) {
            return new Lot(ids, List.of());
        }
    }

    /** Gives one lot after the other; an empty one is the end. */
    interface Lots {
        Lot next();
    }

    /**
     * Begins to go through a selection.
     *
     * @param describes the fonds whose drafts a search looks for too; null for all
     * @throws BadWish if what the selection names is not there
     */
    Lots of(Selection selection, @Nullable Set<UUID> describes, int atOnce) {
        if (selection instanceof Selection.Found found) {
            return found(found, describes, atOnce);
        }
        if (selection instanceof Selection.Below below) {
            return below(below, atOnce);
        }
        if (selection instanceof Selection.Codes codes) {
            return codes(codes.codes(), atOnce);
        }
        throw new IllegalStateException("a sheet and an undo say themselves which records they are about");
    }

    private Lots found(Selection.Found found, @Nullable Set<UUID> describes, int atOnce) {
        try {
            archive.follower().awaitCaughtUp(INDEX_CATCHES_UP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        WholeAnswer all = archive.index().everything(found.request(describes));
        int[] at = {0};
        return () -> {
            List<UUID> ids = all.ids(at[0], at[0] + atOnce);
            at[0] += ids.size();
            return Lot.of(ids);
        };
    }

    private Lots below(Selection.Below below, int atOnce) {
        TreePath top = archive.read(catalogue -> catalogue.record(below.code()))
                .map(CatalogueRecord::path)
                .orElseThrow(() -> new BadWish(
                        "没有档号为 " + below.code() + " 的档案。", "There is no unit with the code " + below.code() + "."));
        String[] after = {top.text()};
        return () -> {
            List<Tuple> rows = archive.read(catalogue -> catalogue.ask(session -> session.createNativeQuery(
                            "select id, tree_path from record where tree_path > :after and tree_path < :end"
                                    + " order by tree_path limit :most",
                            Tuple.class)
                    .setParameter("after", after[0])
                    .setParameter("end", top.end())
                    .setParameter("most", atOnce)
                    .list()));
            if (!rows.isEmpty()) {
                after[0] = rows.get(rows.size() - 1).get("tree_path", String.class);
            }
            return Lot.of(rows.stream().map(row -> row.get("id", UUID.class)).toList());
        };
    }

    /** Those that are not there are faults, by their place in the list. */
    private Lots codes(List<String> codes, int atOnce) {
        int[] at = {0};
        return () -> {
            List<UUID> ids = new ArrayList<>();
            List<Fault> faults = new ArrayList<>();
            while (ids.isEmpty() && at[0] < codes.size()) {
                List<String> some = codes.subList(at[0], Math.min(codes.size(), at[0] + atOnce));
                Map<String, UUID> known = byCode(some);
                for (String code : some) {
                    at[0]++;
                    UUID id = known.get(code);
                    if (id == null) {
                        faults.add(new Fault(
                                at[0], null, code, new Saying("没有这个档号。", "There is no unit with this code.")));
                    } else {
                        ids.add(id);
                    }
                }
            }
            return new Lot(ids, faults);
        };
    }

    /** The identifiers of the units with these codes. */
    Map<String, UUID> byCode(List<String> codes) {
        Map<String, UUID> ids = new HashMap<>();
        archive.read(catalogue -> catalogue.ask(session -> session.createNativeQuery(
                                "select reference_code, id from record where reference_code in (:codes)", Tuple.class)
                        .setParameterList("codes", codes)
                        .list()))
                .forEach(row -> ids.put(row.get("reference_code", String.class), row.get("id", UUID.class)));
        return ids;
    }
}
