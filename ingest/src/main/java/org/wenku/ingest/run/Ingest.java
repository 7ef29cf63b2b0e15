package org.wenku.ingest.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wenku.archive.Archive;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.settings.Key;
import org.wenku.archive.step.StepQueue;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.drop.DropWalk;
import org.wenku.ingest.drop.Found;
import org.wenku.ingest.extract.Extractor;
import org.wenku.ingest.quarantine.QuarantineItem;
import org.wenku.ingest.quarantine.QuarantineRegister;
import org.wenku.ingest.scan.Scanner;

/** The place where drops are taken in, one after the other. */
public final class Ingest {

    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

    private final Archive archive;
    private final Extractor extractor;
    private final int readers;
    private final Scanner scanner;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /**
     * Takes drops into this archive with this extractor.
     *
     * @param readers how many files are read at once
     */
    public Ingest(Archive archive, Extractor extractor, int readers) {
        this.archive = archive;
        this.extractor = extractor;
        this.readers = readers;
        this.scanner = Scanner.of(archive.settings());
    }

    /**
     * Takes in everything that the request names; returns when every file has ended, or when the run had to stop.
     *
     * @throws IllegalArgumentException if nothing may stand below the unit named
     */
    public IngestSummary take(IngestRequest request, IngestWatch watch) {
        try {
            return takeFound(request, watch, visitor -> DropWalk.through(request.sources(), visitor));
        } catch (IOException e) {
            throw new UncheckedIOException("the staging folder could not be used", e);
        }
    }

    /**
     * Takes in everything that is found, wherever it lies; the sources of the request say only what it is called.
     *
     * @param finding goes through what there is and hands each thing over
     * @throws IllegalArgumentException if nothing may stand below the unit named
     */
    public IngestSummary takeFound(IngestRequest request, IngestWatch watch, Consumer<Consumer<Found>> finding)
            throws IOException {
        return takeFound(request, watch, path -> Optional.empty(), finding);
    }

    /**
     * The same for what somebody has looked at before: a file whose SHA-256 is not as expected any more is refused.
     *
     * @param expected the SHA-256 by path, empty where nobody knows it
     */
    public IngestSummary takeFound(
            IngestRequest request,
            IngestWatch watch,
            Function<Path, Optional<String>> expected,
            Consumer<Consumer<Found>> finding)
            throws IOException {
        oneAtATime.lock();
        // What is made of the files waits, because two processors can do one thing well.
        try (StepQueue.Quiet quiet = archive.steps().quiet()) {
            return run(request, watch, expected, reading(), finding);
        } finally {
            oneAtATime.unlock();
        }
    }

    /**
     * The same for what comes out of something that is held already.
     */
    IngestSummary takeOut(
            Belonging belonging, IngestRequest request, IngestWatch watch, Consumer<Consumer<Found>> finding)
            throws IOException {
        oneAtATime.lock();
        try (StepQueue.Quiet quiet = archive.steps().quiet()) {
            return run(request, belonging, watch, path -> Optional.empty(), reading(), finding);
        } finally {
            oneAtATime.unlock();
        }
    }

    /**
     * What files things under records that are chosen already; to be closed. One at a time may be open.
     *
     * @param by who files them
     */
    public Filing filing(String by) {
        return Filing.open(archive, reading(), readers, by);
    }

    private IngestSummary run(
            IngestRequest request,
            IngestWatch watch,
            Function<Path, Optional<String>> expected,
            Reading reading,
            Consumer<Consumer<Found>> finding)
            throws IOException {
        return run(request, Belonging.NONE, watch, expected, reading, finding);
    }

    private IngestSummary run(
            IngestRequest request,
            Belonging belonging,
            IngestWatch watch,
            Function<Path, Optional<String>> expected,
            Reading reading,
            Consumer<Consumer<Found>> finding)
            throws IOException {
        CatalogueRecord target = target(request);
        Journal journal = Journal.open(archive, request);
        Counting counting = new Counting(watch);
        Entering entering = entering(request, target, journal, belonging);
        Receiver receiver = Receiver.in(archive.home().resolve("staging")).expecting(expected);
        Sentence stopped = new IngestRun(receiver, reading, entering, counting, readers).take(finding);
        return counting.summary(journal, end(journal, request, stopped));
    }

    private CatalogueRecord target(IngestRequest request) {
        CatalogueRecord target = archive.read(catalogue -> catalogue.record(request.into()))
                .orElseThrow(() -> new IllegalArgumentException("there is no record " + request.into()));
        if (target.level() == Level.ITEM) {
            throw new IllegalArgumentException(
                    target.reference() + " is an item; expected a fonds, series or file to put things into");
        }
        return target;
    }

    private Entering entering(IngestRequest request, CatalogueRecord target, Journal journal, Belonging belonging)
            throws IOException {
        return new Entering(
                archive,
                request,
                target,
                journal,
                belonging,
                Quarantine.in(QuarantineRegister.folder(archive.home())),
                new PreservationDocuments(request.by()),
                Promised.in(archive));
    }

