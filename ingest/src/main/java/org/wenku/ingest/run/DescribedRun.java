package org.wenku.ingest.run;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.accession.Batches;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.holding.FileKind;
import org.wenku.archive.holding.NewFile;
import org.wenku.archive.step.NewStep;
import org.wenku.archive.storage.Deposit;
import org.wenku.archive.storage.Put;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.drop.Found;
import org.wenku.ingest.quarantine.QuarantineItem;
import org.wenku.ingest.quarantine.QuarantineRegister;

/**
 * Takes in units that come with their description. The way of a file is that of every other: received, scanned and read,
 * stored, entered in one transaction. What is held already is left as it is, so that a run that was cut off is simply
 * run again.
 */
final class DescribedRun {

    private static final int TOGETHER = 32;
    private static final long BYTES_TOGETHER = 256L << 20;
    /** How far a reference code may lead the positions ahead; further, it is a number that counts something else. */
    private static final int FARTHEST = 100_000;

    private final Archive archive;
    private final IngestRequest request;
    private final CatalogueRecord target;
    private final Receiver receiver;
    private final Reading reading;
    private final Entering entering;
    private final PreservationDocuments documents;
    private final Journal journal;
    private final IngestWatch watch;
    private final ExecutorService readers;

    DescribedRun(
            Archive archive,
            IngestRequest request,
            CatalogueRecord target,
            Receiver receiver,
            Reading reading,
            Entering entering,
            Journal journal,
            IngestWatch watch,
            ExecutorService readers) {
        this.archive = archive;
        this.request = request;
        this.target = target;
        this.receiver = receiver;
        this.reading = reading;
        this.entering = entering;
        this.documents = new PreservationDocuments(request.by());
        this.journal = journal;
        this.watch = watch;
        this.readers = readers;
    }

    /** A unit on its way, with its files. */
    private record Coming(DescribedUnit unit, Arrived arrived) {
        List<NewFile> files() {
            return good().stream()
                    .map(each -> requireNonNull(each.read().orElseThrow().file()))
                    .toList();
        }

        List<Arrived.Received> good() {
            return arrived.received().stream()
                    .filter(each ->
                            each.held().isEmpty() && each.read().map(Read::file).isPresent())
                    .toList();
        }
    }

    /** Takes all of them; returns why it had to stop, or null when it came to the end. */
    @Nullable
    Sentence take(Iterator<DescribedUnit> units) throws IOException {
        List<DescribedUnit> some = new ArrayList<>();
        long bytes = 0;
        while (units.hasNext()) {
            DescribedUnit unit = units.next();
            some.add(unit);
            bytes += unit.files().stream().mapToLong(DescribedUnit.Part::size).sum();
            if (some.size() == TOGETHER || bytes > BYTES_TOGETHER || !units.hasNext()) {
                try {
                    takeTogether(some);
                } catch (Entering.CannotGoOn e) {
                    return e.sentence();
                }
                some.clear();
                bytes = 0;
            }
        }
        return null;
    }

    private void takeTogether(List<DescribedUnit> units) throws IOException {
        List<UUID> ids = units.stream().map(DescribedUnit::id).toList();
        Map<UUID, CatalogueRecord> there = archive.read(catalogue -> catalogue.records(ids));
        List<Coming> coming = new ArrayList<>();
        List<Arrived> all = new ArrayList<>();
        for (DescribedUnit unit : units) {
            unit.files().forEach(file -> watch.found(file.path(), file.size()));
            CatalogueRecord record = there.get(unit.id());
            if (record == null) {
                Coming next = receive(unit);
                coming.add(next);
                all.add(next.arrived());
            } else {
                checkPlace(unit, record);
                held(unit, record);
            }
        }
        entering.lookUp(all);
        refuseTwins(coming);
        read(coming);
        List<QuarantineItem> aside = entering.setAsideUnread(all);
        store(coming);
        Map<UUID, String> references = DatabaseAway.waitOut(() -> enter(coming, aside));
        journal.committed();
        tell(coming, references);
        all.forEach(arrived -> arrived.received().forEach(each -> each.receipt().discard()));
    }

    private void checkPlace(DescribedUnit unit, CatalogueRecord record) {
        if (!record.fondsId().equals(target.fondsId())) {
            throw new Entering.CannotGoOn(
                    new Sentence(
                            "标识 " + unit.id() + " 在本库中已属于 " + record.reference() + "。",
                            "The identifier " + unit.id() + " belongs to " + record.reference() + " in this archive."),
                    new IllegalStateException(unit.id().toString()));
        }
    }

    private void held(DescribedUnit unit, CatalogueRecord record) {
        unit.files()
                .forEach(file -> watch.ended(
                        file.path(),
                        file.size(),
                        new IngestOutcome.Duplicate(
                                record.id(), record.reference().text())));
    }

    private Coming receive(DescribedUnit unit) throws IOException {
        List<Found.Arrival> arrivals = unit.files().stream()
                .map(file -> new Found.Arrival(file.path(), null, file.name(), file.size(), List.of()))
                .toList();
        Arrived arrived = new Arrived(
                arrivals.isEmpty()
                        ? new Found.Unfit(java.nio.file.Path.of(unit.code()), new Sentence("没有文件", "no files"))
                        : arrivals.get(0));
        for (Found.Arrival arrival : arrivals) {
            arrived.received(arrival, receiver.receive(arrival.path()));
        }
        return new Coming(unit, arrived);
    }

