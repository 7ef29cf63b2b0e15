package org.wenku.ingest.run;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.holding.FileText;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.holding.OcrState;
import org.wenku.archive.holding.TextPart;
import org.wenku.archive.storage.ObjectId;
import org.wenku.ingest.derive.Ocr;
import org.wenku.ingest.derive.OcrPage;
import org.wenku.ingest.derive.OcrResult;
import org.wenku.ingest.inspect.Tool;
import org.wenku.ingest.inspect.Toolbox;

/**
 * Reads pictures of text after they have been taken in, one file after the other. The queue is the state of the files
 * in the catalogue, so that nothing is forgotten when the process ends.
 */
public final class OcrQueue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OcrQueue.class);
    private static final long LOOK_EVERY_MILLIS = 2000;

    private final Archive archive;
    private final Ocr ocr;
    private final Toolbox toolbox;
    private final Object bell = new Object();
    private volatile boolean closed;
    private @Nullable Thread thread;

    /** The queue of this archive, read by this reader. */
    public OcrQueue(Archive archive, Ocr ocr, Toolbox toolbox) {
        this.archive = requireNonNull(archive, "archive");
        this.ocr = requireNonNull(ocr, "ocr");
        this.toolbox = requireNonNull(toolbox, "toolbox");
    }

    /** Begins to read in the background, at low priority, until closed. */
    public void start() {
        Thread reading = new Thread(this::readOn, "ocr");
        reading.setDaemon(true);
        reading.setPriority(Thread.MIN_PRIORITY);
        reading.start();
        thread = reading;
    }

    private void readOn() {
        try {
            queueAgainWhatLackedTheEngine();
        } catch (RuntimeException e) {
            LOG.warn("files that lacked the OCR engine could not be queued again", e);
        }
        while (!closed) {
            try {
                drain(left -> {});
            } catch (RuntimeException e) {
                LOG.warn("OCR rests because of a fault", e);
            }
            rest();
        }
    }

    private void rest() {
        synchronized (bell) {
            if (!closed) {
                try {
                    bell.wait(LOOK_EVERY_MILLIS);
                } catch (InterruptedException e) {
                    closed = true;
                }
            }
        }
    }

    /** What could not be read because the engine was missing is read when it has appeared. */
    private void queueAgainWhatLackedTheEngine() {
        if (toolbox.tool(Tool.Kind.TESSERACT).isThere()) {
            archive.write(
                    new Act("ocr", "queue", "the engine is there now"),
                    desk -> desk.session()
                            .createNativeMutationQuery("update file set ocr_state = 'PENDING', ocr_detail = null"
                                    + " where ocr_state in ('UNAVAILABLE', 'MISSING_LANGUAGE')")
                            .executeUpdate());
        }
    }

    /**
     * Reads everything that waits.
     *
     * @param progress is told before each file how many are left
     */
    public void drain(LongConsumer progress) {
        Optional<HeldFile> next = next();
        while (!closed && next.isPresent()) {
            progress.accept(left());
            read(next.get());
            next = next();
        }
    }

    private Optional<HeldFile> next() {
        return archive.read(catalogue -> catalogue.ask(session -> session.createSelectionQuery(
                        "from HeldFile where ocrState = PENDING order by id", HeldFile.class)
                .setMaxResults(1)
                .uniqueResultOptional()));
    }

    private long left() {
        return archive.read(catalogue -> catalogue.ask(session -> session.createNativeQuery(
                        "select count(*) from file where ocr_state = 'PENDING'", Long.class)
                .getSingleResult()));
    }

    private void read(HeldFile file) {
        OcrResult result;
        try {
            Path local = local(file);
            result = ocr.read(local, file.mediaType(), Set.of(), page -> {});
        } catch (RuntimeException e) {
            LOG.warn("OCR of file {} failed", file.id(), e);
            result = new OcrResult(OcrState.FAILED, List.of(), "", "", String.valueOf(e.getMessage()));
        }
        if (!closed) {
            keep(file, result);
        }
    }

    private Path local(HeldFile file) {
        ObjectId object = new ObjectId(file.recordId());
        return archive.store().local(object, file.storedAt()).orElseGet(() -> fetched(object, file));
    }

    /** A copy of what a store keeps elsewhere, in the scratch folder, which is swept at every start. */
    private Path fetched(ObjectId object, HeldFile file) {
        Path copy = archive.home().resolve("scratch").resolve("ocr-" + file.id());
        try (InputStream in = archive.store().open(object, file.storedAt())) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("file " + file.id() + " could not be fetched for OCR", e);
        }
    }

    private void keep(HeldFile file, OcrResult result) {
        boolean any = result.pages().stream().anyMatch(page -> !page.text().isBlank());
        List<TextPart> parts = any ? merged(file.id(), result.pages()) : List.of();
        FileText text = any ? text(file.id(), result, parts) : null;
        archive.write(new Act("ocr", "ocr", null), desk -> {
            desk.readByOcr(file, result.state(), result.cause().isEmpty() ? null : result.cause(), text, parts);
            return null;
        });
    }

    /** The pages read from pictures among those that had text of their own. */
    private List<TextPart> merged(UUID file, List<OcrPage> pages) {
        TreeMap<Integer, String> byPage = new TreeMap<>();
        List<TextPart> others = new ArrayList<>();
        for (TextPart part : archive.read((Catalogue catalogue) -> catalogue.textParts(file, 1, Integer.MAX_VALUE))) {
            String label = part.label();
            if (label != null && label.matches("\\d{1,9}")) {
                byPage.merge(Integer.valueOf(label), part.body(), String::concat);
            } else if (!part.body().isBlank()) {
                others.add(part);
            }
        }
        pages.forEach(page -> byPage.put(page.number(), page.text()));
        List<TextPart> parts = new ArrayList<>();
        byPage.forEach((page, body) -> parts.add(new TextPart(parts.size() + 1, Integer.toString(page), body)));
        others.forEach(part -> parts.add(new TextPart(parts.size() + 1, part.label(), part.body())));
        return parts;
    }

    private static FileText text(UUID file, OcrResult result, List<TextPart> parts) {
        String language = result.pages().get(0).language();
        return new FileText(
                file,
                FileText.TextOrigin.OCR,
                result.engine(),
                result.version(),
                null,
                true,
                switch (language) {
                    case "chi_sim" -> "zh-Hans";
                    case "chi_tra" -> "zh-Hant";
                    case "eng" -> "en";
                    default -> language;
                },
                false,
                parts.size(),
                parts.stream().mapToLong(part -> part.body().length()).sum());
    }

    @Override
    public void close() {
        synchronized (bell) {
            closed = true;
            bell.notifyAll();
        }
        Thread reading = thread;
        if (reading != null) {
            reading.interrupt();
        }
    }
}
