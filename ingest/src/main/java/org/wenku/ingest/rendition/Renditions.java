package org.wenku.ingest.rendition;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.rendition.RenditionKind;
import org.wenku.archive.rendition.RenditionShelf;
import org.wenku.archive.step.NewStep;
import org.wenku.archive.step.StepPriority;
import org.wenku.archive.step.StepTerms;
import org.wenku.ingest.derive.Ocr;
import org.wenku.ingest.extract.Extractor;
import org.wenku.ingest.inspect.Tool;
import org.wenku.ingest.inspect.Toolbox;

/**
 * Makes the renditions of one archive: teaches its queue of steps how, and watches which programs there are, so that what
 * waits for one goes on by itself when it appears.
 */
public final class Renditions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Renditions.class);

    /** Takes what can be had of the machine: one at a time. */
    private static final Set<RenditionKind> HEAVY =
            Set.of(RenditionKind.PDF, RenditionKind.TILES, RenditionKind.WEB_COPY);

    private final Archive archive;
    private final Toolbox toolbox;
    private final Map<RenditionKind, Maker> makers;
    private @Nullable ScheduledExecutorService watch;

    private Renditions(Archive archive, Toolbox toolbox, Map<RenditionKind, Maker> makers) {
        this.archive = requireNonNull(archive, "archive");
        this.toolbox = requireNonNull(toolbox, "toolbox");
        this.makers = Map.copyOf(makers);
    }

    /** Registers how every kind is made at the archive's queue, which must not have been started. */
    public static Renditions register(Archive archive, Extractor extractor, Toolbox toolbox, Ocr ocr) {
        RenditionShelf shelf = new RenditionShelf(archive);
        Map<RenditionKind, Maker> makers =
                Makers.of(extractor, toolbox, archive.home().resolve("scratch"));
        makers.forEach((kind, maker) -> archive.steps()
                .register(
                        kind.code(),
                        HEAVY.contains(kind) ? StepTerms.ONE_AT_A_TIME : StepTerms.USUAL,
                        new RenditionWork(archive, shelf, kind, maker)));
        archive.steps().register(Needs.OCR, StepTerms.ONE_AT_A_TIME, new OcrWork(archive, ocr));
        return new Renditions(archive, toolbox, makers);
    }

    /**
     * Sets going what waited for programs that are there now, and goes on watching for more.
     *
     * @param every how often is looked
     */
    public void start(Duration every) {
        try {
            RenditionShelf shelf = new RenditionShelf(archive);
            shelf.sweep();
            shelf.clearGone();
        } catch (IOException e) {
            LOG.warn("what a killed process has left among the derivatives could not be removed", e);
        }
        askForOldOcr();
        look();
        ScheduledExecutorService watching = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "tools");
            thread.setDaemon(true);
            return thread;
        });
        watching.scheduleWithFixedDelay(this::lookOn, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        watch = watching;
    }

    /** Asks for renditions again, with the programs that are there now. */
    public Remaking remaking() {
        toolbox.refresh();
        return new Remaking(archive, makers, toolbox.tool(Tool.Kind.TESSERACT));
    }

    private void lookOn() {
        try {
            toolbox.refresh().forEach(this::appeared);
        } catch (RuntimeException e) {
            LOG.warn("the programs of this machine could not be looked for; trying again", e);
        }
    }

    /**
     * Looks at once which programs are there, and sets going what waits for any of them.
     *
     * @return how many steps go on
     */
    public int look() {
        toolbox.refresh();
        return toolbox.all().stream()
                .filter(Tool::isThere)
                .mapToInt(tool -> appeared(tool.kind()))
                .sum();
    }

    private int appeared(Tool.Kind kind) {
        int going = archive.steps().appeared(kind.program());
        if (going > 0) {
            LOG.info("{} is there; {} steps go on", kind.program(), going);
        }
        return going;
    }

    /** Files that were waiting for OCR before there were steps. */
    private void askForOldOcr() {
        int asked = archive.write(
                new Act("ocr", "queue", null),
                desk -> archive.steps()
                        .ask(
                                desk,
                                desk
                                        .session()
                                        .createNativeQuery(
                                                "select f.id from file f where f.ocr_state = 'PENDING' and not exists"
                                                        + " (select 1 from step s where s.subject = f.id and s.kind = 'ocr')",
                                                UUID.class)
                                        .list()
                                        .stream()
                                        .map(file -> NewStep.of(Needs.OCR, file, StepPriority.WHEN_QUIET, "ocr"))
                                        .toList()));
        if (asked > 0) {
            LOG.info("{} files wait for OCR", asked);
        }
    }

    @Override
    public void close() {
        ScheduledExecutorService watching = watch;
        if (watching != null) {
            watching.shutdownNow();
        }
    }
}
