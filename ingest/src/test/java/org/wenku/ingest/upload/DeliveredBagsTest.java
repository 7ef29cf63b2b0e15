package org.wenku.ingest.upload;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Access;
import org.wenku.archive.accession.Batch;
import org.wenku.archive.accession.BatchUndo;
import org.wenku.archive.accession.Batches;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.archive.exchange.bagit.BagTarget;
import org.wenku.archive.exchange.bagit.BagWriter;
import org.wenku.archive.exchange.bagit.FolderTarget;
import org.wenku.archive.exchange.bagit.TarTarget;
import org.wenku.archive.settings.Settings;
import org.wenku.archive.step.Eventually;
import org.wenku.archive.step.StepTerms;
import org.wenku.ingest.bag.BagIngest;
import org.wenku.ingest.extract.Extractor;
import org.wenku.ingest.extract.TestWorkers;
import org.wenku.ingest.run.Ingest;
import org.wenku.ingest.run.IngestOutcome;
import org.wenku.ingest.run.IngestRequest;
import org.wenku.ingest.run.IngestWatch;

/** Bags that are sent, each into a fonds of its own, because what a fonds holds is not taken in twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveredBagsTest {

    private static final String SENDER = "mei";

    @TempDir
    static Path folder;

    private Archive archive;
    private Extractor extractor;
    private Ingest ingest;
    private Uploads uploads;
    private Deliveries deliveries;

    @BeforeAll
    void open() throws IOException {
        Settings settings = Settings.load(folder.resolve("home"), Map.of("WENKU_OCR_ENABLED", "false"));
        archive = Archive.open(settings);
        extractor = Extractor.start(TestWorkers.settings(folder.resolve("scratch")));
        ingest = new Ingest(archive, extractor, 2);
        uploads = new Uploads(archive, Limits.of(settings));
        deliveries = new Deliveries(archive, uploads);
        archive.steps()
                .register(DeliveryWork.KIND, StepTerms.ONE_AT_A_TIME, new DeliveryWork(archive, ingest, uploads));
        archive.steps().start(1);
    }

    @AfterAll
    void close() {
        archive.steps().close();
        extractor.close();
        archive.close();
    }

    private CatalogueRecord fonds(String code) {
        return archive.write(
                new Act("archivist", "test", null),
                desk -> desk.createFonds(new NewRecord(
                        RecordIds.next(),
                        Level.FONDS,
                        code,
                        Statements.of(Statement.curated(Term.TITLE, code, null)),
                        RecordState.DRAFT,
                        Access.OPEN)));
    }

    private static void write(BagTarget target, String about) throws IOException {
        try (BagWriter writer = BagWriter.to(target, Files.createTempDirectory(folder, "bagging"))) {
            for (String name : List.of("信件/一.txt", "信件/二.txt", "note.txt")) {
                byte[] text = ("The letter " + name + " of " + about).getBytes(StandardCharsets.UTF_8);
                writer.payload(name, text.length, new ByteArrayInputStream(text));
            }
            writer.say("External-Description", about);
            writer.finish();
        }
    }

    private Path bag(String name) throws IOException {
        Path bag = folder.resolve(name);
        write(FolderTarget.at(bag), name);
        return bag;
    }

    /** Sends everything in these folders, and these files, as a browser would, and hands it in; returns the delivery. */
    private Delivery sent(CatalogueRecord target, Path... sources) throws Exception {
        Delivery delivery = deliveries.open(SENDER, target, new NewDelivery(false, Way.BROWSER, "", null));
        for (Path source : sources) {
            try (Stream<Path> files = Files.walk(source)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    SentPath path = SentPath.of(
                            requireNonNull(source.getParent()).relativize(file).toString());
                    Upload upload =
                            uploads.announce(SENDER, delivery.id(), new NewUpload(path, Files.size(file), null, null));
                    if (upload.size() > 0) {
                        uploads.append(SENDER, upload.id(), 0, Files.newInputStream(file));
                    }
                }
            }
        }
        deliveries.handIn(SENDER, delivery.id());
        return Eventually.see(() -> deliveries.find(SENDER, delivery.id()), now -> now.state() == Delivery.State.DONE);
    }

    private Deliveries.Ended outcome(Delivery delivery, String path) {
        List<Upload> sent = uploads.of(delivery.id(), null, 100).stream()
                .filter(upload -> upload.path().display().equals(path))
                .toList();
        return deliveries.outcomes(sent).values().stream().findFirst().orElseThrow();
    }

    private List<String> ask(String sql) {
        return archive.read(catalogue -> catalogue.ask(
                session -> session.createNativeQuery(sql, String.class).list()));
    }

    private List<String> units(String fonds) {
        return ask("select r.reference_code || ' ' || r.level || ' ' || r.title from record r join record f"
                + " on f.id = r.fonds_id where f.reference_code = '" + fonds
                + "' and r.id <> f.id order by r.tree_path");
    }

    private void nothingIsLeftOver() throws IOException {
        try (Stream<Path> left = Files.walk(folder.resolve("home/uploads"))) {
            assertThat(left).noneMatch(Files::isRegularFile);
        }
        try (Stream<Path> left = Files.list(folder.resolve("home/scratch"))) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("delivered-") || name.startsWith("bag-"));
        }
    }

    @Test
    void a_folder_that_is_a_bag_becomes_its_unit_and_every_file_of_it_has_its_outcome() throws Exception {
        fonds("A");
        Path letter = Files.writeString(folder.resolve("beside.txt"), "Not in the bag");

        Delivery delivery = sent(target("A"), bag("lane_bag"), letter);

        assertThat(deliveries.counts(delivery.id())).isEqualTo(Map.of("ACCEPTED", 10L));
        assertThat(units("A"))
                .containsExactly(
                        "A/1 ITEM beside",
                        "A/2 FILE lane bag",
                        "A/2/1 ITEM note",
                        "A/2/2 FILE 信件",
                        "A/2/2/1 ITEM 一",
                        "A/2/2/2 ITEM 二");
        assertThat(outcome(delivery, "lane_bag/bagit.txt").sentence().english()).contains("valid bag", "accepted 3");
        assertThat(record(outcome(delivery, "lane_bag/bagit.txt"))).isEqualTo("A/2");
        assertThat(record(outcome(delivery, "lane_bag/manifest-sha512.txt"))).isEqualTo("A/2");
        assertThat(record(outcome(delivery, "lane_bag/data/信件/一.txt"))).isEqualTo("A/2/2/1");
        assertThat(ask("select name from file where kind = 'PRESERVATION'")).contains("bagit.txt", "bag-info.txt");
        assertThat(ask("select label from batch where kind = 'FOLDER'")).contains("lane_bag");
        nothingIsLeftOver();
    }

    @Test
    void a_packed_bag_becomes_its_unit() throws Exception {
        fonds("B");
        Path packed = folder.resolve("packed.tar");
        try (OutputStream out = Files.newOutputStream(packed)) {
            write(new TarTarget(out, "packed bag"), "packed");
        }

        Delivery delivery = sent(target("B"), packed);

        assertThat(units("B")).hasSize(5).contains("B/1 FILE packed bag");
        Deliveries.Ended outcome = outcome(delivery, "packed.tar");
        assertThat(outcome.kind()).isEqualTo("ACCEPTED");
        assertThat(outcome.sentence().english()).contains("accepted 3, held already 0");
        assertThat(record(outcome)).isEqualTo("B/1");
        assertThat(ask("select i.source from ingest_item i where i.source like 'packed bag/%'"))
                .contains("packed bag/data/note.txt");
        nothingIsLeftOver();
    }

    @Test
    void an_invalid_bag_is_refused_with_its_reasons_and_what_came_beside_it_is_taken() throws Exception {
        fonds("C");
        Path bag = bag("lying");
        Files.writeString(bag.resolve("data/note.txt"), "altered");
        Path other = Files.writeString(folder.resolve("other.txt"), "Came beside a bag that lies");

        Delivery delivery = sent(target("C"), bag, other);

        assertThat(units("C")).containsExactly("C/1 ITEM other");
        assertThat(deliveries.counts(delivery.id())).isEqualTo(Map.of("ACCEPTED", 1L, "REFUSED", 9L));
        assertThat(outcome(delivery, "lying/bagit.txt").sentence().english()).contains("data/note.txt");
        assertThat(outcome(delivery, "lying/data/信件/一.txt").sentence().english())
                .contains("lying/bagit.txt");
        nothingIsLeftOver();
    }

    @Test
    void a_bag_whose_run_was_killed_before_its_outcomes_were_noted_is_not_taken_twice() throws Exception {
        CatalogueRecord target = fonds("D");
        Path bag = bag("cut_off");
        // What a kill leaves behind: everything is entered, and no upload knows of it.
        new BagIngest(archive, ingest)
                .take(bag, new IngestRequest(List.of(bag), target.id(), false, SENDER), IngestWatch.NOBODY);
        List<String> before = units("D");

        Delivery delivery = sent(target("D"), bag);

        assertThat(units("D")).isEqualTo(before).hasSize(5);
        assertThat(deliveries.counts(delivery.id())).isEqualTo(Map.of("ACCEPTED", 6L, "DUPLICATE", 3L));
        nothingIsLeftOver();
    }

    /** Stops the run when the first file has ended. */
    private static final class CutOff implements IngestWatch {
        @Override
        public void found(Path path, long bytes) {
            // Not yet.
        }

        @Override
        public void ended(Path path, long bytes, IngestOutcome outcome) {
            throw new IllegalStateException("cut off");
        }
    }

    @Test
    void a_bag_that_was_cut_off_in_its_middle_is_gone_on_with_in_the_same_batch() throws Exception {
        CatalogueRecord target = fonds("G");
        Path bag = bag("in_two_goes");
        IngestRequest request = new IngestRequest(List.of(bag), target.id(), false, SENDER);
        assertThat(new BagIngest(archive, ingest)
                        .take(bag, request, new CutOff())
                        .summary()
                        .stopped())
                .isNotNull();
        assertThat(units("G")).isNotEmpty();

        sent(target("G"), bag);

        assertThat(units("G")).hasSize(5);
        assertThat(ask(
                        "select distinct cast(b.batch_id as text) from batch_record b join record r on r.id = b.record_id"
                                + " join record f on f.id = r.fonds_id where f.reference_code = 'G' and r.id <> f.id"))
                .hasSize(1);
        undo("in_two_goes");
        assertThat(units("G")).isEmpty();
    }

    @Test
    void what_only_looks_like_a_bag_by_its_name_is_taken_like_anything_else() throws Exception {
        fonds("E");
        Path plain = folder.resolve("plain");
        Files.writeString(Files.createDirectories(plain.resolve("data")).resolve("one.txt"), "No manifest beside it");
        Path zip = Files.writeString(folder.resolve("no.tar"), "not packed at all");

        Delivery delivery = sent(target("E"), plain, zip);

        assertThat(deliveries.counts(delivery.id())).isEqualTo(Map.of("ACCEPTED", 2L));
        assertThat(units("E")).contains("E/1 ITEM no").anyMatch(unit -> unit.endsWith("ITEM one"));
    }

    @Test
    void the_unit_of_a_bag_is_undone_with_what_stands_below_it() throws Exception {
        fonds("F");
        sent(target("F"), bag("undone"));
        undo("undone");
        assertThat(units("F")).isEmpty();
    }

    private void undo(String label) {
        UUID batch = UUID.fromString(ask("select cast(id as text) from batch where label = '" + label + "'")
                .get(0));
        archive.write(new Act("mei", "undo", null), desk -> {
            Batch it = Batches.with(desk.catalogue(), batch).orElseThrow();
            assertThat(it.closedAt()).isNotNull();
            assertThat(BatchUndo.begin(desk, it, "mei", "sent by mistake")).isEmpty();
            return null;
        });

        BatchUndo.goOn(archive, batch, "mei", done -> {});
    }

    private CatalogueRecord target(String code) {
        return archive.read(catalogue -> catalogue.record(new org.wenku.archive.arrangement.ReferenceCode(code)))
                .orElseThrow();
    }

    private String record(Deliveries.Ended ended) {
        return archive.read(catalogue -> catalogue.record(ended.record().orElseThrow()))
                .orElseThrow()
                .reference()
                .text();
    }
}