    /**
     * Takes in units that come with their description, parents first.
     *
     * @param expected the SHA-256 by path
     * @throws IOException if a file cannot be read or is not as expected; what was told as ended is in the archive
     */
    public IngestSummary takeDescribed(
            IngestRequest request,
            Iterator<DescribedUnit> units,
            IngestWatch watch,
            Function<Path, Optional<String>> expected)
            throws IOException {
        oneAtATime.lock();
        ExecutorService pool = Executors.newFixedThreadPool(readers, task -> new Thread(task, "ingest-reader"));
        try {
            CatalogueRecord target = target(request);
            Journal journal = Journal.open(archive, request);
            Counting counting = new Counting(watch);
            Receiver receiver = Receiver.in(archive.home().resolve("staging")).expecting(expected);
            Sentence stopped = new DescribedRun(
                            archive,
                            request,
                            target,
                            receiver,
                            reading(),
                            entering(request, target, journal, Belonging.NONE),
                            journal,
                            counting,
                            pool)
                    .take(units);
            return counting.summary(journal, end(journal, request, stopped));
        } finally {
            pool.shutdownNow();
            oneAtATime.unlock();
        }
    }

    /**
     * Takes in what was set aside and has been released, in the place where it would have stood.
     *
     * @throws IOException if its bytes are not there or the staging folder cannot be used
     */
    public IngestSummary release(QuarantineItem item, Path bytes, IngestWatch watch) throws IOException {
        QuarantineItem.Place place = item.place();
        Found found = new Found.Arrival(bytes, Folders.place(place.folders()), place.name(), item.size(), List.of());
        IngestRequest request =
                new IngestRequest(List.of(Path.of(place.source())), place.target(), place.publish(), place.by());
        oneAtATime.lock();
        try {
            return run(
                    request,
                    watch,
                    path -> Optional.of(item.sha256()),
                    reading().released(),
                    visitor -> visitor.accept(found));
        } finally {
            oneAtATime.unlock();
        }
    }

    /** Does something while no run goes on. */
    public void betweenRuns(Runnable work) {
        oneAtATime.lock();
        try {
            work.run();
        } finally {
            oneAtATime.unlock();
        }
    }

    /** What looks for viruses. */
    public Scanner scanner() {
        return scanner;
    }

    /**
     * Notes that something was refused as a whole, as a run with this one outcome.
     *
     * @param what the file or folder
     */
    public IngestSummary refuse(IngestRequest request, Path what, IngestOutcome.Refused outcome, IngestWatch watch) {
        Journal journal = Journal.open(archive, request);
        Counting counting = new Counting(watch);
        counting.found(what, 0);
        DatabaseAway.waitOut(() -> archive.write(new Act(request.by(), "ingest", null), desk -> {
            journal.write(desk.session(), List.of(new Arrived.Ending(what, 0, null, outcome)));
            return null;
        }));
        journal.committed();
        counting.ended(what, 0, outcome);
        return counting.summary(journal, end(journal, request, null));
    }

    /**
     * Notes of the runs of a process that is no more that they were cut off; to be called before the first run of this one, by
     * who is alone in the home.
     */
    public void noteThoseCutOff() {
        int runs = Journal.noteThoseCutOff(archive);
        if (runs > 0) {
            LOG.info("{} runs were cut off when an earlier process ended", runs);
        }
    }

    /** Notes how a run ended; returns why it is not to its end, or null where it is. */
    private @Nullable Sentence end(Journal journal, IngestRequest request, @Nullable Sentence stopped) {
        if (stopped != null) {
            noteCutOff(journal, request, stopped);
            return stopped;
        }
        try {
            DatabaseAway.waitOut(() -> journal.close(archive, request));
            return null;
        } catch (Entering.CannotGoOn e) {
            return e.sentence();
        }
    }

    /** What has stopped the run may keep this from being written too; then the next start notes it. */
    private void noteCutOff(Journal journal, IngestRequest request, Sentence because) {
        try {
            journal.cutOff(archive, request, because);
        } catch (RuntimeException e) {
            LOG.warn("that the run was cut off will be noted at the next start", e);
        }
    }

    private Reading reading() {
        Charset otherwise = Charset.forName(archive.settings().text(Key.INGEST_CHARSET));
        return new Reading(extractor, otherwise, archive.settings().yes(Key.OCR), scanner);
    }

    /** Counts the outcomes on their way to whoever watches. */
    private static final class Counting implements IngestWatch {
        private final IngestWatch watch;
        private final Map<IngestOutcome.Kind, Long> counts = new EnumMap<>(IngestOutcome.Kind.class);

        Counting(IngestWatch watch) {
            this.watch = watch;
        }

        @Override
        public void found(Path path, long bytes) {
            watch.found(path, bytes);
        }

        @Override
        public synchronized void ended(Path path, long bytes, IngestOutcome outcome) {
            counts.merge(outcome.kind(), 1L, Long::sum);
            watch.ended(path, bytes, outcome);
        }

        synchronized IngestSummary summary(Journal journal, @Nullable Sentence stopped) {
            return new IngestSummary(journal.run(), counts, stopped);
        }
    }
}
