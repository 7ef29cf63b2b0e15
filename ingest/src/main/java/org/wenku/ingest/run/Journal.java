package org.wenku.ingest.run;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;
import org.wenku.archive.Archive;
import org.wenku.archive.accession.Batch;
import org.wenku.archive.accession.Batches;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.ingest.Sentence;

/** Writes down what a run took in and how each file ended, in the same transaction as the records themselves. */
final class Journal {

    private static final int LONGEST = 4000;

    private final UUID run;
    private final UUID batch;
    private final boolean whole;
    private long written;
    private long writing;

    private Journal(UUID run, UUID batch, boolean whole) {
        this.run = run;
        this.batch = batch;
        this.whole = whole;
    }

    /** Opens the journal of a new run, and with it a batch, if the request is no part of one. */
    static Journal open(Archive archive, IngestRequest request) {
        UUID part = request.batch();
        UUID run = RecordIds.next();
        String sources = request.sources().stream().map(Object::toString).collect(Collectors.joining("\n"));
        String label = request.sources().stream()
                .map(path -> String.valueOf(path.getFileName()))
                .collect(Collectors.joining(", "));
        UUID batch = archive.write(new Act(request.by(), "ingest", null), desk -> {
            UUID opened = part == null
                    ? Batches.open(
                            desk, Batch.Kind.FOLDER, request.accession(), clean(label), request.into(), request.by())
                    : part;
            desk.session()
                    .createNativeMutationQuery(
                            "insert into ingest_run (id, batch_id, target_id, sources, actor, publish, started_at)"
                                    + " values (:id, :batch, :target, :sources, :actor, :publish, :at)")
                    .setParameter("id", run)
                    .setParameter("batch", opened)
                    .setParameter("target", request.into())
                    .setParameter("sources", clean(sources))
                    .setParameter("actor", request.by())
                    .setParameter("publish", request.publish())
                    .setParameter("at", desk.now())
                    .executeUpdate();
            return opened;
        });
        return new Journal(run, batch, part == null);
    }

    /** The batch that this run is. */
    UUID batch() {
        return batch;
    }

    UUID run() {
        return run;
    }

    void write(StatelessSession session, List<Arrived.Ending> endings) {
        long from = written;
        session.doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("insert into ingest_item"
                    + " (run_id, ordinal, source, outcome, reason, detail, record_id, size, sha256, ended_at,"
                    + " upload_id, reason_zh) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                long ordinal = from;
                for (Arrived.Ending ending : endings) {
                    row(insert, ++ordinal, ending);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
        writing = from + endings.size();
    }

    /** The transaction with what was written last is committed. */
    void committed() {
        written = writing;
    }

    /** Whether what was written last is committed although the answer to that was lost with the connection. */
    boolean wasCommitted(StatelessSession session) {
        return writing > written
                && session.createNativeQuery(
                                        "select count(*) from ingest_item where run_id = :run and ordinal = :ordinal",
                                        Long.class)
                                .setParameter("run", run)
                                .setParameter("ordinal", written + 1)
                                .getSingleResult()
                        > 0;
    }

    private void row(PreparedStatement insert, long ordinal, Arrived.Ending ending) throws SQLException {
        IngestOutcome outcome = ending.outcome();
        insert.setObject(1, run);
        insert.setLong(2, ordinal);
        insert.setString(3, clean(ending.source()));
        insert.setString(4, outcome.kind().name());
        insert.setString(5, clean(outcome.sentence().english()));
        insert.setString(6, outcome.cause().map(Journal::clean).orElse(null));
        insert.setObject(7, outcome.recordId().orElse(null));
        insert.setLong(8, ending.bytes());
        insert.setString(9, ending.sha256());
        insert.setTimestamp(10, Timestamp.from(Instant.now()));
        insert.setObject(11, ending.sentAs());
        insert.setString(12, clean(outcome.sentence().chinese()));
    }

    /** Notes that the run came to its end; returns whether it was there. */
    boolean close(Archive archive, IngestRequest request) {
        return archive.write(new Act(request.by(), "ingest", null), desk -> {
            if (whole) {
                Batches.close(desk, batch);
            }
            return desk.session()
                            .createNativeMutationQuery("update ingest_run set finished_at = :at where id = :id")
                            .setParameter("at", desk.now())
                            .setParameter("id", run)
                            .executeUpdate()
                    > 0;
        });
    }

    /** Notes that the run was broken off before its end, and why. */
    void cutOff(Archive archive, IngestRequest request, Sentence because) {
        archive.write(
                new Act(request.by(), "ingest", null),
                desk -> desk.session()
                        .createNativeMutationQuery(
                                "update ingest_run set cut_off_at = :at, cut_off_zh = :zh, cut_off_en = :en where id = :id")
                        .setParameter("at", desk.now())
                        .setParameter("zh", clean(because.chinese()))
                        .setParameter("en", clean(because.english()))
                        .setParameter("id", run)
                        .executeUpdate());
    }

    /** Notes of every run that has no end that it was cut off; to be called while none goes on. */
    static int noteThoseCutOff(Archive archive) {
        return archive.write(
                new Act("archive", "ingest", null),
                desk -> desk.session()
                        .createNativeMutationQuery(
                                "update ingest_run set cut_off_at = :at where finished_at is null and cut_off_at is null")
                        .setParameter("at", desk.now())
                        .executeUpdate());
    }

    private static String clean(String text) {
        String shorter = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return shorter.replace('\0', '\ufffd');
    }
}
