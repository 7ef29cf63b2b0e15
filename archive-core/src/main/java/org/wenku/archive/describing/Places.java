package org.wenku.archive.describing;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.arrangement.TreePath;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.CatalogueRecord;

/** Where in its fonds a record might be moved to. */
public final class Places {

    private Places() {}

    /** The levels below which it may stand. */
    public static List<Level> levels(CatalogueRecord record) {
        return Arrays.stream(Level.values())
                .filter(level -> record.level().mayStandBelow(level))
                .toList();
    }

    /** Whether it may stand below a unit and does not stand there already. */
    public static boolean suits(CatalogueRecord record, CatalogueRecord parent) {
        return parent.fondsId().equals(record.fondsId())
                && record.level().mayStandBelow(parent.level())
                && !parent.path().text().startsWith(record.path().text())
                && record.parentId().filter(parent.id()::equals).isEmpty();
    }

    /**
     * The units below which it may stand, in archival order.
     *
     * @param after the last of the page before; null for the first page
     */
    public static List<CatalogueRecord> of(
            Catalogue catalogue, CatalogueRecord record, @Nullable UUID after, int limit) {
        if (levels(record).isEmpty()) {
            return List.of();
        }
        String fonds = record.path().text().substring(0, TreePath.WIDTH);
        return catalogue.ask(session -> session.createNativeQuery(
                        "select * from record where tree_path >= :fonds and tree_path < :fonds || '~'"
                                + " and level in (:levels) and id <> :parent"
                                + " and not (tree_path >= :own and tree_path < :end)"
                                + " and tree_path > coalesce((select tree_path from record where id = :after), '')"
                                + " order by tree_path",
                        CatalogueRecord.class)
                .setParameter("fonds", fonds)
                .setParameterList(
                        "levels", levels(record).stream().map(Level::name).toList())
                .setParameter("parent", record.parentId().orElse(record.id()))
                .setParameter("own", record.path().text())
                .setParameter("end", record.path().end())
                .setParameter("after", after == null ? new UUID(0, 0) : after)
                .setMaxResults(limit)
                .list());
    }

    /** How many units stand below a record, at whatever depth, counted up to {@link Prospect#MOST} and one more. */
    public static int below(Catalogue catalogue, CatalogueRecord record) {
        return catalogue
                .ask(session -> session.createNativeQuery(
                                "select count(*) from (select 1 from record where tree_path > :path"
                                        + " and tree_path < :end limit :most) as counted",
                                Long.class)
                        .setParameter("path", record.path().text())
                        .setParameter("end", record.path().end())
                        .setParameter("most", Prospect.MOST + 1)
                        .getSingleResult())
                .intValue();
    }
}
