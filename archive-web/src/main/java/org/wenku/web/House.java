package org.wenku.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.wenku.archive.Archive;
import org.wenku.archive.changeset.ChangeSetSteps;
import org.wenku.archive.holding.Pictures;
import org.wenku.archive.settings.Key;
import org.wenku.archive.settings.Settings;
import org.wenku.archive.step.StepSearch;
import org.wenku.archive.step.StepState;
import org.wenku.archive.step.StepTally;
import org.wenku.archive.step.StepTerms;
import org.wenku.archive.unpacking.Unpacking;
import org.wenku.ingest.derive.DrawnPictures;
import org.wenku.ingest.derive.Ocr;
import org.wenku.ingest.derive.OcrSettings;
import org.wenku.ingest.extract.Extractor;
import org.wenku.ingest.extract.ExtractorSettings;
import org.wenku.ingest.inspect.Toolbox;
import org.wenku.ingest.likeness.PictureLikeness;
import org.wenku.ingest.likeness.TextLikeness;
import org.wenku.ingest.quarantine.QuarantineRegister;
import org.wenku.ingest.rendition.Renditions;
import org.wenku.ingest.run.FormatIdentification;
import org.wenku.ingest.run.Ingest;
import org.wenku.ingest.run.PdfaValidation;
import org.wenku.ingest.run.RecordingFacts;
import org.wenku.ingest.run.Releasing;
import org.wenku.ingest.run.ScanLater;
import org.wenku.ingest.run.UnpackWork;
import org.wenku.ingest.scan.ScannerWatch;
import org.wenku.ingest.sheet.SheetImports;
import org.wenku.ingest.sheet.SheetSteps;
import org.wenku.ingest.upload.DeliveryWork;
import org.wenku.ingest.upload.Limits;
import org.wenku.ingest.upload.Uploads;
import org.wenku.ingest.watched.TakeFromFolder;
import org.wenku.ingest.watched.WatchedFolder;
import org.wenku.web.control.ControlServer;
import org.wenku.web.control.Errand;
import org.wenku.web.control.Errands;

