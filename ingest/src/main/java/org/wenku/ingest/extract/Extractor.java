package org.wenku.ingest.extract;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wenku.ingest.extract.wire.Frame;

/**
 * Reads documents in warm child processes, so that nothing a document does can harm this one.
 *
 * <p>A child is started when it is first needed and stopped when it has been idle for a while. A document that breaks a
 * child that had read others before is tried once more in a fresh one, because the fault may lie with those; what fails
 * in a fresh child is final. Safe for use by many threads; a call waits while all children are busy.
 */
public final class Extractor implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long LOOK_AGAIN_MILLIS = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Extractor.class);

    private static final long MOST_PIXELS = 30_000_000;

    private static final long LOOK_EVERY_MILLIS = 200;

    private final ExtractorSettings settings;

    private final Semaphore permits;

    /** One child more than are set, because documents that take their full time must not stop all others. */
    private final Semaphore spare = new Semaphore(1, true);

    /** When an ordinary place was last taken anew, as nanoseconds. */
    private volatile long lastFreed = System.nanoTime();

    private final Deque<WorkerProcess> idle = new ArrayDeque<>();

    private final Set<WorkerProcess> all = ConcurrentHashMap.newKeySet();

    private final ScheduledExecutorService overseer;

    private volatile boolean closed;

    private Extractor(ExtractorSettings settings) {
        this.settings = settings;
        this.permits = new Semaphore(settings.workers(), true);
        this.overseer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "extractor-overseer");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Makes the scratch folder ready; children are started later, with the first document.
     *
     * @throws UncheckedIOException when the scratch folder cannot be made or emptied
     */
    public static Extractor start(ExtractorSettings settings) {
        requireNonNull(settings, "settings");
        try {
            ScratchFolder.prepare(settings.scratch());
        } catch (IOException e) {
            throw new UncheckedIOException("the scratch folder " + settings.scratch() + " cannot be made", e);
        }
        Extractor extractor = new Extractor(settings);
        extractor.overseer.scheduleWithFixedDelay(
                extractor::oversee, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return extractor;
    }

    /**
     * Reads a document: its type, text, metadata and members. Never runs OCR.
     *
     * @param file where the bytes are; they are only read
     * @param originalName the name the depositor gave the file, as a hint to its type
     */
    public Extraction extract(Path file, String originalName, ExtractionOptions options) {
        Frame.Draft request = Frame.of(Frame.Kind.EXTRACT)
                .text(file.toAbsolutePath().toString())
                .text(originalName)
                .text(options.defaultCharset().name())
                .number(settings.characters())
                .number(settings.members())
                .number(settings.depth());
        return withRetry(request, attempt -> attempt.extraction(originalName));
    }

    /**
     * Draws a page of a PDF for the screen.
     *
     * @param page from 1
     * @param width in pixels
     * @param target where the picture goes, as PNG if its name ends so, else as JPEG
     */
    public Rendering renderPage(Path pdf, int page, int width, Path target) {
        return rendering(drawing(pdf, page, width, 0, target));
    }

    /**
     * Draws a page of a PDF in grey at 300 dpi, as OCR wants it.
     *
     * @param page from 1
     * @param target where the picture goes, as PNG if its name ends so, else as JPEG
     */
    public Rendering scanPage(Path pdf, int page, Path target) {
        return rendering(drawing(pdf, page, 0, 300, target));
    }

    /**
     * Draws an image, or a page of one, upright and with its longer side no longer than asked for; never larger than it
     * is.
     *
     * @param page from 1
     * @param longest side in pixels
     * @param target where the picture goes, as PNG if its name ends so, else as JPEG
     */
    public Rendering thumbnail(Path image, String mediaType, int page, int longest, Path target) {
        return rendering(Frame.of(Frame.Kind.THUMBNAIL)
                .text(image.toAbsolutePath().toString())
                .text(mediaType)
                .number(page)
                .number(longest)
                .number(MOST_PIXELS)
                .text(target.toAbsolutePath().toString()));
    }

    /**
     * The pages of a PDF, from 1, that show a picture and have no text, so that only OCR can read them.
     *
     * @param most so many pages are looked at
     * @throws IOException when the PDF cannot be read
     */
    public List<Integer> textlessPages(Path pdf, int most) throws IOException {
        Attempt attempt = withRetry(
                Frame.of(Frame.Kind.TEXTLESS_PAGES)
                        .text(pdf.toAbsolutePath().toString())
                        .number(most),
                Function.identity());
        if (!attempt.answer().wasRead()) {
            throw new IOException("the pages of the PDF cannot be read: " + attempt.cause());
        }
        return attempt.answer().pages();
    }

    /**
     * Writes down where the text of a PDF stands, one line of JSON for each page.
     *
     * @param most so many pages are looked at
     * @param target where the lines go
     */
    public Rendering textBoxes(Path pdf, int most, Path target) {
        return rendering(Frame.of(Frame.Kind.TEXT_BOXES)
                .text(pdf.toAbsolutePath().toString())
                .number(most)
                .text(target.toAbsolutePath().toString()));
    }

    /**
     * Cuts an image of at most {@value #MOST_PIXELS} pixels into tiles for the IIIF Image API 3.0, level 0.
     *
     * @param side of a tile in pixels
     * @param target an empty folder
     */
    public Rendering tiles(Path image, int side, Path target) {
        return rendering(Frame.of(Frame.Kind.TILES)
                .text(image.toAbsolutePath().toString())
                .number(side)
                .number(MOST_PIXELS)
                .text(target.toAbsolutePath().toString()));
    }

    /** Takes a container apart: what is inside it goes into a folder, as files that are named by number. */
    public Taken takeApart(TakeApart what) {
        Frame.Draft request = Frame.of(Frame.Kind.UNPACK)
                .text(what.container().toAbsolutePath().toString())
                .text(what.mediaType())
                .text(what.name())
                .text(what.folder().toAbsolutePath().toString())
                .text(what.charset().name())
                .number(what.mostFiles())
                .number(what.mostBytes());
        Asking asking = new Asking(request, what.deadline(), what.unwanted(), () -> ScratchFolder.empty(what.folder()));
        return withRetry(asking, attempt -> what.unwanted().getAsBoolean() ? new Taken.GivenUp() : attempt.taken());
    }

    /** Removes a folder that things were taken out into, with everything in it. */
    public void clear(Path folder) {
        ScratchFolder.remove(folder);
    }

    private static Frame.Draft drawing(Path pdf, int page, int width, int dpi, Path target) {
        return Frame.of(Frame.Kind.RENDER)
                .text(pdf.toAbsolutePath().toString())
                .number(page)
                .number(width)
                .number(dpi)
                .number(MOST_PIXELS)
                .text(target.toAbsolutePath().toString());
    }

    private Rendering rendering(Frame.Draft request) {
        Attempt attempt = withRetry(request, Function.identity());
        Rendering.Rendered image = attempt.answer().image();
        return image != null && attempt.answer().wasRead() ? image : new Rendering.NotRendered(attempt.cause());
    }

    /** The process ids of the children that run now. */
    List<Long> pids() {
        return all.stream().map(WorkerProcess::pid).toList();
    }

    /**
     * One request to a child.
     *
     * @param deadline for one attempt
     * @param unwanted says when it is to be given up
     * @param before what is to be done before each attempt
     */
    private record Asking(Frame.Draft request, Duration deadline, BooleanSupplier unwanted, Runnable before) {}

    private <T> T withRetry(Frame.Draft request, Function<Attempt, T> reading) {
        return withRetry(new Asking(request, settings.deadline(), () -> false, () -> {}), reading);
    }

    private <T> T withRetry(Asking request, Function<Attempt, T> reading) {
        Semaphore seat = takeSeat();
        try {
            Attempt first = attempt(request, takeIdle());
            if (first.failed() && first.inUsedWorker()) {
                LOG.info("reading failed ({}); the document is tried again in a fresh child", first.cause());
                return reading.apply(attempt(request, null));
            }
            return reading.apply(first);
        } finally {
            seat.release();
        }
    }

    /**
     * A place at which to read: an ordinary one, or the spare one when none of the ordinary ones has come free for long.
     * Only then, because a child that is started costs as much as many documents.
     */
    private Semaphore takeSeat() {
        try {
            while (!permits.tryAcquire(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                boolean held = System.nanoTime() - lastFreed > PATIENCE.toNanos();
                if (held && spare.tryAcquire()) {
                    return spare;
                }
            }
            lastFreed = System.nanoTime();
            return permits;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("reading was interrupted while it waited for a child process", e);
        }
    }

    private Attempt attempt(Asking asking, @Nullable WorkerProcess warm) {
        asking.before().run();
        Answer answer = new Answer(settings.characters() + 1L);
        boolean used = warm != null;
        WorkerProcess worker = warm == null ? startWorker() : warm;
        try {
            worker.ask(asking.request(), answer, asking.deadline().toNanos(), asking.unwanted());
            giveBack(worker);
            return new Attempt(answer, worker.tikaVersion(), used, null);
        } catch (IOException e) {
            Attempt lost =
                    new Attempt(answer, worker.tikaVersion(), used, Attempt.Loss.of(worker, e, asking.deadline()));
            discard(worker);
            return lost;
        }
    }

    private WorkerProcess startWorker() {
        if (closed) {
            throw new IllegalStateException("the extractor has been closed");
        }
        try {
            WorkerProcess worker = WorkerProcess.start(settings);
            all.add(worker);
            return worker;
        } catch (IOException e) {
            throw new UncheckedIOException("a child process for reading documents cannot be started", e);
        }
    }

    private @Nullable WorkerProcess takeIdle() {
        synchronized (idle) {
            // The one used last, so that the others can grow old and be stopped.
            return idle.pollFirst();
        }
    }

    private void giveBack(WorkerProcess worker) {
        if (closed || worker.asked() >= settings.documentsPerWorker()) {
            discard(worker);
            return;
        }
        worker.tidy();
        synchronized (idle) {
            idle.addFirst(worker);
        }
    }

    private void discard(WorkerProcess worker) {
        all.remove(worker);
        worker.end();
    }

    private void oversee() {
        try {
            long now = System.nanoTime();
            for (WorkerProcess worker : all) {
                if (worker.overstays(now)) {
                    worker.kill(WorkerProcess.Killed.DEADLINE);
                } else if (worker.isBusy() && worker.scratchBytes() > settings.scratchBytes()) {
                    worker.kill(WorkerProcess.Killed.SCRATCH);
                } else if (worker.isUnwanted()) {
                    worker.kill(WorkerProcess.Killed.CLOSED);
                }
            }
            retire(now).forEach(this::discard);
        } catch (RuntimeException e) {
            LOG.warn("the children could not be looked after; trying again", e);
        }
    }

    private List<WorkerProcess> retire(long now) {
        List<WorkerProcess> old = new ArrayList<>();
        synchronized (idle) {
            idle.removeIf(worker -> {
                boolean retired = worker.idleNanos(now) > settings.idle().toNanos();
                if (retired) {
                    old.add(worker);
                }
                return retired;
            });
        }
        return old;
    }

    /** Stops all children; documents that are being read end as lost. */
    @Override
    public void close() {
        closed = true;
        overseer.shutdownNow();
        all.forEach(worker -> worker.kill(WorkerProcess.Killed.CLOSED));
        synchronized (idle) {
            idle.clear();
        }
        all.forEach(this::discard);
    }
}
