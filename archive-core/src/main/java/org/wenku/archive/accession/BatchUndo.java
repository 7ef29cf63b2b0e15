package org.wenku.archive.accession;

import jakarta.persistence.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.StatelessSession;
import org.wenku.archive.Archive;
import org.wenku.archive.audit.Audit;
import org.wenku.archive.audit.AuditNote;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.rendition.RenditionShelf;
import org.wenku.archive.storage.ObjectId;

/**
 * Takes back a batch as if it had never been: the records it created with their files, texts and history, and the objects
 * in the preservation store, and what was made of its files; what it changed says again what it said before. What remains is an entry in the audit log.
 *
 * <p>It goes in lots, each one transaction, the deepest records first, so that it may be cut off anywhere and gone on
 * with. The database comes first and the store after it: an object without a record is found by a sweep, a record
 * without its object is a loss.
 */
public final class BatchUndo {

    private static final int CHUNK = 20_000;
    private static final int LOT = 500;

    private final Archive archive;
    private final UUID batch;
    private final String by;

    private BatchUndo(Archive archive, UUID batch, String by) {
        this.archive = archive;
        this.batch = batch;
        this.by = by;
    }

    /** How an undoing goes on. */
    public interface Watch extends Consumer<Long> {

        /** Is told how many records have been taken back since it was begun or gone on with. */
        @Override
        void accept(Long done);

        /** Is asked within each transaction before anything is written, and may throw to leave it. */
        default void hold(Cataloguing unused) {}
    }

    /** What stands against undoing a batch; empty when nothing does. At most some of each kind. */
    public static List<Hindrance> hindrances(Catalogue catalogue, UUID batch) {
        return catalogue.ask(session -> Hindrances.of(session, batch));
    }

    /**
     * Begins to undo a batch, in the transaction of the desk: from then on it is being undone and nothing else. Writes the
     * entry of the audit log. Begun a second time, it does nothing.
     *
     * @param why the reason, for the audit log
     * @return what stands against it; then nothing was begun
     */
    public static List<Hindrance> begin(Cataloguing desk, Batch batch, String by, String why) {
        StatelessSession session = desk.session();
        List<Hindrance> hindrances = Hindrances.of(session, batch.id());
        if (!hindrances.isEmpty() || batch.undoingAt() != null) {
            return hindrances;
        }
        Batch.Counts counts = Batches.counts(session, batch.id());
        Audit.note(
                desk,
                AuditNote.of(by, "batch.undo", batch.id().toString())
                        .with("label", batch.label())
                        .with("kind", batch.kind().name())
                        .with("actor", batch.actor())
                        .with("opened", batch.openedAt().toString())
                        .with("created", Long.toString(counts.created()))
                        .with("changed", Long.toString(counts.changed()))
                        .with("files", Long.toString(counts.files()))
                        .with("reason", why));
        session.createNativeMutationQuery(
                        "update batch set undoing_at = :at, closed_at = coalesce(closed_at, :at) where id = :id")
                .setParameter("at", desk.now())
                .setParameter("id", batch.id())
                .executeUpdate();
        return List.of();
    }

    /** Goes on with an undoing that was begun, to its end; returns whether there was anything to do. */
    public static boolean goOn(Archive archive, UUID batch, String by, Watch watch) {
        boolean begun = archive.read(catalogue -> Batches.with(catalogue, batch))
                .filter(found -> found.undoingAt() != null)
                .isPresent();
        if (begun) {
            new BatchUndo(archive, batch, by).all(watch);
        }
        return begun;
    }

    private void all(Watch watch) {
        long done = 0;
        List<Made> chunk = chunk();
        while (!chunk.isEmpty()) {
            for (int from = 0; from < chunk.size(); from += LOT) {
                List<Made> lot = chunk.subList(from, Math.min(chunk.size(), from + LOT));
                archive.write(act(), desk -> {
                    watch.hold(desk);
                    takeBack(desk, lot);
                    return null;
                });
                emptyStore();
                done += lot.size();
                watch.accept(done);
            }
            chunk = chunk();
        }
        emptyStore();
        clearDerivatives();
        archive.write(act(), desk -> {
            watch.hold(desk);
            forget(desk.session());
            return null;
        });
    }

    private Act act() {
        return new Act(by, "undo", null);
    }

    private record Made(UUID record, boolean created) {}

    /** Some of what is still to be taken back, the deepest first. */
    private List<Made> chunk() {
        return archive.read(catalogue -> catalogue.ask(session -> session
                .createNativeQuery(
                        "select b.record_id, b.made from batch_record b left join record r on r.id = b.record_id"
                                + " where b.batch_id = :batch order by b.made desc, r.tree_path desc limit :limit",
                        Tuple.class)
                .setParameter("batch", batch)
                .setParameter("limit", CHUNK)
                .list()
                .stream()
                .map(row -> new Made(
                        row.get("record_id", UUID.class),
                        row.get("made", String.class).equals("CREATED")))
                .toList()));
    }

    private void takeBack(Cataloguing desk, List<Made> lot) {
        StatelessSession session = desk.session();
        session.createNativeQuery("select set_config('archive.undoing', :batch, true)", String.class)
                .setParameter("batch", batch.toString())
                .getSingleResult();
        UUID[] all = lot.stream().map(Made::record).toArray(UUID[]::new);
        mustBeAsTheBatchLeftThem(session, all);
        UUID[] created = lot.stream().filter(Made::created).map(Made::record).toArray(UUID[]::new);
        if (created.length > 0) {
            remove(session, created);
        }
        if (created.length < all.length) {
            sayAgain(desk, all);
        }
        run(session, "delete from batch_record where batch_id = :batch and record_id = any(:ids)", all);
    }

