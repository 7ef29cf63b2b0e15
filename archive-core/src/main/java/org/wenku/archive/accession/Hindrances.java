package org.wenku.archive.accession;

import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** Asks what depends on a batch; one question for each kind of dependence, however large the batch. */
final class Hindrances {

    /** So many of each kind are named. */
    private static final int NAMED = 20;

    private static final String EDITED_LATER = "select r.reference_code as reference, coalesce((select h.actor from"
            + " history h where h.record_id = r.id and h.version > b.version_after order by h.id limit 1), '') as detail"
            + " from batch_record b join record r on r.id = b.record_id where b.batch_id = :batch and r.version <>"
            + " b.version_after limit :limit";
    private static final String OTHERS_BELOW = "select p.reference_code as reference, c.reference_code as detail"
            + " from batch_record b join record p on p.id = b.record_id join record c on c.parent_id = p.id"
            + " where b.batch_id = :batch and b.made = 'CREATED' and not exists (select 1 from batch_record other"
            + " where other.batch_id = b.batch_id and other.record_id = c.id and other.made = 'CREATED') limit :limit";
    private static final String FILE_ADDED_LATER = "select r.reference_code as reference, f.name as detail"
            + " from batch_record b join record r on r.id = b.record_id join file f on f.record_id = r.id"
            + " where b.batch_id = :batch and b.made = 'CREATED' and f.kind in ('ORIGINAL', 'TRANSCRIPT')"
            + " and not exists (select 1 from batch_file mine where mine.batch_id = b.batch_id and mine.file_id = f.id)"
            + " limit :limit";
    private static final String FILE_OF_OTHERS = "select r.reference_code as reference, f.name as detail"
            + " from batch_file mine join file f on f.id = mine.file_id join record r on r.id = f.record_id"
            + " where mine.batch_id = :batch and not exists (select 1 from batch_record b where b.batch_id = :batch"
            + " and b.record_id = r.id and b.made = 'CREATED') limit :limit";
    private static final String OTHER_RUN = "select r.reference_code as reference, run.actor as detail"
            + " from ingest_run run join batch_record b on b.record_id = run.target_id"
            + " join record r on r.id = b.record_id where b.batch_id = :batch and b.made = 'CREATED'"
            + " and run.batch_id is distinct from b.batch_id limit :limit";

    private static final String SET_ASIDE_BELOW = "select r.reference_code as reference, q.name as detail"
            + " from quarantine_item q join batch_record b on b.record_id = q.target_id"
            + " join record r on r.id = b.record_id where b.batch_id = :batch and b.made = 'CREATED' limit :limit";

    private Hindrances() {}

    static List<Hindrance> of(StatelessSession session, UUID batch) {
        List<Hindrance> found = new ArrayList<>();
        for (Hindrance.Kind kind : Hindrance.Kind.values()) {
            session.createNativeQuery(question(kind), Tuple.class)
                    .setParameter("batch", batch)
                    .setParameter("limit", NAMED)
                    .list()
                    .forEach(row -> found.add(
                            new Hindrance(kind, row.get("reference", String.class), row.get("detail", String.class))));
        }
        return found;
    }

    private static String question(Hindrance.Kind kind) {
        return switch (kind) {
            case EDITED_LATER -> EDITED_LATER;
            case OTHERS_BELOW -> OTHERS_BELOW;
            case FILE_ADDED_LATER -> FILE_ADDED_LATER;
            case FILE_OF_OTHERS -> FILE_OF_OTHERS;
            case SET_ASIDE_BELOW -> SET_ASIDE_BELOW;
            case OTHER_RUN -> OTHER_RUN;
        };
    }
}
