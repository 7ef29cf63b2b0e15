package org.wenku.ingest.run;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Tuple;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Access;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Statements;
import org.wenku.archive.holding.NewFile;
import org.wenku.archive.storage.Put;
import org.wenku.archive.storage.StoreFull;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.drop.Found.Arrival;

/**
 * The end of the way: what was read is stored, then entered in one transaction, and only then has an outcome. When the
 * database goes away in between, the same is tried again until it is back; what stands in the store already is found
 * there.
 */
final class Entering {

    static final Sentence NO_DATABASE = new Sentence(
            "数据库不可用，入库停止。已入库的都已保存；数据库恢复后重新运行即可继续。",
            "The database is not there and the run has stopped. Everything accepted is safe; run it again to go on.");

    private static final Logger LOG = LoggerFactory.getLogger(Entering.class);
    private static final Duration WAIT_FOR_DATABASE = Duration.ofSeconds(60);

    private final Archive archive;
    private final IngestRequest request;
    private final CatalogueRecord target;
    private final Journal journal;
    private final Quarantine quarantine;
    private final Folders folders;
    private final PreservationDocuments documents;

    Entering(
            Archive archive,
            IngestRequest request,
            CatalogueRecord target,
            Journal journal,
            Quarantine quarantine,
            PreservationDocuments documents) {
        this.archive = archive;
        this.request = request;
        this.target = target;
        this.journal = journal;
        this.quarantine = quarantine;
        this.folders = new Folders(target, request.publish());
        this.documents = documents;
    }

    /** The run cannot go on; nothing of what was being entered is acknowledged. */
    static final class CannotGoOn extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Sentence sentence;

        CannotGoOn(Sentence sentence, Throwable cause) {
            super(sentence.english(), cause);
            this.sentence = sentence;
        }

