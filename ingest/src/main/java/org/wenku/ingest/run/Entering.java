package org.wenku.ingest.run;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.wenku.archive.Archive;
import org.wenku.archive.accession.Batches;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.holding.FileKind;
import org.wenku.archive.holding.NewFile;
import org.wenku.archive.step.NewStep;
import org.wenku.archive.storage.Put;
import org.wenku.archive.storage.StoreFull;
import org.wenku.archive.unpacking.Container;
import org.wenku.archive.unpacking.Unpacking;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.drop.FolderPlace;
import org.wenku.ingest.drop.Found.Arrival;
import org.wenku.ingest.quarantine.QuarantineCause;
import org.wenku.ingest.quarantine.QuarantineItem;
import org.wenku.ingest.quarantine.QuarantineRegister;

/**
 * The end of the way: what was read is stored, then entered in one transaction, and only then has an outcome. When the
 * database goes away in between, the same is tried again until it is back; what stands in the store already is found
 * there.
 */
final class Entering {

    private final Archive archive;
    private final IngestRequest request;
    private final CatalogueRecord target;
    private final Journal journal;
    private final Belonging belonging;
    private final Quarantine quarantine;
    private final Folders folders;
    private final PreservationDocuments documents;
    private final Promised promised;
    private final List<QuarantineItem> aside = new ArrayList<>();

    Entering(
            Archive archive,
            IngestRequest request,
            CatalogueRecord target,
            Journal journal,
            Belonging belonging,
            Quarantine quarantine,
            PreservationDocuments documents,
            Promised promised) {
        this.archive = archive;
        this.request = request;
        this.target = target;
        this.journal = journal;
        this.belonging = belonging;
        this.quarantine = quarantine;
        this.folders = new Folders(target, request.publish());
        this.documents = documents;
        this.promised = promised;
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
        List<String> digests =
                unread.stream().map(each -> each.receipt().sha256()).distinct().toList();
        Map<String, Arrived.HeldAlready> held = DatabaseAway.waitOut(() -> held(digests));
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

    /** Files that become one new record, or join one that is there; twins have the same bytes as one of them. */
    private record Entry(
            Arrived arrived,
            UUID record,
            boolean isNew,
            List<Arrived.Received> received,
            List<Arrived.Received> twins) {
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
        aside.clear();
        List<Entry> entries = new ArrayList<>();
        for (Arrived arrived : arrivals) {
            entry(arrived, entries);
        }
        promised.give();
        store(entries);
        Map<UUID, String> references = DatabaseAway.waitOut(() -> enterOnce(arrivals, entries));
        promised.kept();
        for (Entry entry : entries) {
            entry.received().forEach(each -> entry.arrived().end(each, accepted(entry, each, references)));
            entry.twins().forEach(each -> entry.arrived().end(each, twin(entry, references)));
        }
        arrivals.forEach(
                arrived -> arrived.received().forEach(each -> each.receipt().discard()));
    }

    private static IngestOutcome accepted(Entry entry, Arrived.Received each, Map<UUID, String> references) {
        Read read = each.read().orElseThrow();
        return new IngestOutcome.Accepted(
                entry.record(), requireNonNull(references.get(entry.record())), read.note(), read.cause());
    }

    private static IngestOutcome twin(Entry entry, Map<UUID, String> references) {
        return new IngestOutcome.Duplicate(entry.record(), requireNonNull(references.get(entry.record())));
    }

    /** Sorts the files of one arrival: held already, to be set aside, or to be entered. */
    private void entry(Arrived arrived, List<Entry> entries) {
        List<Arrived.Received> good = new ArrayList<>();
        List<Arrived.Received> twins = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        UUID holder = null;
        for (Arrived.Received each : arrived.received()) {
            if (each.held().isPresent()) {
                Arrived.HeldAlready held = each.held().get();
                holder = each.isMain() ? held.record() : holder;
                arrived.end(each, new IngestOutcome.Duplicate(held.record(), held.reference()));
            } else if (each.read().map(Read::file).isEmpty()) {
                setAside(arrived, each);
            } else {
                (seen.add(each.receipt().sha256()) ? good : twins).add(each);
            }
        }
        boolean mainIsGood = !good.isEmpty() && good.get(0).isMain();
        if (mainIsGood) {
            entries.add(new Entry(arrived, promised.idFor(target.fondsId(), good), true, good, twins));
        } else if (holder != null && !good.isEmpty()) {
            entries.add(new Entry(arrived, holder, false, good, twins));
        } else {
            good.forEach(each -> setAside(arrived, each));
            twins.forEach(each -> setAside(arrived, each));
        }
    }

    private void setAside(Arrived arrived, Arrived.Received each) {
        Sentence because = each.read()
                .filter(read -> read.file() == null)
                .map(Read::note)
                .orElse(new Sentence("所属的录音未能入库，一并隔离。", "It belongs to a recording that was set aside."));
        quarantine.take(each.receipt());
        aside.add(quarantined(each, because));
        arrived.end(
                each,
                new IngestOutcome.Quarantined(
                        because, each.read().map(Read::cause).orElse(null)));
    }

    /** Sets aside what was read and must wait; returns what is to be entered in the register. */
    List<QuarantineItem> setAsideUnread(List<Arrived> arrivals) {
        aside.clear();
        for (Arrived arrived : arrivals) {
            for (Arrived.Received each : arrived.received()) {
                if (each.held().isEmpty() && each.read().map(Read::file).isEmpty()) {
                    setAside(arrived, each);
                }
            }
        }
        return List.copyOf(aside);
    }

    private QuarantineItem quarantined(Arrived.Received each, Sentence because) {
        Read.Aside why = each.read().map(Read::aside).orElse(new Read.Aside(QuarantineCause.COMPANION, null));
        return new QuarantineItem(
                RecordIds.next(),
                new QuarantineItem.Place(
                        journal.run(),
                        target.id(),
                        target.fondsId(),
                        each.arrival().source(),
                        each.arrival().name(),
                        Folders.chain(each.arrival().folder()),
                        request.publish(),
                        request.by()),
                each.receipt().size(),
                each.receipt().sha256(),
                why.cause(),
                why.signature(),
                because,
                each.read().map(Read::cause).orElse(null),
                Instant.now(),
                null);
    }

    private void store(List<Entry> entries) {
        List<Put> puts = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            puts.add(documents.put(entry.record(), entry.isNew(), entry.received(), statements(entry)));
        }
        put(puts);
    }