/** Everything that one archive consists of while a process has it open, made in order and closed in reverse. */
public final class House implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Archive archive;
    private final Extractor extractor;
    private final Toolbox toolbox;
    private final Renditions renditions;
    private final Ingest ingest;
    private final Uploads uploads;
    private final SheetImports imports;
    private final Map<String, Errand> errands;

    private House(Settings settings) {
        try {
            this.archive = keep(Archive.open(settings));
            ExtractorSettings reading = extraction(settings);
            this.extractor = keep(Extractor.start(reading));
            this.toolbox = Toolbox.of(settings);
            this.renditions = keep(Renditions.register(archive, extractor, toolbox, ocr(settings)));
            this.ingest = new Ingest(archive, extractor, reading.workers() + 1);
            ingest.noteThoseCutOff();
            ChangeSetSteps.register(archive);
            registerInspection();
            this.uploads = new Uploads(archive, Limits.of(settings));
            archive.steps()
                    .register(DeliveryWork.KIND, StepTerms.ONE_AT_A_TIME, new DeliveryWork(archive, ingest, uploads));
            archive.steps().register(TakeFromFolder.KIND, StepTerms.ONE_AT_A_TIME, new TakeFromFolder(archive, ingest));
            this.imports = new SheetImports(archive, ingest);
            SheetSteps.register(archive.steps(), imports);
            this.errands = Errands.of(archive, ingest, renditions, imports);
            keep(ControlServer.open(settings.home(), errands));
            // The last one made and so the first one closed: steps end before what they work with.
            keep(archive.steps());
        } catch (IOException e) {
            close();
            throw new UncheckedIOException("the house could not be opened", e);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** What is found out about files after they have come in, and what follows from decisions about them. */
    private void registerInspection() {
        archive.steps().register(RecordingFacts.KIND, new RecordingFacts(archive, toolbox));
        archive.steps()
                .register(
                        FormatIdentification.KIND, StepTerms.ONE_AT_A_TIME, new FormatIdentification(archive, toolbox));
        archive.steps().register(PdfaValidation.KIND, StepTerms.ONE_AT_A_TIME, new PdfaValidation(archive, toolbox));
        archive.steps().register(TextLikeness.KIND, StepTerms.ONE_AT_A_TIME, new TextLikeness(archive));
        archive.steps()
                .register(PictureLikeness.KIND, StepTerms.ONE_AT_A_TIME, new PictureLikeness(archive, extractor));
        archive.steps().register(ScanLater.KIND, new ScanLater(archive, ingest.scanner()));
        archive.steps().register(Unpacking.KIND, StepTerms.ONE_AT_A_TIME, new UnpackWork(archive, ingest, extractor));
        archive.steps().register(Releasing.KIND, new Releasing(ingest, new QuarantineRegister(archive)));
        keep(ScannerWatch.begin(ingest.scanner(), () -> archive.steps().appeared(ScanLater.TOOL)));
    }

    /** Opens the archive that these settings name, with everything that works in it. */
    public static House open(Settings settings) {
        return new House(settings);
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    private static ExtractorSettings extraction(Settings settings) {
        int workers = settings.number(Key.INGEST_WORKERS, 0, 64);
        ExtractorSettings standard = ExtractorSettings.standard(
                        workerClassPath(), settings.home().resolve("scratch"))
                .withHeap(settings.number(Key.INGEST_WORKER_HEAP, 128, 65536))
                .withDeadline(Duration.ofSeconds(settings.number(Key.INGEST_DEADLINE, 1, 600)));
        return workers > 0 ? standard.withWorkers(workers) : standard;
    }

    private Ocr ocr(Settings settings) {
        OcrSettings standard =
                OcrSettings.standard(settings.home().resolve("scratch").resolve("ocr"));
        OcrSettings set = settings.given(Key.OCR_LANGUAGES)
                .map(languages -> standard.withLanguages(List.of(languages.split("\\+"))))
                .orElse(standard);
        return new Ocr(extractor, toolbox, set);
    }

    /**
     * What the extraction processes are made of, kept apart from this process: the folder in the system property
     * {@code wenku.worker}.
     */
    private static List<Path> workerClassPath() {
        String folder = System.getProperty("wenku.worker");
        if (folder == null) {
            throw new IllegalStateException("the system property wenku.worker names no folder; start the archive by the"
                    + " command \"archive\", which sets it");
        }
        return Arrays.stream(folder.split(java.io.File.pathSeparator))
                .flatMap(House::jars)
                .toList();
    }

    private static Stream<Path> jars(String entry) {
        Path path = Path.of(entry);
        if (!Files.isDirectory(path) || Files.exists(path.resolve("org"))) {
            return Stream.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of the extraction programs cannot be read: " + path, e);
        }
    }

    /** Begins to work at the background steps, as a server does and a short command does not. */
    void startSteps() {
        renditions.start(Duration.ofSeconds(archive.settings().number(Key.TOOLS_LOOK, 1, 86_400)));
        archive.steps().start(lanes());
        Settings settings = archive.settings();
        settings.given(Key.FOLDER_WATCHED)
                .ifPresent(folder -> keep(WatchedFolder.begin(
                        archive, Path.of(folder), Duration.ofSeconds(settings.number(Key.FOLDER_SETTLED, 1, 86_400)))));
    }

    private int lanes() {
        int lanes = archive.settings().number(Key.STEPS_LANES, 0, 64);
        return lanes > 0 ? lanes : Runtime.getRuntime().availableProcessors() + 1;
    }

    /** Begins to work at the steps of one kind, and no other, as a command does that is alone in the house. */
    public void workAt(String kind) {
        archive.steps().start(lanes(), Set.of(kind));
    }

    /**
     * Works at the steps of these kinds, and no other, until none waits, as a command does that is alone in the house.
     *
     * @param progress is told from time to time how many are left
     */
    public void drain(Set<String> kinds, LongConsumer progress) {
        StepSearch open =
                StepSearch.all().ofKind(kinds.toArray(String[]::new)).in(StepState.WAITING, StepState.RUNNING);
        if (archive.steps().list().find(open.most(1)).isEmpty()) {
            return;
        }
        archive.steps().start(lanes(), kinds);
        for (long left = left(kinds); left > 0; left = left(kinds)) {
            progress.accept(left);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private long left(Set<String> kinds) {
        return archive.steps().list().tally().stream()
                .filter(tally -> kinds.contains(tally.kind()))
                .filter(tally -> tally.state() == StepState.WAITING || tally.state() == StepState.RUNNING)
                .mapToLong(StepTally::count)
                .sum();
    }

    /** The archive itself. */
    public Archive archive() {
        return archive;
    }

    /** What reads files, in its child processes. */
    public Extractor extractor() {
        return extractor;
    }

    /** Where drops are taken in. */
    public Ingest ingest() {
        return ingest;
    }

    /** What people send before it is taken in. */
    Uploads uploads() {
        return uploads;
    }

    /** Where sheets are brought, checked and entered. */
    public SheetImports imports() {
        return imports;
    }

    /** What draws pages and pictures for readers. */
    public Pictures pictures() {
        return new DrawnPictures(extractor);
    }

    /** The programs of this machine that the archive makes use of. */
    public Toolbox toolbox() {
        return toolbox;
    }

    /** What makes renditions, and watches the programs it needs. */
    public Renditions renditions() {
        return renditions;
    }

    /** What commands may want done here. */
    public Map<String, Errand> errands() {
        return errands;
    }

    @Override
    public void close() {
        IllegalStateException failures = new IllegalStateException("the archive did not close cleanly");
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                failures.addSuppressed(e);
            }
        }
        if (failures.getSuppressed().length > 0) {
            throw failures;
        }
    }
}