    /** The same bytes twice among those that come together: the first is taken. Tag files of bags are often the same. */
    private void refuseTwins(List<Coming> coming) {
        Set<String> seen = new HashSet<>();
        for (Coming each : coming) {
            for (Arrived.Received received : each.arrived().unread()) {
                boolean counts = kind(each.unit(), received) != FileKind.PRESERVATION;
                if (counts && !seen.add(received.receipt().sha256())) {
                    received.isHeldBy(new Arrived.HeldAlready(
                            target.id(), target.reference().text()));
                }
            }
        }
    }

    private static FileKind kind(DescribedUnit unit, Arrived.Received each) {
        return unit.files().stream()
                .filter(file -> file.path().equals(each.arrival().path()))
                .map(DescribedUnit.Part::kind)
                .findFirst()
                .orElse(FileKind.ORIGINAL);
    }

    private void read(List<Coming> coming) throws IOException {
        List<Future<?>> running = new ArrayList<>();
        for (Coming each : coming) {
            running.add(readers.submit(() -> read(each)));
        }
        for (Future<?> one : running) {
            try {
                one.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            } catch (java.util.concurrent.ExecutionException e) {
                throw new IOException("reading a file of the package failed", e.getCause());
            }
        }
    }

    private void read(Coming coming) {
        Arrived arrived = coming.arrived();
        for (Arrived.Received each : arrived.unread()) {
            FileKind kind = kind(coming.unit(), each);
            arrived.read(each, reading.read(each.arrival(), each.receipt(), kind));
        }
    }

    private void store(List<Coming> coming) {
        List<Put> puts = new ArrayList<>();
        for (Coming each : coming) {
            if (!each.good().isEmpty()) {
                Put put = documents.put(
                        each.unit().id(), true, each.good(), each.unit().statements());
                List<Deposit> deposits = new ArrayList<>(put.deposits());
                deposits.addAll(each.unit().documents());
                puts.add(new Put(put.object(), deposits, put.note()));
            }
        }
        entering.put(puts);
    }

    private Map<UUID, String> enter(List<Coming> coming, List<QuarantineItem> aside) {
        return archive.write(new Act(request.by(), "ingest", null), desk -> {
            Map<UUID, String> references = new HashMap<>();
            List<UUID> ids = coming.stream().map(each -> each.unit().id()).toList();
            desk.catalogue()
                    .records(ids)
                    .forEach((id, record) ->
                            references.put(id, record.reference().text()));
            if (!references.isEmpty()) {
                // Committed already: only the answer was lost with the connection.
                return references;
            }
            Batches.writeFor(desk, journal.batch());
            List<NewStep> steps = new ArrayList<>();
            for (Coming each : coming) {
                CatalogueRecord record = create(desk, each.unit());
                references.put(record.id(), record.reference().text());
                if (!each.files().isEmpty()) {
                    desk.addFirstFiles(List.of(record), List.of(each.files()));
                }
                each.files().forEach(file -> steps.addAll(Inspections.of(file, request.by())));
            }
            List<Arrived.Ending> endings = new ArrayList<>();
            coming.forEach(each -> endings.addAll(endings(each, references)));
            journal.write(desk.session(), endings);
            QuarantineRegister.enter(desk.session(), aside);
            archive.steps().ask(desk, steps);
            return references;
        });
    }

    private CatalogueRecord create(Cataloguing desk, DescribedUnit unit) {
        boolean withdrawn = request.publish() && unit.state() == RecordState.WITHDRAWN;
        RecordState state = withdrawn ? RecordState.PUBLISHED : request.publish() ? unit.state() : RecordState.DRAFT;
        CatalogueRecord record = desk.create(
                unit.parent(),
                new NewRecord(unit.id(), unit.level(), freeCode(desk, unit), unit.statements(), state, unit.access()));
        if (withdrawn) {
            String reason = unit.stateReason();
            desk.withdraw(record, reason == null ? "—" : reason);
        }
        return record;
    }

    /** The code if it is free, and then the place that goes with it where it is a number; else null. */
    private static @Nullable String freeCode(Cataloguing desk, DescribedUnit unit) {
        boolean taken = desk.session()
                        .createNativeQuery(
                                "select count(*) from record p join record r on r.reference_code"
                                        + " = p.reference_code || '/' || :code where p.id = :parent",
                                Long.class)
                        .setParameter("code", unit.code())
                        .setParameter("parent", unit.parent())
                        .getSingleResult()
                > 0;
        if (taken) {
            return null;
        }
        if (unit.code().matches("[1-9]\\d{0,8}")) {
            long position = Long.parseLong(unit.code());
            desk.session()
                    .createNativeMutationQuery("update record set last_child = :before where id = :parent"
                            + " and last_child < :before and last_child + :far > :before")
                    .setParameter("before", position - 1)
                    .setParameter("parent", unit.parent())
                    .setParameter("far", (long) FARTHEST)
                    .executeUpdate();
        }
        return unit.code();
    }

    private static List<Arrived.Ending> endings(Coming each, Map<UUID, String> references) {
        List<Arrived.Ending> endings = new ArrayList<>(each.arrived().endings());
        for (Arrived.Received received : each.arrived().received()) {
            received.held()
                    .map(held -> new IngestOutcome.Duplicate(held.record(), held.reference()))
                    .ifPresent(outcome -> endings.add(Arrived.Ending.of(received, outcome)));
        }
        for (Arrived.Received received : each.good()) {
            Read read = received.read().orElseThrow();
            endings.add(Arrived.Ending.of(
                    received,
                    new IngestOutcome.Accepted(
                            each.unit().id(),
                            requireNonNull(references.get(each.unit().id())),
                            read.note(),
                            read.cause())));
        }
        return endings;
    }

    private void tell(List<Coming> coming, Map<UUID, String> references) {
        for (Coming each : coming) {
            endings(each, references).forEach(end -> watch.ended(end.path(), end.bytes(), end.outcome()));
        }
    }
}