    /** Puts these into the store. */
    void put(List<Put> puts) {
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

    private Map<UUID, String> enterOnce(List<Arrived> arrivals, List<Entry> entries) {
        Map<UUID, String> references = archive.write(new Act(request.by(), "ingest", null), desk -> {
            if (journal.wasCommitted(desk.session())) {
                return references(desk, entries);
            }
            Batches.writeFor(desk, journal.batch());
            Map<UUID, String> known = new HashMap<>();
            enterNew(desk, entries.stream().filter(Entry::isNew).toList(), known);
            enterBeside(desk, entries.stream().filter(entry -> !entry.isNew()).toList(), known);
            journal.write(desk.session(), endings(arrivals, entries, known));
            QuarantineRegister.enter(desk.session(), aside);
            askForSteps(desk, entries);
            return known;
        });
        folders.committed();
        journal.committed();
        return references;
    }

    /** What is made of files, and found out about them, after they have come in; of plain texts little. */
    private void askForSteps(Cataloguing desk, List<Entry> entries) {
        List<NewStep> steps = new ArrayList<>();
        for (Entry entry : entries) {
            for (NewFile file : entry.files()) {
                steps.addAll(Inspections.of(file, request.by()));
                if (!belonging.whole() && isMailWithMoreInside(file)) {
                    steps.add(Unpacking.unasked(file.id(), journal.batch(), request.by()));
                }
            }
        }
        archive.steps()
                .ask(desk, steps.stream().map(step -> step.in(journal.run())).toList());
    }

    private static boolean isMailWithMoreInside(NewFile file) {
        Container kind = file.kind() == FileKind.ORIGINAL
                ? Container.of(file.mediaType()).orElse(null)
                : null;
        return kind == Container.MAILBOX
                || kind == Container.MESSAGE && !file.inside().isEmpty();
    }

    private static Map<UUID, String> references(Cataloguing desk, List<Entry> entries) {
        Map<UUID, String> known = new HashMap<>();
        desk.catalogue()
                .records(entries.stream().map(Entry::record).distinct().toList())
                .forEach((id, record) -> known.put(id, record.reference().text()));
        return known;
    }

    private void enterNew(Cataloguing desk, List<Entry> entries, Map<UUID, String> references) {
        folders.begin();
        List<CatalogueRecord> created = new ArrayList<>();
        int from = 0;
        while (from < entries.size()) {
            FolderPlace folder = main(entries.get(from)).folder();
            int to = from;
            List<NewRecord> siblings = new ArrayList<>();
            // The next folder is not looked for before these are entered, because it would be made and stand before
            // them.
            while (to < entries.size()
                    && Objects.equals(folder, main(entries.get(to)).folder())) {
                siblings.add(unit(entries.get(to++)));
            }
            created.addAll(desk.create(folders.place(desk, folder), siblings));
            from = to;
        }
        desk.addFirstFiles(created, entries.stream().map(Entry::files).toList());
        created.forEach(record -> references.put(record.id(), record.reference().text()));
        Map<UUID, List<Statement>> said = new HashMap<>();
        entries.forEach(entry -> said.put(entry.record(), entry.main().statements()));
        Replies.enter(desk, said, target.fondsId());
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
                belonging.access());
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
            entry.received().forEach(each -> endings.add(Arrived.Ending.of(each, accepted(entry, each, references))));
            entry.twins().forEach(each -> endings.add(Arrived.Ending.of(each, twin(entry, references))));
        }
        return endings;
    }
}
