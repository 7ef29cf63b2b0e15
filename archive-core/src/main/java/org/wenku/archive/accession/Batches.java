package org.wenku.archive.accession;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.catalogue.RecordIds;

/** The batches in which things are brought in. */
public final class Batches {

    private static final String ALL =
            "select id, accession_id, kind, label, target_id, actor, opened_at, closed_at, undoing_at,"
                    + " coalesce((select r.cut_off_at is not null from ingest_run r where r.batch_id = batch.id"
                    + " order by r.started_at desc limit 1), false) as cut_off from batch ";
    private static final int LONGEST_LABEL = 500;

    private Batches() {}

    /** Opens a batch, in the transaction of the desk. */
    public static UUID open(
            Cataloguing desk, Batch.Kind kind, @Nullable UUID accession, String label, UUID target, String by) {
        UUID id = RecordIds.next();
        String clean = label.replaceAll("\\p{Cntrl}+", " ");
        desk.session()
                .createNativeMutationQuery("insert into batch (id, accession_id, kind, label, target_id, actor,"
                        + " opened_at) values (:id, cast(:accession as uuid), :kind, :label, :target, :by, :at)")
                .setParameter("id", id)
                .setParameter("accession", accession == null ? null : accession.toString())
                .setParameter("kind", kind.name())
                .setParameter("label", clean.length() > LONGEST_LABEL ? clean.substring(0, LONGEST_LABEL) : clean)
                .setParameter("target", target)
                .setParameter("by", by)
                .setParameter("at", desk.now())
                .executeUpdate();
        return id;
    }

    /** From here on everything that this transaction creates or changes is noted as the work of this batch. */
    public static void writeFor(Cataloguing desk, UUID batch) {
        desk.session()
                .createNativeQuery("select set_config('archive.batch', :batch, true)", String.class)
                .setParameter("batch", batch.toString())
                .getSingleResult();
    }

    /** Notes that everything of a batch has been entered. */
    public static void close(Cataloguing desk, UUID batch) {
        desk.session()
                .createNativeMutationQuery("update batch set closed_at = :at where id = :id")
                .setParameter("at", desk.now())
                .setParameter("id", batch)
                .executeUpdate();
    }

    /** The batch with this identifier. */
    public static Optional<Batch> with(Catalogue catalogue, UUID id) {
        return catalogue.ask(session ->
                session.createNativeQuery(ALL + "where id = :id", Tuple.class).setParameter("id", id).list().stream()
                        .findFirst()
                        .map(Batches::batch));
    }

    /** The batch that created this record and has not come to its end, such as one that was cut off by a kill. */
    public static Optional<UUID> begunWith(Catalogue catalogue, UUID record) {
        return catalogue.ask(session -> session
                .createNativeQuery(
                        "select b.id from batch_record r join batch b on b.id = r.batch_id where r.record_id = :record"
                                + " and r.made = 'CREATED' and b.closed_at is null and b.undoing_at is null",
                        UUID.class)
                .setParameter("record", record)
                .list()
                .stream()
                .findFirst());
    }

    /**
     * A page of batches, the newest first.
     *
     * @param accession the accession whose batches are wanted; null for all
     * @param after the last batch of the page before; null for the first page
     */
    public static List<Batch> list(Catalogue catalogue, @Nullable UUID accession, @Nullable UUID after, int limit) {
        Map<String, Object> values = new HashMap<>(Map.of("limit", limit));
        String where = "where true ";
        if (accession != null) {
            where += "and accession_id = :accession ";
            values.put("accession", accession);
        }
        if (after != null) {
            where += "and (opened_at, id) < (select opened_at, id from batch where id = :after) ";
            values.put("after", after);
        }
        String question = ALL + where + "order by opened_at desc, id desc limit :limit";
        return catalogue.ask(
                session -> session.createNativeQuery(question, Tuple.class).setProperties(values).list().stream()
                        .map(Batches::batch)
                        .toList());
    }

    /** What a batch did; counts its records. */
    public static Batch.Counts counts(Catalogue catalogue, UUID batch) {
        return catalogue.ask(session -> counts(session, batch));
    }

    static Batch.Counts counts(StatelessSession session, UUID batch) {
        Tuple row = session.createNativeQuery(
                        "select (select count(*) from batch_record where batch_id = :id and made = 'CREATED') as"
                                + " created, (select count(*) from batch_record where batch_id = :id and made = 'CHANGED')"
                                + " as changed, (select count(*) from batch_file where batch_id = :id) as files",
                        Tuple.class)
                .setParameter("id", batch)
                .getSingleResult();
        return new Batch.Counts(
                row.get("created", Long.class), row.get("changed", Long.class), row.get("files", Long.class));
    }

    /** Whether some record that a batch created is published. */
    public static boolean hasPublished(Catalogue catalogue, UUID batch) {
        return catalogue.ask(session -> session.createNativeQuery(
                        "select exists (select 1 from batch_record b join record r on r.id = b.record_id"
                                + " where b.batch_id = :id and b.made = 'CREATED' and r.state <> 'DRAFT')",
                        Boolean.class)
                .setParameter("id", batch)
                .getSingleResult());
    }

    /**
     * Identifiers of records that a batch created or changed, a page at a time.
     *
     * @param after the last identifier of the page before; null for the first page
     */
    public static List<UUID> records(Catalogue catalogue, UUID batch, @Nullable UUID after, int limit) {
        return catalogue.ask(session -> session.createNativeQuery(
                        "select record_id from batch_record where batch_id = :id and record_id > :after"
                                + " order by record_id limit :limit",
                        UUID.class)
                .setParameter("id", batch)
                .setParameter("after", after == null ? new UUID(0, 0) : after)
                .setParameter("limit", limit)
                .list());
    }

    private static Batch batch(Tuple row) {
        return new Batch(
                row.get("id", UUID.class),
                row.get("accession_id", UUID.class),
                Batch.Kind.valueOf(row.get("kind", String.class)),
                row.get("label", String.class),
                row.get("target_id", UUID.class),
                row.get("actor", String.class),
                row.get("opened_at", Instant.class),
                row.get("closed_at", Instant.class),
                row.get("cut_off", Boolean.class),
                row.get("undoing_at", Instant.class));
    }
}
