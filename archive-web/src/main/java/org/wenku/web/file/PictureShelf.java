package org.wenku.web.file;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.holding.Pictures;
import org.wenku.archive.rendition.RenditionKind;
import org.wenku.archive.rendition.RenditionShelf;
import org.wenku.archive.storage.ObjectId;
import org.wenku.archive.storage.PreservationStore;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;

/**
 * The pictures that were drawn of held files, under the digest of the file, so that the same bytes are drawn once. What
 * is not there is drawn when it is asked for: few at a time, and each by one asker while the others wait for it.
 */
public final class PictureShelf {

    private static final Logger LOG = LoggerFactory.getLogger(PictureShelf.class);

    /** Widths that are kept. Any other is served by the next wider one, or a reader could fill the disk with widths. */
    private static final NavigableSet<Integer> WIDTHS = new TreeSet<>(Set.of(320, 640, 1000, 1600, 2400));

    private static final int HOPELESS_KEPT = 10_000;
    private static final Duration HOPELESS_FOR = Duration.ofMinutes(10);
    private static final int PATIENCE_SECONDS = 30;

    private final Path folder;
    private final PreservationStore store;
    private final RenditionShelf made;
    private final Pictures pictures;
    private final Semaphore pencils;
    private final Map<Wanted, CompletableFuture<Path>> underWay = new ConcurrentHashMap<>();
    private final Map<Wanted, Long> hopelessSince = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Wanted, Long> eldest) {
            return size() > HOPELESS_KEPT;
        }
    });

    /**
     * Keeps pictures in a folder.
     *
     * @param folder may be emptied at any time
     * @param made what was made of files that cannot be drawn themselves, and thumbnails that were made beforehand
     * @param atOnce how many are drawn at once
     */
    public PictureShelf(Path folder, PreservationStore store, RenditionShelf made, Pictures pictures, int atOnce) {
        this.made = requireNonNull(made);
        this.folder = requireNonNull(folder);
        this.store = requireNonNull(store);
        this.pictures = requireNonNull(pictures);
        this.pencils = new Semaphore(atOnce, true);
    }

    /** A picture that somebody wants. */
    record Wanted(ObjectId object, String storedAt, String mediaType, String sha256, int page, int width) {

        static Wanted of(HeldFile file, int page, int width) {
            Integer kept = WIDTHS.ceiling(width);
            return new Wanted(
                    new ObjectId(file.recordId()),
                    file.storedAt(),
                    file.mediaType(),
                    file.sha256(),
                    page,
                    kept == null ? WIDTHS.last() : kept);
        }

        boolean isThumbnail() {
            return page == 1 && width == WIDTHS.first();
        }

        boolean isDrawnItself() {
            return mediaType.equals("application/pdf") || mediaType.startsWith("image/");
        }

        /** The name under which it is kept, and its ETag. */
        String name() {
            return sha256 + "-p" + page + "-w" + width;
        }
    }

    /**
     * The picture, drawn now if need be.
     *
     * @throws Refusal if there is none, or too many are being drawn
     */
    Path picture(Wanted wanted) {
        Path place = place(wanted);
        if (Files.exists(place)) {
            return place;
        }
        Optional<Path> thumbnail = wanted.isThumbnail() ? made(wanted, RenditionKind.THUMBNAIL) : Optional.empty();
        if (thumbnail.isPresent()) {
            return thumbnail.get();
        }
        if (isHopeless(wanted)) {
            throw Refusal.of(Problem.NO_PICTURE);
        }
        CompletableFuture<Path> mine = new CompletableFuture<>();
        CompletableFuture<Path> theirs = underWay.putIfAbsent(wanted, mine);
        return theirs == null ? drawn(wanted, place, mine) : awaited(theirs);
    }

    /** For a while only, because a deadline missed on a busy day looks the same as a damaged file. */
    private boolean isHopeless(Wanted wanted) {
        Long since = hopelessSince.get(wanted);
        return since != null && System.nanoTime() - since < HOPELESS_FOR.toNanos();
    }

    private Path place(Wanted wanted) {
        String digest = wanted.sha256();
        return folder.resolve(digest.substring(0, 2))
                .resolve(digest.substring(2, 4))
                .resolve(wanted.name() + ".jpg");
    }

    private static Path awaited(CompletableFuture<Path> theirs) {
        try {
            return theirs.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : failed;
        }
    }

    private Path drawn(Wanted wanted, Path place, CompletableFuture<Path> mine) {
        try {
            Path picture = Files.exists(place) ? place : drawnWithAPencil(wanted, place);
            mine.complete(picture);
            return picture;
        } catch (IOException broken) {
            UncheckedIOException failure = new UncheckedIOException("could not keep the picture " + place, broken);
            mine.completeExceptionally(failure);
            throw failure;
        } catch (RuntimeException | Error failure) {
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            underWay.remove(wanted, mine);
        }
    }

    private Path drawnWithAPencil(Wanted wanted, Path place) throws IOException {
        take();
        try {
            return draw(wanted, place);
        } finally {
            pencils.release();
        }
    }

    private void take() {
        try {
            if (!pencils.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw Refusal.of(Problem.BUSY);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Refusal.because(Problem.BUSY, stopping);
        }
    }

    private Optional<Path> made(Wanted wanted, RenditionKind kind) {
        return made.find(wanted.sha256(), kind).map(made::path);
    }

    /** What is drawn: the file, or what was made of it to be looked at. */
    private Subject subject(Wanted wanted, Path desk) throws IOException {
        if (wanted.isDrawnItself()) {
            return new Subject(source(wanted, desk), wanted.mediaType());
        }
        return made(wanted, RenditionKind.PDF)
                .map(pdf -> new Subject(pdf, "application/pdf"))
                .or(() -> made(wanted, RenditionKind.POSTER).map(poster -> new Subject(poster, "image/jpeg")))
                .orElseThrow(() -> Refusal.of(Problem.NO_PICTURE));
    }

    private record Subject(Path path, String mediaType) {}

    private Path draw(Wanted wanted, Path place) throws IOException {
        Files.createDirectories(place.getParent());
        Path desk = Files.createTempDirectory(folder, "drawing-");
        Path sheet = desk.resolve("sheet.jpg");
        try {
            Subject subject = subject(wanted, desk);
            Pictures.Drawing drawing =
                    pictures.draw(subject.path(), subject.mediaType(), wanted.page(), wanted.width(), sheet);
            if (drawing instanceof Pictures.NotDrawn none) {
                LOG.info("no picture of page {} of {}: {}", wanted.page(), wanted.object(), none.reason());
                if (none.lasting()) {
                    hopelessSince.put(wanted, System.nanoTime());
                }
                throw Refusal.of(none.lasting() ? Problem.NO_PICTURE : Problem.BUSY);
            }
            return Files.move(sheet, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            clear(desk);
        }
    }

    private Path source(Wanted wanted, Path desk) throws IOException {
        Optional<Path> local = store.local(wanted.object(), wanted.storedAt());
        if (local.isPresent()) {
            return local.get();
        }
        Path copy = desk.resolve("source");
        try (InputStream in = store.open(wanted.object(), wanted.storedAt())) {
            Files.copy(in, copy);
        }
        return copy;
    }

    private static void clear(Path desk) throws IOException {
        Files.deleteIfExists(desk.resolve("sheet.jpg"));
        Files.deleteIfExists(desk.resolve("source"));
        Files.deleteIfExists(desk);
    }
}
