package org.wenku.ingest.watched;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Access;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.archive.exchange.bagit.BagWriter;
import org.wenku.archive.exchange.bagit.FolderTarget;
import org.wenku.archive.settings.Settings;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepSearch;
import org.wenku.archive.step.StepState;
import org.wenku.archive.step.StepTerms;
import org.wenku.ingest.extract.Extractor;
import org.wenku.ingest.extract.TestWorkers;
import org.wenku.ingest.run.Ingest;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchedFolderTest {

    private static final Duration SETTLED = Duration.ofMillis(1500);

    @TempDir
    static Path folder;

    private Archive archive;
    private Extractor extractor;
    private WatchedFolder watched;
    private Path drop;

    @BeforeAll
    void open() throws IOException {
        archive = Archive.open(Settings.load(folder.resolve("home"), Map.of("WENKU_OCR_ENABLED", "false")));
        extractor = Extractor.start(TestWorkers.settings(folder.resolve("scratch")));
        archive.steps()
                .register(
                        TakeFromFolder.KIND,
                        StepTerms.ONE_AT_A_TIME,
                        new TakeFromFolder(archive, new Ingest(archive, extractor, 2)));
        archive.steps().start(2);
        enterFonds("LN");
        drop = Files.createDirectories(folder.resolve("watched"));
        watched = WatchedFolder.begin(archive, drop, SETTLED);
    }

    @AfterAll
    void close() {
        watched.close();
        archive.steps().close();
        extractor.close();
        archive.close();
    }

    private void enterFonds(String code) {
        archive.write(
                new Act("archivist", "test", null),
                desk -> desk.createFonds(new NewRecord(
                        RecordIds.next(),
                        Level.FONDS,
                        code,
                        Statements.of(Statement.curated(Term.TITLE, code, null)),
                        RecordState.DRAFT,
                        Access.OPEN)));
    }

    private static void until(String what, BooleanSupplier holds) {
        long last = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(last);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private List<String> ask(String sql) {
        return archive.read(catalogue -> catalogue.ask(
                session -> session.createNativeQuery(sql, String.class).list()));
    }

    private List<Step> steps(StepState state) {
        return archive.steps()
                .list()
                .find(StepSearch.all().ofKind(TakeFromFolder.KIND).in(state));
    }

    @Test
    void a_folder_becomes_a_unit_with_its_files_and_is_moved_aside() throws IOException {
        Path lane = Files.createDirectories(drop.resolve("LN/里弄照片/第一卷"));
        Files.writeString(lane.resolve("说明.txt"), "弄堂口的公用电话");
        until("moved aside", () -> Files.exists(drop.resolve("taken/LN/里弄照片/第一卷/说明.txt")));

        assertThat(drop.resolve("LN/里弄照片")).doesNotExist();
        assertThat(
                        ask(
                                "select r.title || '<' || p.title || '<' || g.title from file f join record r on r.id = f.record_id"
                                        + " join record p on p.id = r.parent_id join record g on g.id = p.parent_id where f.name = '说明.txt'"))
                .containsExactly("说明<第一卷<里弄照片");
        assertThat(ask("select distinct state from record where level = 'ITEM'"))
                .containsExactly("DRAFT");
    }

    @Test
    void what_is_still_being_written_is_left_alone_until_nobody_writes_any_more() throws IOException {
        Path growing = Files.createDirectories(drop.resolve("LN")).resolve("growing.txt");
        long begun = System.nanoTime();
        long end = begun + 2 * SETTLED.toNanos();
        StringBuilder whole = new StringBuilder();
        while (System.nanoTime() < end) {
            String line = "line " + whole.length() + "\n";
            whole.append(line);
            Files.writeString(growing, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            assertThat(ask("select name from file where name = 'growing.txt'")).isEmpty();
            LockSupport.parkNanos(100_000_000);
        }
        until("moved aside", () -> Files.exists(drop.resolve("taken/LN/growing.txt")));

        assertThat(ask("select size || '' from file where name = 'growing.txt'"))
                .containsExactly(Integer.toString(whole.toString().getBytes(StandardCharsets.UTF_8).length));
    }

    @Test
    void what_no_fonds_takes_waits_with_the_reason_and_goes_when_somebody_tries_again() throws IOException {
        Files.writeString(Files.createDirectories(drop.resolve("NEW")).resolve("信.txt"), "一封信");
        until("failed", () -> steps(StepState.FAILED).size() == 1);
        Step failed = steps(StepState.FAILED).get(0);

        assertThat(requireNonNull(failed.note()).english()).contains("no fonds NEW", "信.txt");
        assertThat(drop.resolve("NEW/信.txt")).exists();
        enterFonds("NEW");
        int again = archive.write(
                new Act("archivist", "retry", null), desk -> archive.steps().retry(desk, List.of(failed.id())));
        assertThat(again).isEqualTo(1);
        until("moved aside", () -> Files.exists(drop.resolve("taken/NEW/信.txt")));
        assertThat(ask("select name from file where name = '信.txt'")).hasSize(1);
    }

    @Test
    void a_bag_is_taken_as_a_whole_and_one_that_lies_stays_until_it_is_mended() throws IOException {
        enterFonds("BAG");
        Path bag = folder.resolve("letters_1937");
        try (BagWriter writer = BagWriter.to(FolderTarget.at(bag), Files.createDirectory(folder.resolve("bagging")))) {
            byte[] text = "Kept in a bag".getBytes(StandardCharsets.UTF_8);
            writer.payload("letter in a bag.txt", text.length, new ByteArrayInputStream(text));
            writer.finish();
        }
        Path tag = bag.resolve("bagit.txt");
        String declaration = Files.readString(tag);
        Files.writeString(tag, declaration + "X: y\n");
        Path there =
                Files.move(bag, Files.createDirectories(drop.resolve("BAG")).resolve("letters_1937"));
        until("failed", () -> steps(StepState.FAILED).size() == 1);
        Step failed = steps(StepState.FAILED).get(0);

        assertThat(requireNonNull(failed.note()).english()).contains("not valid", "bagit.txt");
        assertThat(there.resolve("data/letter in a bag.txt")).exists();
        assertThat(ask("select name from file where name = 'letter in a bag.txt'"))
                .isEmpty();
        Files.writeString(there.resolve("bagit.txt"), declaration);
        archive.write(
                new Act("archivist", "retry", null), desk -> archive.steps().retry(desk, List.of(failed.id())));
        until("moved aside", () -> Files.exists(drop.resolve("taken/BAG/letters_1937/bagit.txt")));
        assertThat(ask("select p.title from file f join record r on r.id = f.record_id join record p"
                        + " on p.id = r.parent_id where f.name = 'letter in a bag.txt'"))
                .containsExactly("letters 1937");
    }

    @Test
    void a_second_thing_of_the_same_name_takes_the_place_of_nothing() throws IOException {
        Path same = Files.createDirectories(drop.resolve("LN")).resolve("same.txt");
        Files.writeString(same, "the first");
        until("moved aside", () -> Files.exists(drop.resolve("taken/LN/same.txt")));
        Files.writeString(same, "the second");
        until("moved aside", () -> Files.exists(drop.resolve("taken/LN/(2)/same.txt")));

        assertThat(drop.resolve("taken/LN/same.txt")).hasContent("the first");
        assertThat(ask("select name from file where name = 'same.txt'")).hasSize(2);
    }

    @Test
    void hidden_files_are_not_meant() throws IOException {
        Path hidden = Files.createDirectories(drop.resolve("LN")).resolve(".part");
        Files.writeString(hidden, "half a copy");
        Files.writeString(drop.resolve("LN").resolve("seen.txt"), "a whole one");
        until("moved aside", () -> Files.exists(drop.resolve("taken/LN/seen.txt")));

        assertThat(hidden).exists();
        assertThat(ask("select name from file where name = '.part'")).isEmpty();
    }
}
