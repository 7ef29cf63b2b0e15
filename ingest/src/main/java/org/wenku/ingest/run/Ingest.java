package org.wenku.ingest.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.settings.Key;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.extract.Extractor;
import org.wenku.ingest.inspect.Toolbox;

/** The place where drops are taken in, one after the other. */
public final class Ingest {

    private final Archive archive;
    private final Extractor extractor;
    private final Toolbox toolbox;
    private final int readers;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /**
     * Takes drops into this archive with this extractor.
     *
     * @param toolbox the programs that say what a recording is
     * @param readers how many files are read at once
     */
    public Ingest(Archive archive, Extractor extractor, Toolbox toolbox, int readers) {
        this.toolbox = toolbox;
        this.archive = archive;
        this.extractor = extractor;
        this.readers = readers;
    }

    /**
     * Takes in everything that the request names; returns when every file has ended, or when the run had to stop.
     *
     * @throws IllegalArgumentException if nothing may stand below the unit named
     */
    public IngestSummary take(IngestRequest request, IngestWatch watch) {
        oneAtATime.lock();
        try {
            return takeNow(request, watch);
        } catch (IOException e) {
            throw new UncheckedIOException("the staging folder could not be used", e);
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

    private IngestSummary takeNow(IngestRequest request, IngestWatch watch) throws IOException {
        CatalogueRecord target = archive.read(catalogue -> catalogue.record(request.into()))
                .orElseThrow(() -> new IllegalArgumentException("there is no record " + request.into()));
        if (target.level() == Level.ITEM) {
            throw new IllegalArgumentException(
                    target.reference() + " is an item; expected a fonds, series or file to put things into");
        }
        Journal journal = Journal.open(archive, request);
        Counting counting = new Counting(watch);
        Entering entering = new Entering(
                archive,
                request,
                target,
                journal,
                Quarantine.in(archive.home().resolve("quarantine")),
                new PreservationDocuments(request.by()),
                Promised.in(archive));
        IngestRun run =
                new IngestRun(Receiver.in(archive.home().resolve("staging")), reading(), entering, counting, readers);
        Sentence stopped = run.take(request.sources());
        if (stopped == null) {
            stopped = close(journal, request);
        }
        return counting.summary(journal, stopped);
    }

    private @Nullable Sentence close(Journal journal, IngestRequest request) {
        try {
            DatabaseAway.waitOut(() -> journal.close(archive, request));
            return null;
        } catch (Entering.CannotGoOn e) {
            return e.sentence();
        }
    }

    private Reading reading() {
        Charset otherwise = Charset.forName(archive.settings().text(Key.INGEST_CHARSET));
        return new Reading(extractor, toolbox, otherwise, archive.settings().yes(Key.OCR));
    }

    /** Counts the outcomes on their way to whoever watches. */
    private static final class Counting implements IngestWatch {
        private final IngestWatch watch;
        private final Map<IngestOutcome.Kind, Long> counts = new EnumMap<>(IngestOutcome.Kind.class);

        Counting(IngestWatch watch) {
            this.watch = watch;
        }

        @Override
        public void found(java.nio.file.Path path, long bytes) {
            watch.found(path, bytes);
        }

        @Override
        public synchronized void ended(java.nio.file.Path path, long bytes, IngestOutcome outcome) {
            counts.merge(outcome.kind(), 1L, Long::sum);
            watch.ended(path, bytes, outcome);
        }

        synchronized IngestSummary summary(Journal journal, @Nullable Sentence stopped) {
            return new IngestSummary(journal.run(), counts, stopped);
        }
    }
}