        Sentence sentence() {
            return sentence;
        }
    }

    /** Notes which of these files the fonds holds already; one question for all of them. */
    void lookUp(List<Arrived> arrivals) {
        List<Arrived.Received> unread =
                arrivals.stream().flatMap(arrived -> arrived.unread().stream()).toList();
        Map<String, Arrived.HeldAlready> held = held(
                unread.stream().map(each -> each.receipt().sha256()).distinct().toList());
        for (Arrived.Received each : unread) {
            Arrived.HeldAlready holder = held.get(each.receipt().sha256());
            if (holder != null) {
                each.isHeldBy(holder);
            }
        }
    }

    private Map<String, Arrived.HeldAlready> held(List<String> digests) {
        Map<String, Arrived.HeldAlready> held = new HashMap<>();
        if (!digests.isEmpty()) {
            archive.read(catalogue -> catalogue.ask(session -> session.createNativeQuery(
                                    "select f.sha256, r.id, r.reference_code from file f"
                                            + " join record r on r.id = f.record_id where f.fonds_id = :fonds"
                                            + " and f.kind in ('ORIGINAL', 'TRANSCRIPT') and f.sha256 in (:digests)",
                                    Tuple.class)
                            .setParameter("fonds", target.fondsId())
                            .setParameterList("digests", digests)
                            .list()))
                    .forEach(row -> held.put(
                            row.get("sha256", String.class),
                            new Arrived.HeldAlready(
                                    row.get("id", UUID.class), row.get("reference_code", String.class))));
        }
        return held;
    }

    /** Files that become one new record, or join one that is there. */
    private record Entry(Arrived arrived, UUID record, boolean isNew, List<Arrived.Received> received) {
        List<NewFile> files() {
            return received.stream()
                    .map(each -> each.read().orElseThrow())
                    .map(Read::file)
                    .map(Objects::requireNonNull)
                    .toList();
        }

        Read main() {
            return received.get(0).read().orElseThrow();
        }
    }

    /** Stores and enters these, and gives each of their files its outcome. */
    void enter(List<Arrived> arrivals) {
        lookUp(arrivals);
        List<Entry> entries = new ArrayList<>();
        for (Arrived arrived : arrivals) {
            entry(arrived, entries);
        }
        store(entries);
        Map<UUID, String> references = enterPatiently(arrivals, entries);
        for (Entry entry : entries) {
            entry.received().forEach(each -> entry.arrived().end(each, accepted(entry, each, references)));
        }
        arrivals.forEach(
                arrived -> arrived.received().forEach(each -> each.receipt().discard()));
    }

    private static IngestOutcome accepted(Entry entry, Arrived.Received each, Map<UUID, String> references) {
        Read read = each.read().orElseThrow();
        return new IngestOutcome.Accepted(
                entry.record(), requireNonNull(references.get(entry.record())), read.note(), read.cause());
    }

    /** Sorts the files of one arrival: held already, to be set aside, or to be entered. */
    private void entry(Arrived arrived, List<Entry> entries) {
        List<Arrived.Received> good = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        UUID holder = null;
        for (Arrived.Received each : arrived.received()) {
            if (each.held().isPresent()) {
                Arrived.HeldAlready held = each.held().get();
                holder = each.isMain() ? held.record() : holder;
                arrived.end(each, new IngestOutcome.Duplicate(held.record(), held.reference()));
            } else if (each.read().map(Read::file).isEmpty()
                    || !seen.add(each.receipt().sha256())) {
                setAside(arrived, each);
            } else {
                good.add(each);
            }
        }
        boolean mainIsGood = !good.isEmpty() && good.get(0).isMain();
        if (mainIsGood) {
            entries.add(new Entry(arrived, RecordIds.next(), true, good));
        } else if (holder != null && !good.isEmpty()) {
            entries.add(new Entry(arrived, holder, false, good));
        } else {
            good.forEach(each -> setAside(arrived, each));
        }
    }

    private void setAside(Arrived arrived, Arrived.Received each) {
        Sentence because = each.read()
                .map(Read::note)
                .orElse(new Sentence("所属的录音未能入库，一并隔离。", "It belongs to a recording that was set aside."));
        quarantine.take(each.receipt());
        arrived.end(
                each,
                new IngestOutcome.Quarantined(
                        because, each.read().map(Read::cause).orElse(null)));
    }

    private void store(List<Entry> entries) {
        List<Put> puts = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            puts.add(documents.put(entry.record(), entry.isNew(), entry.received(), statements(entry)));
        }
        try {
            if (!puts.isEmpty()) {
                archive.store().putAll(puts);
            }
        } catch (StoreFull e) {
            throw new CannotGoOn(Full.SENTENCE, e);
        }
    }

    private static Statements statements(Entry entry) {
        return new Statements(entry.main().statements());
    }

    private Map<UUID, String> enterPatiently(List<Arrived> arrivals, List<Entry> entries) {
        long until = System.nanoTime() + WAIT_FOR_DATABASE.toNanos();
        while (true) {
            try {
                return enterOnce(arrivals, entries);
            } catch (RuntimeException e) {
                if (Full.is(e)) {
                    throw new CannotGoOn(Full.SENTENCE, e);
                }
                if (!isDatabaseAway(e)) {
                    throw e;
                }
                if (System.nanoTime() > until) {
                    throw new CannotGoOn(NO_DATABASE, e);
                }
                LOG.warn("the database is away; waiting for it", e);
            }
        }
    }

    private static boolean isDatabaseAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean connection = cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLNonTransientConnectionException;
            if (connection || (cause instanceof SQLException sql && isConnectionState(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** Class 08 is a broken connection, 57P0x a server that shuts down or starts up (PostgreSQL, appendix A). */
    private static boolean isConnectionState(@org.jspecify.annotations.Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    private Map<UUID, String> enterOnce(List<Arrived> arrivals, List<Entry> entries) {
        Map<UUID, String> references = archive.write(new Act(request.by(), "ingest", null), desk -> {
            Map<UUID, String> known = alreadyEntered(desk, entries);
            if (known.isEmpty()) {
                enterNew(desk, entries.stream().filter(Entry::isNew).toList(), known);
                enterBeside(
                        desk, entries.stream().filter(entry -> !entry.isNew()).toList(), known);
                journal.write(desk.session(), endings(arrivals, entries, known));
            }
            return known;
        });
        folders.committed();
        return references;
    }

    /** What an earlier try has committed although its answer was lost with the connection. */
    private static Map<UUID, String> alreadyEntered(Cataloguing desk, List<Entry> entries) {
        Map<UUID, String> known = new HashMap<>();
        List<UUID> created =
                entries.stream().filter(Entry::isNew).map(Entry::record).toList();
        desk.catalogue()
                .records(created)
                .forEach((id, record) -> known.put(id, record.reference().text()));
        return known;
    }

    private void enterNew(Cataloguing desk, List<Entry> entries, Map<UUID, String> references) {
        folders.begin();
        List<CatalogueRecord> created = new ArrayList<>();
        int from = 0;
        while (from < entries.size()) {
            UUID parent = folders.place(desk, main(entries.get(from)).folder());
            int to = from;
            List<NewRecord> siblings = new ArrayList<>();
            while (to < entries.size()
                    && parent.equals(folders.place(desk, main(entries.get(to)).folder()))) {
                siblings.add(unit(entries.get(to++)));
            }
            created.addAll(desk.create(parent, siblings));
            from = to;
        }
        desk.addFirstFiles(created, entries.stream().map(Entry::files).toList());
        created.forEach(record -> references.put(record.id(), record.reference().text()));
    }

    private static Arrival main(Entry entry) {
        return entry.main().arrival();
    }

    private NewRecord unit(Entry entry) {
        return new NewRecord(
                entry.record(),
                Level.ITEM,
                null,
                statements(entry),
                request.publish() ? RecordState.PUBLISHED : RecordState.DRAFT,
                Access.OPEN);
    }

    private static void enterBeside(Cataloguing desk, List<Entry> entries, Map<UUID, String> references) {
        for (Entry entry : entries) {
            CatalogueRecord record = desk.catalogue().record(entry.record()).orElseThrow();
            desk.addFiles(record, entry.files());
            references.put(record.id(), record.reference().text());
        }
    }

    /** Everything that has ended already and everything that ends with this transaction. */
    private static List<Arrived.Ending> endings(
            List<Arrived> arrivals, List<Entry> entries, Map<UUID, String> references) {
        List<Arrived.Ending> endings = new ArrayList<>();
        arrivals.forEach(arrived -> endings.addAll(arrived.endings()));
        for (Entry entry : entries) {
            for (Arrived.Received each : entry.received()) {
                endings.add(new Arrived.Ending(
                        each.arrival().path(),
                        each.receipt().size(),
                        each.receipt().sha256(),
                        accepted(entry, each, references)));
            }
        }
        return endings;
    }
}