    private void mustBeAsTheBatchLeftThem(StatelessSession session, UUID[] ids) {
        List<String> edited = session.createNativeQuery(
                        "select r.reference_code from record r join batch_record b on b.record_id = r.id"
                                + " where b.batch_id = :batch and r.id = any(:ids) and r.version <> b.version_after"
                                + " for update of r",
                        String.class)
                .setParameter("batch", batch)
                .setParameter("ids", ids)
                .list();
        if (!edited.isEmpty()) {
            throw new IllegalStateException(
                    "written to while the batch was being undone, expected nobody to: " + String.join(", ", edited));
        }
    }

    private void remove(StatelessSession session, UUID[] ids) {
        run(
                session,
                "insert into store_removal (record_id, batch_id, asked_at) select distinct record_id,"
                        + " cast(:batch as uuid), clock_timestamp() from file where record_id = any(:ids)"
                        + " on conflict do nothing",
                ids);
        run(session, "delete from ingest_folder where record_id = any(:ids) and cast(:batch as uuid) is not null", ids);
        // What a person decided of a file stays said, and only no longer leads to a record that is gone.
        run(
                session,
                "update quarantine_item set record_id = null where record_id = any(:ids)"
                        + " and cast(:batch as uuid) is not null",
                ids);
        run(session, "delete from batch_file where batch_id = :batch and record_id = any(:ids)", ids);
        run(session, "delete from file where record_id = any(:ids) and cast(:batch as uuid) is not null", ids);
        run(session, "delete from ingest_item where record_id = any(:ids) and cast(:batch as uuid) is not null", ids);
        forgetRunsInto(session, ids);
        run(session, "delete from record where id = any(:ids) and cast(:batch as uuid) is not null", ids);
        // Last, because taking out a record and its files writes history too; the trigger of V11 lets these go.
        run(session, "delete from history where record_id = any(:ids) and cast(:batch as uuid) is not null", ids);
    }

    /** Runs of this batch that took things into a unit which the batch itself had made. */
    private void forgetRunsInto(StatelessSession session, UUID[] ids) {
        String runs = "(select id from ingest_run where batch_id = :batch and target_id = any(:ids))";
        run(session, "update quarantine_item set run_id = null where run_id in " + runs, ids);
        run(session, "delete from ingest_item where run_id in " + runs, ids);
        run(session, "delete from step where batch in " + runs + " and state <> 'RUNNING'", ids);
        run(session, "delete from ingest_run where batch_id = :batch and target_id = any(:ids)", ids);
    }

    /** What the batch changed says again what it said before; a new version, because nothing of it was undone. */
    private void sayAgain(Cataloguing desk, UUID[] ids) {
        desk.session()
                .createNativeMutationQuery(
                        "update record r set statements = h.said -> 'statements', title = h.said ->> 'title',"
                                + " date_from = cast(h.said ->> 'date_from' as bigint),"
                                + " date_to = cast(h.said ->> 'date_to' as bigint), date_text = h.said ->> 'date_text',"
                                + " version = r.version + 1, modified_at = :at"
                                + " from batch_record b join history h on h.record_id = b.record_id"
                                + " and h.version = b.version_before and h.file_id is null"
                                + " where b.batch_id = :batch and b.made = 'CHANGED' and b.record_id = any(:ids)"
                                + " and r.id = b.record_id")
                .setParameter("at", desk.now())
                .setParameter("batch", batch)
                .setParameter("ids", ids)
                .executeUpdate();
    }

    private void run(StatelessSession session, String statement, UUID[] ids) {
        session.createNativeMutationQuery(statement)
                .setParameter("ids", ids)
                .setParameter("batch", batch)
                .executeUpdate();
    }

    /** Takes out of the store what no record speaks of any more. */
    private void emptyStore() {
        List<UUID> gone = removals();
        while (!gone.isEmpty()) {
            gone.forEach(record -> archive.store().remove(new ObjectId(record)));
            UUID[] ids = gone.toArray(UUID[]::new);
            archive.write(act(), desk -> {
                run(desk.session(), "delete from store_removal where record_id = any(:ids) and batch_id = :batch", ids);
                return null;
            });
            gone = removals();
        }
    }

    private void clearDerivatives() {
        try {
            new RenditionShelf(archive).clearGone();
        } catch (IOException e) {
            throw new UncheckedIOException("what was made of the files of batch " + batch + " could not be removed", e);
        }
    }

    private List<UUID> removals() {
        return archive.read(catalogue -> catalogue.ask(session -> session.createNativeQuery(
                        "select record_id from store_removal where batch_id = :batch limit :limit", UUID.class)
                .setParameter("batch", batch)
                .setParameter("limit", LOT)
                .list()));
    }

    /** Forgets the batch itself and how it came. */
    private void forget(StatelessSession session) {
        for (String statement : List.of(
                "delete from sheet_import where batch_id = :batch",
                "update quarantine_item set run_id = null where run_id in (select id from ingest_run where batch_id = :batch)",
                "delete from ingest_item where run_id in (select id from ingest_run where batch_id = :batch)",
                "delete from step where batch in (select id from ingest_run where batch_id = :batch) and state <> 'RUNNING'",
                "delete from ingest_run where batch_id = :batch",
                "delete from batch_file where batch_id = :batch",
                "delete from step where batch = :batch and state not in ('WAITING', 'RUNNING')",
                "delete from batch where id = :batch")) {
            session.createNativeMutationQuery(statement)
                    .setParameter("batch", batch)
                    .executeUpdate();
        }
    }
}
