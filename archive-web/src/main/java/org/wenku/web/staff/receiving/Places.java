package org.wenku.web.staff.receiving;

import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Right;

/** The units below which somebody may put things, to choose one from. */
final class Places {

    /** More than anybody looks through; any other is named by its code. */
    private static final int MOST = 400;

    private final Archive archive;

    Places(Archive archive) {
        this.archive = archive;
    }

    /** The first of them in archival order, but fonds before everything else. */
    List<ReceivePage.Place> of(Reader reader) {
        Set<UUID> fonds = reader.holdsEverywhere(Right.INGEST) ? null : reader.fondsWith(Right.INGEST);
        return fonds != null && fonds.isEmpty() ? List.of() : asked(fonds);
    }

    private List<ReceivePage.Place> asked(@Nullable Set<UUID> fonds) {
        return archive
                .read(catalogue -> catalogue.ask(session -> {
                    var query = session.createNativeQuery(
                            "select reference_code, title from record where level <> 'ITEM' and state <> 'WITHDRAWN'"
                                    + (fonds == null ? "" : " and fonds_id in (:fonds)")
                                    + " order by (level <> 'FONDS'), tree_path",
                            Tuple.class);
                    if (fonds != null) {
                        query.setParameterList("fonds", fonds);
                    }
                    return query.setMaxResults(MOST).list();
                }))
                .stream()
                .map(row ->
                        new ReceivePage.Place(row.get("reference_code", String.class), row.get("title", String.class)))
                .toList();
    }
}
