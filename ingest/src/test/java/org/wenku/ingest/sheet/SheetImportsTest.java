package org.wenku.ingest.sheet;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Access;
import org.wenku.archive.accession.Accession;
import org.wenku.archive.accession.Accessions;
import org.wenku.archive.accession.Batch;
import org.wenku.archive.accession.Batches;
import org.wenku.archive.accession.Hindrance;
import org.wenku.archive.accession.NewAccession;
import org.wenku.archive.accession.NumberTaken;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.rendition.Rendition;
import org.wenku.archive.rendition.RenditionKind;
import org.wenku.archive.rendition.RenditionShelf;
import org.wenku.archive.settings.Settings;
import org.wenku.archive.sheet.SheetKind;
import org.wenku.ingest.extract.Extractor;
import org.wenku.ingest.extract.TestWorkers;
import org.wenku.ingest.run.Ingest;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SheetImportsTest {

    private static final SheetWatch NOBODY = (phase, done, total) -> {};

    @TempDir
    static Path folder;

    private Archive archive;
    private Extractor extractor;
    private SheetImports imports;
    private CatalogueRecord fonds;

    @BeforeAll
    void open() throws IOException {
        archive = Archive.open(Settings.load(folder.resolve("home"), Map.of("WENKU_OCR_ENABLED", "false")));
        extractor = Extractor.start(TestWorkers.settings(folder.resolve("scratch")));
        imports = new SheetImports(archive, new Ingest(archive, extractor, 2));
    }

    @AfterAll
    void close() {
        extractor.close();
        archive.close();
    }

    @BeforeEach
    void aFondsOfItsOwn(TestInfo test) {
        String code = "T" + Integer.toUnsignedString(test.getDisplayName().hashCode());
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

    private SheetImport bring(String csv) throws IOException {
        return bring(csv, false, null);
    }

    private SheetImport bring(String csv, boolean update, @Nullable Path files) throws IOException {
        Path sheet = Files.writeString(folder.resolve("sheet.csv"), csv);
        return bring(sheet, update, files, Map.of());
    }

    private SheetImport bring(Path sheet, boolean update, @Nullable Path files, Map<String, Meaning> columns)
            throws IOException {
        SheetImport it = imports.receive(
                new NewSheetImport(sheet, "sheet.csv", fonds.id(), null, files, update, columns, "archivist"));
        assertThat(imports.check(it.id(), NOBODY)).isTrue();
        return imports.with(it.id()).orElseThrow();
    }

    private SheetImport enter(SheetImport it) {
        assertThat(imports.enter(it.id(), NOBODY)).isTrue();
        return imports.with(it.id()).orElseThrow();
    }

    private List<String> faults(SheetImport it) {
        return imports.faults(it, null, 1000).stream()
                .map(fault -> fault.row() + fault.columnName() + " " + fault.kind())
                .toList();
    }

    private CatalogueRecord record(String below) {
        ReferenceCode code = new ReferenceCode(fonds.reference().text() + "/" + below);
        return archive.read(catalogue -> catalogue.record(code)).orElseThrow();
    }

    private <T> T ask(Function<Catalogue, T> question) {
        return archive.read(question);
    }

    private long count(String sql) {
        return archive.read(catalogue -> catalogue.ask(
                session -> session.createNativeQuery(sql, Long.class).getSingleResult()));
    }

    private long recordsOfFonds() {
        return count("select count(*) from record where fonds_id = '" + fonds.id() + "' and parent_id is not null");
    }

    @Test
    void what_the_sheet_says_is_in_the_catalogue_in_its_place() throws IOException {
        SheetImport it = enter(bring("""
            Reference Code,上级档号,level,题名,Title[en],作者,dcterms:created,主题词
            S1/7,S1,件,会议记录,Minutes,张三|李四,1951年3月,会议
            S1,,series,会议,,,,
            """));

        assertThat(it.counts().created()).isEqualTo(2);
        CatalogueRecord item = record("S1/7");
        assertThat(item.parentId()).contains(record("S1").id());
        assertThat(item.level()).isEqualTo(Level.ITEM);
        assertThat(item.state()).isEqualTo(RecordState.DRAFT);
        assertThat(item.statements().values(Term.CREATOR)).containsExactly("张三", "李四");
        assertThat(item.statements().preferred(Term.TITLE, "en"))
                .map(Statement::value)
                .contains("Minutes");
        assertThat(item.statements().first(Term.CREATED)).map(Statement::edtf).contains("1951-03");
        assertThat(item.statements().first(Term.CREATED)).map(Statement::value).contains("1951年3月");
    }

    @Test
    void every_fault_of_the_sheet_is_found_at_once_and_nothing_is_entered() throws IOException {
        SheetImport it = bring("""
            档号,上级档号,层级,题名,日期
            A,,系列,好的,1951
            B,没有,件,无上级,1951
            C,A,怪,层级不明,昨天下午
            A,,系列,重复,1951
            D,E,案卷,环,
            E,D,案卷,环,
            F,E,件,环之下,
            G,A,全宗,不能在此,
            H h,A,件,,1951,多,出,三列
            """);

        assertThat(faults(it))
                .containsExactly(
                        "3B NO_PARENT",
                        "4C UNKNOWN_LEVEL",
                        "4E BAD_DATE",
                        "5A DUPLICATE_CODE",
                        "6B CYCLE",
                        "7B CYCLE",
                        "8B HELD_BACK",
                        "9C LEVEL_NOT_HERE",
                        "10A BAD_CODE",
                        "10F EXTRA_CELLS");
        assertThat(it.counts()).isEqualTo(new SheetImport.Counts(9, 9, 8, 1, 0, 0, 0));
        assertThat(recordsOfFonds()).isZero();
        assertThat(imports.faults(it, null, 1).get(0).sentence().english())
                .contains("没有")
                .contains("expected");
    }

    @Test
    void good_rows_are_entered_and_the_corrected_sheet_brings_the_rest_and_doubles_nothing() throws IOException {
        SheetImport first = enter(bring("""
            档号,题名,日期
            A,第一件,1951
            B,第二件,不是日期
            """));
        ByteArrayOutputStream bad = new ByteArrayOutputStream();
        imports.badRows(first, SheetKind.CSV, bad);
        String returned = bad.toString(StandardCharsets.UTF_8);

        assertThat(returned).startsWith("\ufeff档号,题名,日期,错误原因,faults\r\nB,第二件,不是日期,");
        assertThat(returned).contains("原第 3 行 C 列").contains("was row 3, column C");

        SheetImport second = enter(bring(returned.replace("B,第二件,不是日期", "B,第二件,1952") + "A,改名的第一件,1951\r\n"));

        assertThat(second.counts().created()).isEqualTo(1);
        assertThat(second.counts().updated()).isEqualTo(1);
        assertThat(record("A").title()).isEqualTo("改名的第一件");
        assertThat(recordsOfFonds()).isEqualTo(2);
    }

    @Test
    void a_row_without_a_code_is_known_again_by_its_key_or_by_what_it_says() throws IOException {
        enter(bring("""
            导入键,题名,描述
            k1,有键,一
            ,无键,二
            ,无键,二
            """));
        SheetImport again = enter(bring("""
            导入键,题名,描述
            k1,有键,改了
            ,无键,二
            ,无键,二
            ,新的,三
            """));

        assertThat(again.counts().updated()).isEqualTo(1);
        assertThat(again.counts().same()).isEqualTo(2);
        assertThat(again.counts().created()).isEqualTo(1);
        assertThat(recordsOfFonds()).isEqualTo(4);
    }

    @Test
    void a_record_that_did_not_come_from_a_sheet_is_updated_only_when_that_is_wanted() throws IOException {
        archive.write(
                act(),
                desk -> desk.create(
                        fonds.id(),
                        new NewRecord(
                                RecordIds.next(),
                                Level.ITEM,
                                "X",
                                Statements.of(
                                        Statement.curated(Term.TITLE, "原有", "zh"),
                                        Statement.curated(Term.CREATOR, "留下的", "zh")),
                                RecordState.DRAFT,
                                Access.OPEN)));

        assertThat(faults(bring("档号,题名\nX,新题名\n"))).containsExactly("2A CODE_TAKEN");

        SheetImport wanted = enter(bring("档号,题名\r\nX,新题名\r\n", true, null));
        assertThat(wanted.counts().updated()).isEqualTo(1);
        assertThat(record("X").title()).isEqualTo("新题名");
        assertThat(record("X").statements().values(Term.CREATOR)).containsExactly("留下的");
    }

    @Test
    void a_column_that_nobody_knows_stops_the_entering_until_it_is_said_and_is_remembered() throws IOException {
        SheetImport it = bring("档号,题名,奇怪的列\nA,甲,x\n");

        assertThat(faults(it)).containsExactly("1C UNKNOWN_COLUMN");
        assertThatThrownBy(() -> imports.enter(it.id(), NOBODY)).isInstanceOf(IllegalStateException.class);

        List<Meaning> meanings =
                new ArrayList<>(it.columns().stream().map(Column::meaning).toList());
        meanings.set(2, new Meaning(Meaning.Kind.TERM, Term.PROVENANCE, "zh"));
        imports.map(it.id(), meanings, "archivist");
        imports.check(it.id(), NOBODY);
        enter(imports.with(it.id()).orElseThrow());

        assertThat(record("A").statements().values(Term.PROVENANCE)).containsExactly("x");
        assertThat(faults(bring("档号,题名,奇怪的列\nB,乙,y\n"))).isEmpty();
    }

    @Test
    void files_are_taken_from_within_the_folder_and_never_from_outside() throws IOException {
        Path files = Files.createDirectories(folder.resolve("files/扫描"));
        Files.writeString(files.resolve("一.txt"), "第一件的原文");
        Files.writeString(files.resolve("二.txt"), "第一件的原文");
        Files.createSymbolicLink(files.resolve("link.txt"), Path.of("/etc/passwd"));
        SheetImport it = bring("""
            档号,题名,文件路径
            A,甲,扫描\\一.txt
            B,乙,扫描/二.txt
            C,丙,../../etc/passwd
            D,丁,扫描/link.txt
            E,戊,没有.txt
            F,己,扫描/一.txt
            G,庚,扫描
            """, false, folder.resolve("files"));

        assertThat(faults(it))
                .containsExactly("4C FILE_OUTSIDE", "5C NOT_A_FILE", "6C NO_FILE", "7C FILE_TWICE", "8C NOT_A_FILE");
        SheetImport done = enter(it);
        assertThat(done.counts().created()).isEqualTo(1);
        assertThat(faults(done)).contains("3C BYTES_HELD");
        CatalogueRecord record = record("A");
        List<HeldFile> held = ask(catalogue -> catalogue.files(record.id()));
        assertThat(held).hasSize(1);
    }

    @Test
    void undoing_leaves_nothing_but_the_entry_of_the_audit_log_and_gives_changed_records_back() throws IOException {
        enter(bring("档号,题名\nA,原来的\n"));
        long history = count("select count(*) from history");
        SheetImport it = enter(bring("档号,题名,层级\nA,改过的,件\nB,新的,案卷\nB/1,其中一件,件\n"));
        Batch batch =
                archive.read(catalogue -> Batches.with(catalogue, it.batch())).orElseThrow();

        assertThat(imports.beginUndo(batch, "archivist", "弄错了")).isEmpty();
        imports.undo(batch.id(), "archivist", done -> {});

        assertThat(record("A").title()).isEqualTo("原来的");
        assertThat(recordsOfFonds()).isEqualTo(1);
        // Of what was changed, the change and its undoing stay in the history; of what was created, nothing.
        assertThat(count("select count(*) from history")).isEqualTo(history + 2);
        Optional<Batch> left = ask(catalogue -> Batches.with(catalogue, batch.id()));
        assertThat(left).isEmpty();
        assertThat(count("select count(*) from sheet_row where import_id = '" + it.id() + "'"))
                .isZero();
        assertThat(count("select count(*) from audit where act = 'batch.undo' and subject = '" + batch.id() + "'"))
                .isEqualTo(1);
        assertThat(enter(bring("档号,题名,层级\nB,又来,案卷\n")).counts().created()).isEqualTo(1);
    }

    @Test
    void what_a_file_needs_afterwards_is_asked_for_as_with_any_other_way_in() throws IOException {
        Path files = Files.createDirectories(folder.resolve("files"));
        ImageIO.write(
                new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB),
                "png",
                files.resolve("一.png").toFile());
        enter(bring("档号,题名,文件路径\nA,甲,一.png\n", false, files));
        HeldFile held = ask(catalogue -> catalogue.files(record("A").id())).get(0);
        List<String> asked = ask(catalogue -> catalogue.ask(
                session -> session.createNativeQuery("select kind from step where subject = :file", String.class)
                        .setParameter("file", held.id())
                        .list()));
        assertThat(asked).contains("thumbnail", "tiles");
    }

    @Test
    void what_was_made_of_the_files_of_a_batch_goes_with_it_but_for_bytes_that_others_hold() throws IOException {
        Path files = Files.createDirectories(folder.resolve("files"));
        Files.writeString(files.resolve("一.txt"), "只在这一批里");
        SheetImport it = enter(bring("档号,题名,文件路径\nA,甲,一.txt\n", false, files));
        HeldFile held = ask(catalogue -> catalogue.files(record("A").id())).get(0);
        RenditionShelf shelf = new RenditionShelf(archive);
        Path gone = shelf.path(made(shelf, held.sha256()));
        Path other = shelf.path(made(shelf, "0".repeat(64)));
        Path page = requireNonNull(gone.getParent()).resolveSibling(held.sha256() + "-p1-w800.jpg");
        Files.writeString(page, "a picture of a page");
        Batch batch =
                archive.read(catalogue -> Batches.with(catalogue, it.batch())).orElseThrow();

        assertThat(imports.beginUndo(batch, "archivist", "弄错了")).isEmpty();
        imports.undo(batch.id(), "archivist", done -> {});

        assertThat(gone).doesNotExist();
        assertThat(page).doesNotExist();
        assertThat(other).exists();
        assertThat(count("select count(*) from rendition")).isEqualTo(1);
        assertThat(count("select count(*) from derivative_removal")).isZero();
    }

    private static Rendition made(RenditionShelf shelf, String sha256) throws IOException {
        Path made = Files.writeString(shelf.desk().resolve("thumbnail.jpg"), "small");
        return shelf.keep(
                sha256,
                RenditionKind.THUMBNAIL,
                new RenditionShelf.Made("test", "1", made, "image/jpeg", JsonNodeFactory.instance.objectNode()));
    }

    @Test
    void what_depends_on_a_batch_is_named_and_keeps_it_from_being_undone() throws IOException {
        SheetImport it = enter(bring("档号,题名,层级\nA,卷,案卷\nB,件,件\n"));
        Batch batch =
                archive.read(catalogue -> Batches.with(catalogue, it.batch())).orElseThrow();
        UUID a = record("A").id();
        archive.write(new Act("somebody", "describe", null), desk -> {
            desk.describe(record("B"), Statements.of(Statement.curated(Term.TITLE, "改了", "zh")));
            return desk.create(
                    a,
                    new NewRecord(
                            RecordIds.next(),
                            Level.ITEM,
                            "9",
                            Statements.of(Statement.curated(Term.TITLE, "别人的", "zh")),
                            RecordState.DRAFT,
                            Access.OPEN));
        });

        List<Hindrance> hindrances = imports.beginUndo(batch, "archivist", "想撤回");

        String code = fonds.reference().text();
        assertThat(hindrances)
                .containsExactlyInAnyOrder(
                        new Hindrance(Hindrance.Kind.EDITED_LATER, code + "/B", "somebody"),
                        new Hindrance(Hindrance.Kind.OTHERS_BELOW, code + "/A", code + "/A/9"));
        assertThat(archive.read(catalogue -> Batches.with(catalogue, batch.id()))
                        .orElseThrow()
                        .undoingAt())
                .isNull();
    }

    @Test
    void the_history_lets_nothing_go_but_what_an_undoing_takes_back() throws IOException {
        enter(bring("档号,题名\nA,甲\n"));

        assertThatThrownBy(() -> archive.write(
                        act(),
                        desk -> desk.session()
                                .createNativeMutationQuery("delete from history where record_id = :id")
                                .setParameter("id", record("A").id())
                                .executeUpdate()))
                .hasStackTraceContaining("append-only");
    }

    @Test
    void accessions_get_the_next_number_of_the_year_and_no_number_twice() {
        NewAccession said = new NewAccession(null, "里弄居民", "协议 3", java.time.LocalDate.of(2026, 11, 25), "三箱", null);
        Accession first = archive.write(act(), desk -> Accessions.enter(desk, said, "archivist"));
        Accession second = archive.write(act(), desk -> Accessions.enter(desk, said, "archivist"));

        assertThat(first.number()).matches("\\d{4}-\\d{4}");
        assertThat(second.number()).isGreaterThan(first.number());
        NewAccession taken =
                new NewAccession(first.number(), "另一人", null, java.time.LocalDate.of(2026, 11, 25), null, null);
        assertThatThrownBy(() -> archive.write(act(), desk -> Accessions.enter(desk, taken, "archivist")))
                .isInstanceOf(NumberTaken.class);
        List<Accession> page = ask(catalogue -> Accessions.list(catalogue, null, 1));
        List<Accession> next = ask(catalogue -> Accessions.list(catalogue, second.id(), 1));
        assertThat(page).containsExactly(second);
        assertThat(next).containsExactly(first);
    }
}
