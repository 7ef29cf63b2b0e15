package org.wenku.ingest.run;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.holding.FileKind;
import org.wenku.archive.holding.NewFile;
import org.wenku.archive.step.NewStep;
import org.wenku.archive.storage.OriginalName;
import org.wenku.archive.storage.Put;
import org.wenku.archive.storage.StoreFull;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.drop.Found;

/**
 * Files things under records that somebody has chosen already: receives, reads and stores them, so that whoever chose the
 * records can enter both in one transaction. Nothing is in the catalogue when this returns, and everything is in the
 * store; putting the same under the same record again finds it there.
 */
public final class Filing implements AutoCloseable {

    private final Archive archive;
    private final Receiver receiver;
    private final Reading reading;
    private final PreservationDocuments documents;
    private final ExecutorService readers;

    Filing(Archive archive, Path staging, Reading reading, int readers, String by) throws IOException {
        this.archive = archive;
        this.receiver = Receiver.in(staging);
        this.reading = reading;
        this.documents = new PreservationDocuments(by);
        this.readers = Executors.newFixedThreadPool(readers, task -> new Thread(task, "filing-reader"));
    }

    /**
     * Files for a record.
     *
     * @param isNew whether the record is about to be entered, so that its description goes into the store too
     * @param said what is said of the record
     */
    public record Wanted(UUID record, UUID fonds, boolean isNew, Statements said, List<Path> files) {
        public Wanted {
            files = List.copyOf(files);
        }
    }

    /**
     * What became of it.
     *
     * @param files what is to be entered; what the record holds already is not among them
     * @param found what the files say of themselves
     * @param refusal why nothing of it can be entered; null when it can
     */
    public record Filed(
            List<NewFile> files,
            List<Statement> found,
            @Nullable Refusal refusal) {}

    /** The inspections that files need once they are entered, to be asked for in the transaction that enters them. */
    public static List<NewStep> inspections(Filed filed, String by) {
        List<NewStep> steps = new ArrayList<>();
        filed.files().forEach(file -> steps.addAll(Inspections.of(file, by)));
        return steps;
    }

    /**
     * Why a file cannot be entered.
     *
     * @param held the code of the record that holds these bytes already; null when there is another reason
     */
    public record Refusal(Path file, @Nullable String held, Sentence sentence) {}

    /** The files of one record on their way. */
    private static final class Work {
        private final Wanted wanted;
        private final List<Arrived.Received> received = new ArrayList<>();
        private @Nullable Refusal refusal;

        Work(Wanted wanted) {
            this.wanted = wanted;
        }

        List<Read> reads() {
            return received.stream().map(each -> each.read().orElseThrow()).toList();
        }
    }

    /**
     * Receives, reads and stores all of these. In the order asked.
     *
     * @throws NoRoom if there is no room on the disk
     */
    public List<Filed> take(List<Wanted> wanted) {
        List<Work> all = wanted.stream().map(Work::new).toList();
        List<Work> open = new ArrayList<>();
        try {
            all.forEach(this::receive);
            leaveOutWhatIsHeld(all);
            all.stream()
                    .filter(work -> work.refusal == null && !work.received.isEmpty())
                    .forEach(open::add);
            readAll(open);
            store(open.stream().filter(work -> work.refusal == null).toList());
            return all.stream().map(Filing::filed).toList();
        } catch (StoreFull e) {
            throw new NoRoom(e);
        } finally {
            all.forEach(work -> work.received.forEach(each -> each.receipt().discard()));
        }
    }

    /** There is no room on the disk; nothing of the lot is acknowledged. */
    public static final class NoRoom extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoRoom(Throwable cause) {
            super(Full.SENTENCE.english(), cause);
        }

