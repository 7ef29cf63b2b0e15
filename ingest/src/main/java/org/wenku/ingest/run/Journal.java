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
import org.wenku.archive.catalogue.RecordIds;

/** Writes down what a run took in and how each file ended, in the same transaction as the records themselves. */
final class Journal {

    private static final int LONGEST = 4000;

    private final UUID run;
    private long written;

    private Journal(UUID run) {
        this.run = run;
    }

    /** Opens the journal of a new run. */
    static Journal open(Archive archive, IngestRequest request) {
        UUID run = RecordIds.next();
        archive.write(
                new org.wenku.archive.catalogue.Act(request.by(), "ingest", null),
                desk -> desk.session()
                        .createNativeMutationQuery(
                                "insert into ingest_run (id, target_id, sources, actor, publish, started_at)"
                                        + " values (:id, :target, :sources, :actor, :publish, :at)")
                        .setParameter("id", run)
                        .setParameter("target", request.into())
                        .setParameter(
                                "sources",
                                clean(request.sources().stream()
                                        .map(Object::toString)
                                        .collect(Collectors.joining("\n"))))
                        .setParameter("actor", request.by())
                        .setParameter("publish", request.publish())
                        .setParameter("at", desk.now())
                        .executeUpdate());
        return new Journal(run);
    }

    UUID run() {
        return run;
    }

    void write(StatelessSession session, List<Arrived.Ending> endings) {
        long from = written;
        session.doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("insert into ingest_item"
                    + " (run_id, ordinal, source, outcome, reason, detail, record_id, size, sha256, ended_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                long ordinal = from;
                for (Arrived.Ending ending : endings) {
                    row(insert, ++ordinal, ending);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
        // Gaps after a transaction that failed do no harm; the same number twice would.
        written = from + endings.size();
    }

    private void row(PreparedStatement insert, long ordinal, Arrived.Ending ending) throws SQLException {
        IngestOutcome outcome = ending.outcome();
        insert.setObject(1, run);
        insert.setLong(2, ordinal);
        insert.setString(3, clean(ending.path().toString()));
        insert.setString(4, outcome.kind().name());
        insert.setString(5, outcome.sentence().english());
        insert.setString(6, outcome.cause().map(Journal::clean).orElse(null));
        insert.setObject(7, outcome.recordId().orElse(null));
        insert.setLong(8, ending.bytes());
        insert.setString(9, ending.sha256());
        insert.setTimestamp(10, Timestamp.from(Instant.now()));
    }

    /** Notes that the run came to its end. */
    void close(Archive archive, IngestRequest request) {
        archive.write(
                new org.wenku.archive.catalogue.Act(request.by(), "ingest", null),
                desk -> desk.session()
                        .createNativeMutationQuery("update ingest_run set finished_at = :at where id = :id")
                        .setParameter("at", desk.now())
                        .setParameter("id", run)
                        .executeUpdate());
    }

    private static String clean(String text) {
        String shorter = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return shorter.replace('\0', '\ufffd');
    }
}
