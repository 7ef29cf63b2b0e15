package org.wenku.ingest.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Access;
import org.wenku.archive.accession.Batch;
import org.wenku.archive.accession.BatchUndo;
import org.wenku.archive.accession.Batches;
import org.wenku.archive.accession.Hindrance;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.settings.Settings;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepList;
import org.wenku.archive.step.StepState;
import org.wenku.archive.unpacking.Contents;
import org.wenku.archive.unpacking.Unpacking;
import org.wenku.ingest.extract.Extractor;
import org.wenku.ingest.extract.TestWorkers;

/** An archive in which things are unpacked, with a fonds of its own for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class UnpackTrial {

    static final Path SHARED = Path.of(System.getProperty("shared.inputs", "../../shared/inputs"));
    static final int MOST_FILES = 50;

    @TempDir
    static Path folder;

    Archive archive;
    private Extractor extractor;
    Ingest ingest;
    CatalogueRecord fonds;

    @BeforeAll
    void open() throws IOException {
        Map<String, String> environment =
                Map.of("WENKU_OCR_ENABLED", "false", "WENKU_UNPACK_FILES", Integer.toString(MOST_FILES));
        archive = Archive.open(Settings.load(folder.resolve("home"), environment));
        extractor = Extractor.start(TestWorkers.settings(folder.resolve("scratch")));
        ingest = new Ingest(archive, extractor, 2);
        archive.steps().register(Unpacking.KIND, new UnpackWork(archive, ingest, extractor));
        archive.steps().start(1);
    }

    @AfterAll
    void close() {
        archive.steps().close();
        extractor.close();
        archive.close();
    }

    @BeforeEach
    void aFondsOfItsOwn(TestInfo test) {
        String code = "U" + Integer.toUnsignedString(test.getDisplayName().hashCode())
                + test.getTestMethod().orElseThrow().getName().length();
        fonds = archive.write(
                act(),
                desk -> desk.createFonds(new NewRecord(
                        RecordIds.next(),
                        Level.FONDS,
                        code,
                        Statements.of(Statement.curated(Term.TITLE, code, null)),
                        RecordState.DRAFT,
                        Access.OPEN)));
    }

    static Act act() {
        return new Act("archivist", "test", null);
    }

    /** Takes one file in and gives it back as it is held. */
    HeldFile takeIn(Path file) {
        IngestSummary summary =
                ingest.take(new IngestRequest(List.of(file), fonds.id(), false, "archivist"), IngestWatch.NOBODY);
        assertThat(summary.counts().get(IngestOutcome.Kind.ACCEPTED))
                .as("%s", summary)
                .isEqualTo(1);
        return files(below(fonds).get(0)).get(0);
    }

    List<CatalogueRecord> below(CatalogueRecord parent) {
        return archive.read(catalogue -> catalogue.ask(session -> session.createSelectionQuery(
                        "from CatalogueRecord where parentId = :parent order by treePath", CatalogueRecord.class)
                .setParameter("parent", parent.id())
                .list()));
    }

    List<HeldFile> files(CatalogueRecord record) {
        return archive.read(catalogue -> catalogue.files(record.id()));
    }

    List<Contents.Entry> inside(HeldFile file) {
        return archive.read(catalogue -> Contents.page(catalogue, file.id(), 0, 1_000));
    }

    Step unpack(HeldFile file) {
        archive.write(act(), desk -> {
            Unpacking.ask(archive.steps(), desk, file, "archivist");
            return null;
        });
        archive.steps().wake();
        return settled(file);
    }

    /** The newest step for this file, when it has ended. */
    Step settled(HeldFile file) {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        Step step = newest(file);
        while (step.state() == StepState.WAITING || step.state() == StepState.RUNNING) {
            assertThat(System.nanoTime()).as("%s", step).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            step = newest(file);
        }
        assertThat(folder.resolve("home/scratch/unpack/" + file.id())).doesNotExist();
        return step;
    }

    Step newest(HeldFile file) {
        return requireNonNull(archive.read(catalogue -> StepList.newest(catalogue, Unpacking.KIND, List.of(file.id())))
                .get(file.id()));
    }

    CatalogueRecord unitOf(HeldFile file) {
        return archive.read(catalogue -> catalogue
                .record(Unpacking.unit(catalogue, file.id()).orElseThrow())
                .orElseThrow());
    }

    List<String> titles(CatalogueRecord parent) {
        return below(parent).stream().map(CatalogueRecord::title).toList();
    }

    List<String> filesBelow(CatalogueRecord unit) {
        return below(unit).stream()
                .flatMap(child -> child.level() == Level.ITEM
                        ? files(child).stream().map(HeldFile::name)
                        : filesBelow(child).stream())
                .toList();
    }

    void undo(@Nullable UUID id) {
        Batch batch = archive.read(catalogue -> Batches.with(catalogue, requireNonNull(id)))
                .orElseThrow();
        List<Hindrance> hindrances = archive.write(act(), desk -> BatchUndo.begin(desk, batch, "archivist", "test"));
        assertThat(hindrances).isEmpty();
        BatchUndo.goOn(archive, batch.id(), "archivist", done -> {});
    }
}