        /** What to tell the person. */
        public Sentence sentence() {
            return Full.SENTENCE;
        }
    }

    private void receive(Work work) {
        for (Path path : work.wanted.files()) {
            try {
                OriginalName name =
                        OriginalName.of(requireNonNull(path.getFileName()).toString());
                Found.Arrival arrival = new Found.Arrival(path, null, name, Files.size(path), List.of());
                Arrived arrived = new Arrived(arrival);
                arrived.received(arrival, receiver.receive(path));
                work.received.addAll(arrived.received());
            } catch (IOException e) {
                if (Full.is(e)) {
                    throw new NoRoom(e);
                }
                work.refusal = new Refusal(
                        path, null, new Sentence("读取时出错：" + e.getMessage(), "it could not be read: " + e.getMessage()));
                return;
            }
        }
    }

    /** What the record holds already is left out; what another record holds, or another row of this lot, is refused. */
    private void leaveOutWhatIsHeld(List<Work> all) {
        Map<String, Tuple> held = held(all);
        Map<String, UUID> here = new HashMap<>();
        for (Work work : all) {
            for (Arrived.Received each : List.copyOf(work.received)) {
                String key = work.wanted.fonds() + each.receipt().sha256();
                Tuple holder = held.get(key);
                UUID other = here.putIfAbsent(key, work.wanted.record());
                if (holder != null && holder.get("id", UUID.class).equals(work.wanted.record())
                        || work.wanted.record().equals(other)) {
                    work.received.remove(each);
                    each.receipt().discard();
                } else if (holder != null || other != null) {
                    String code = holder == null ? "" : holder.get("reference_code", String.class);
                    work.refusal = new Refusal(
                            each.arrival().path(),
                            code,
                            new Sentence("相同内容的文件已在库中" + code, "a file with the same bytes is held already " + code));
                }
            }
        }
    }

    private Map<String, Tuple> held(List<Work> all) {
        List<String> digests = all.stream()
                .flatMap(work -> work.received.stream())
                .map(each -> each.receipt().sha256())
                .distinct()
                .toList();
        Map<String, Tuple> held = new HashMap<>();
        if (!digests.isEmpty()) {
            archive.read(catalogue -> catalogue.ask(session -> session.createNativeQuery(
                                    "select f.sha256, f.fonds_id, r.id, r.reference_code from file f"
                                            + " join record r on r.id = f.record_id"
                                            + " where f.kind in ('ORIGINAL', 'TRANSCRIPT') and f.sha256 in (:digests)",
                                    Tuple.class)
                            .setParameterList("digests", digests)
                            .list()))
                    .forEach(row -> held.put(row.get("fonds_id", UUID.class) + row.get("sha256", String.class), row));
        }
        return held;
    }

    private void readAll(List<Work> works) {
        List<Future<?>> running = new ArrayList<>();
        for (Work work : works) {
            running.add(readers.submit(() -> read(work)));
        }
        for (Future<?> one : running) {
            try {
                one.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while files were read", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("reading a file failed in a way that it should not", e);
            }
        }
    }

    private void read(Work work) {
        for (Arrived.Received each : work.received) {
            Read read = reading.read(each.arrival(), each.receipt(), FileKind.ORIGINAL);
            new Arrived(each.arrival()).read(each, read);
            if (read.file() == null && work.refusal == null) {
                // Not into the quarantine, because its bytes lie where the sheet says, and its row waits to be put
                // right.
                work.refusal = new Refusal(each.arrival().path(), null, requireNonNull(read.note()));
            }
        }
    }

    private void store(List<Work> works) {
        List<Put> puts = new ArrayList<>(works.size());
        for (Work work : works) {
            Wanted wanted = work.wanted;
            puts.add(documents.put(
                    wanted.record(),
                    wanted.isNew(),
                    work.received,
                    wanted.said().withExtracted(found(work))));
        }
        if (!puts.isEmpty()) {
            archive.store().putAll(puts);
        }
    }

    private static List<Statement> found(Work work) {
        return work.reads().stream().flatMap(read -> read.statements().stream()).toList();
    }

    private static Filed filed(Work work) {
        if (work.refusal != null || work.received.isEmpty()) {
            return new Filed(List.of(), List.of(), work.refusal);
        }
        return new Filed(
                work.reads().stream().map(read -> requireNonNull(read.file())).toList(), found(work), null);
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }

    /** For {@link Ingest}, which has what is needed to read. */
    static Filing open(Archive archive, Reading reading, int readers, String by) {
        try {
            return new Filing(archive, archive.home().resolve("imports").resolve("staging"), reading, readers, by);
        } catch (IOException e) {
            throw new UncheckedIOException("the staging folder could not be used", e);
        }
    }
}
