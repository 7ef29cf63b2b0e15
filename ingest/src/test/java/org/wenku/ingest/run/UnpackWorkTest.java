package org.wenku.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Reader;
import org.wenku.archive.accession.BatchUndo;
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
import org.wenku.archive.step.StepSearch;
import org.wenku.archive.step.StepState;
import org.wenku.archive.storage.ObjectId;
import org.wenku.archive.unpacking.Unpacking;
import org.wenku.ingest.extract.Extractor;
import org.wenku.ingest.extract.TestWorkers;
import org.wenku.ingest.inspect.Toolbox;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnpackWorkTest {

    private static final Path SHARED = Path.of(System.getProperty("shared.inputs", "../../shared/inputs"));

    private static final IngestWatch NOBODY = new IngestWatch() {
        @Override
        public void found(Path path, long bytes) {}

        @Override
        public void ended(Path path, long bytes, IngestOutcome outcome) {}
    };

    private static final String MESSAGE = "From: =?UTF-8?B?5byg5LiJ?= <zhang@example.org>\r\n"
            + "To: Li Si <li@example.org>\r\nSubject: =?UTF-8?B?5Lya6K6u6K6w5b2V?=\r\n"
            + "Date: Wed, 14 Mar 2001 10:00:00 +0800\r\nMessage-ID: <one@example.org>\r\n"
            + "In-Reply-To: <zero@example.org>\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/mixed; boundary=edge\r\n\r\n--edge\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n"
            + "随信附上记录一份。\r\n--edge\r\nContent-Type: text/plain; name=\"list.txt\"\r\n"
            + "Content-Disposition: attachment; filename*=UTF-8''%E5%90%8D%E5%8D%95.txt\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\n"
            + Base64.getEncoder().encodeToString("甲、乙、丙三人到会。".getBytes(StandardCharsets.UTF_8))
            + "\r\n--edge\r\nContent-Type: message/rfc822\r\n\r\nFrom: wang@example.org\r\nSubject: inner\r\n"
            + "Message-ID: <inner@example.org>\r\n\r\nthe letter within the letter\r\n--edge--\r\n";

    @TempDir
    static Path folder;

    private Archive archive;
    private Extractor extractor;
    private Ingest ingest;
    private CatalogueRecord fonds;

    @BeforeAll
    void open() throws IOException {
        archive = Archive.open(Settings.load(folder.resolve("home"), Map.of("WENKU_OCR_ENABLED", "false")));
        extractor = Extractor.start(TestWorkers.settings(folder.resolve("scratch")));
        ingest = new Ingest(archive, extractor, Toolbox.probe(), 2);
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
        String code = "U" + Integer.toUnsignedString(test.getDisplayName().hashCode());
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

    private static Act act() {
        return new Act("archivist", "test", null);
    }

    /** Takes one file in and gives it back as it is held, when everything that follows by itself is done. */
    private HeldFile takeIn(Path file) {
        IngestSummary summary =
                ingest.take(new IngestRequest(List.of(file), fonds.id(), false, "archivist"), NOBODY);
        assertThat(summary.counts().get(IngestOutcome.Kind.ACCEPTED)).isEqualTo(1);
        awaitSteps();
        return files(record(List.of(fonds), 0)).get(0);
    }

    private CatalogueRecord record(List<CatalogueRecord> above, int place) {
        CatalogueRecord parent = above.get(above.size() - 1);
        return below(parent).get(place);
    }

    private List<CatalogueRecord> below(CatalogueRecord parent) {
        return archive.read(catalogue -> catalogue
                .children(parent, new Everybody().reader(), null, 100)
                .records());
    }

    private List<HeldFile> files(CatalogueRecord record) {
        return archive.read(catalogue -> catalogue.files(record.id()));
    }

    private void awaitSteps() {
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        while (!archive.steps()
                .list()
                .find(StepSearch.all().ofKind(Unpacking.KIND).in(StepState.WAITING, StepState.RUNNING))
                .isEmpty()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.onSpinWait();
        }
    }

    private Step unpack(HeldFile file) {
        archive.write(act(), desk -> {
            Unpacking.ask(archive.steps(), desk, file, "archivist");
            return null;
        });
        archive.steps().wake();
        awaitSteps();
        return Unpacking.newest(archive.steps().list(), List.of(file.id())).get(file.id());
    }

    private static Path zip(String name, Charset names, Map<String, String> contents) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out, names)) {
            for (var entry : new java.util.TreeMap<>(contents).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private List<String> titles(CatalogueRecord parent) {
        return below(parent).stream()
                .map(child -> child.statements().values(Term.TITLE).get(0))
                .toList();
    }

    private CatalogueRecord unitOf(HeldFile file) {
        return archive.read(catalogue ->
                catalogue.record(Unpacking.unit(catalogue, file.id()).orElseThrow()).orElseThrow());
    }

    @Test
    void a_packed_folder_stays_whole_until_somebody_asks_and_then_becomes_a_unit_with_its_folders() throws IOException {
        Path packed = zip(
                "里弄.zip",
                Charset.forName("GB18030"),
                Map.of("来信/第一封.txt", "今天开会。", "来信/第二封.txt", "明天再谈。", "目录.txt", "来信两封"));
        HeldFile file = takeIn(packed);
        assertThat(below(fonds)).hasSize(1);

        Step step = unpack(file);

        assertThat(step.state()).as(String.valueOf(step.note())).isEqualTo(StepState.DONE);
        CatalogueRecord unit = unitOf(file);
        assertThat(unit.level()).isEqualTo(Level.FILE);
        assertThat(unit.state()).isEqualTo(RecordState.DRAFT);
        assertThat(titles(unit)).containsExactlyInAnyOrder("来信", "目录");
        CatalogueRecord letters = below(unit).stream()
                .filter(child -> child.level() == Level.FILE)
                .findFirst()
                .orElseThrow();
        assertThat(titles(letters)).containsExactlyInAnyOrder("第一封", "第二封");
        assertThat(archive.store().open(new ObjectId(file.recordId()), file.storedAt()).readAllBytes())
                .isEqualTo(Files.readAllBytes(packed));
        CatalogueRecord container =
                archive.read(catalogue -> catalogue.record(file.recordId()).orElseThrow());
        assertThat(container.statements().of(Term.HAS_PART).map(Statement::authority))
                .containsExactly(java.net.URI.create("urn:uuid:" + unit.id()));
        assertThat(unit.statements().of(Term.SOURCE).map(Statement::authority))
                .containsExactly(java.net.URI.create("urn:uuid:" + container.id()));
    }

    @Test
    void unpacked_twice_nothing_is_doubled_and_undone_everything_is_as_before() throws IOException {
        HeldFile file = takeIn(zip("a.zip", StandardCharsets.UTF_8, Map.of("x/1.txt", "one one", "x/2.txt", "two two")));
        Step first = unpack(file);
        CatalogueRecord unit = unitOf(file);
        Step second = unpack(file);

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.note()).isNotNull();
        assertThat(String.valueOf(second.note())).contains("2 held already");
        assertThat(below(below(unit).get(0))).hasSize(2);

        undo(second.batch());
        undo(first.batch());
        assertThat(below(fonds)).hasSize(1);
        assertThat(archive.read(catalogue -> Unpacking.unit(catalogue, file.id()))).isEmpty();
        assertThat(unpack(file).state()).isEqualTo(StepState.DONE);
        assertThat(below(below(unitOf(file)).get(0))).hasSize(2);
    }

    private void undo(@org.jspecify.annotations.Nullable UUID batch) {
        BatchUndo undo = new BatchUndo(archive, java.util.Objects.requireNonNull(batch), "archivist");
        assertThat(undo.begin("test")).isEmpty();
        undo.all(done -> {});
    }

    @Test
    void paths_lead_nowhere_but_into_the_unit() throws IOException {
        Path outside = folder.resolve("escaped.txt");
        HeldFile file = takeIn(zip(
                "slip.zip",
                StandardCharsets.UTF_8,
                Map.of(
                        "../../../../../../../../" + outside, "I have escaped",
                        "..\\..\\windows.txt", "so have I",
                        "/etc/absolute.txt", "and I")));

        assertThat(unpack(file).state()).isEqualTo(StepState.DONE);

        assertThat(outside).doesNotExist();
        assertThat(filesBelow(unitOf(file))).containsExactlyInAnyOrder("escaped.txt", "windows.txt", "absolute.txt");
        try (Stream<Path> left = Files.list(archive.home().resolve("unpack"))) {
            assertThat(left).isEmpty();
        }
    }

    private List<String> filesBelow(CatalogueRecord unit) {
        return below(unit).stream()
                .flatMap(child -> child.level() == Level.ITEM
                        ? files(child).stream().map(HeldFile::name)
                        : filesBelow(child).stream())
                .toList();
    }

    @Test
    void a_bomb_is_stopped_and_nothing_of_it_is_taken_in() throws IOException {
        Path bomb = folder.resolve("bomb.zip");
        byte[] zeros = new byte[1 << 20];
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            for (int file = 0; file < 3; file++) {
                zip.putNextEntry(new ZipEntry("zeros-" + file));
                for (int i = 0; i < 512; i++) {
                    zip.write(zeros);
                }
            }
        }
        HeldFile held = bypassing(bomb);

        Step step = unpack(held);

        assertThat(step.state()).isEqualTo(StepState.FAILED);
        assertThat(String.valueOf(step.note())).contains("炸弹").contains("kept whole");
        assertThat(below(fonds)).hasSize(1);
    }

    /** Taken in as a person would release it from the quarantine, where bombs wait. */
    private HeldFile bypassing(Path file) throws IOException {
        ingest.take(new IngestRequest(List.of(file), fonds.id(), false, "archivist"), NOBODY);
        if (below(fonds).isEmpty()) {
            var item = new org.wenku.ingest.quarantine.QuarantineRegister(archive)
                    .list(org.wenku.ingest.quarantine.QuarantineItem.State.WAITING, null, null, 10)
                    .get(0);
            ingest.release(
                    item,
                    org.wenku.ingest.quarantine.QuarantineRegister.folder(archive.home())
                            .resolve(item.sha256()),
                    NOBODY);
        }
        return files(below(fonds).get(0)).get(0);
    }

    @Test
    void the_attachments_of_a_message_become_items_beside_it_and_each_says_where_it_belongs() throws IOException {
        HeldFile file = takeIn(Files.writeString(folder.resolve("letter.eml"), MESSAGE));

        CatalogueRecord message =
                archive.read(catalogue -> catalogue.record(file.recordId()).orElseThrow());
        assertThat(message.statements().values(Term.TITLE)).containsExactly("会议记录");
        assertThat(message.statements().values(Term.CREATOR)).singleElement().asString().contains("张三");
        assertThat(message.statements().values(Term.AUDIENCE)).singleElement().asString().contains("li@example.org");
        assertThat(message.statements().values(Term.IDENTIFIER)).contains("<one@example.org>");
        assertThat(message.statements().values(Term.REFERENCES)).containsExactly("<zero@example.org>");
        assertThat(message.statements().of(Term.CREATED).map(Statement::edtf)).singleElement().asString().startsWith("2001-03-14");
        assertThat(below(fonds)).hasSize(3);
        assertThat(message.statements().values(Term.HAS_PART)).hasSize(2).contains("名单.txt");
        for (CatalogueRecord part : below(fonds).subList(1, 3)) {
            assertThat(part.statements().of(Term.IS_PART_OF).map(Statement::authority))
                    .containsExactly(java.net.URI.create("urn:uuid:" + message.id()));
        }
        assertThat(titles(fonds)).contains("名单", "inner");
    }

    @Test
    void a_mailbox_becomes_messages_and_each_message_its_attachments() throws IOException {
        Path mailbox = Files.writeString(
                folder.resolve("1998.mbox"),
                "From zhang@example.org Wed Mar 14 10:00:00 2001\n" + MESSAGE.replace("\r\n", "\n")
                        + "\nFrom wang@example.org Thu Mar 15 11:00:00 2001\nFrom: wang@example.org\nSubject: second\n"
                        + "Message-ID: <two@example.org>\n\nFrom the window one sees the lane.\n\n"
                        + "From here on nothing begins.\n\n");

        HeldFile file = takeIn(mailbox);

        CatalogueRecord unit = unitOf(file);
        assertThat(titles(unit)).contains("会议记录", "second", "名单", "inner").hasSize(4);
        CatalogueRecord second = below(unit).get(1);
        HeldFile text = files(second).get(0);
        assertThat(new String(
                        archive.store().open(new ObjectId(second.id()), text.storedAt()).readAllBytes(),
                        StandardCharsets.UTF_8))
                .endsWith("From here on nothing begins.\n");
    }

    @Test
    @Tag("shared")
    void outlook_messages_and_packed_files_of_others_are_taken_apart() throws IOException {
        Path documents = SHARED.resolve("documents/tika");
        HeldFile tar = takeIn(documents.resolve("test-documents.tgz"));
        assertThat(unpack(tar).state()).isEqualTo(StepState.DONE);
        assertThat(filesBelow(unitOf(tar))).contains("testPDF.pdf", "testWORD.doc");
        assertThat(below(fonds)).hasSize(2);
    }

    @Test
    @Tag("shared")
    void what_is_locked_stays_closed_and_says_so() {
        HeldFile file = takeIn(SHARED.resolve("documents/tika/full_encrypted.7z"));
        Step step = unpack(file);
        assertThat(step.state()).isEqualTo(StepState.FAILED);
        assertThat(String.valueOf(step.note())).contains("密码").contains("password");
    }
}
