package org.wenku.archive.changeset;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Access;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.changeset.ChangeSet.Outcome;
import org.wenku.archive.database.DatabaseFixture;
import org.wenku.archive.database.DatabaseSettings;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.archive.settings.Key;
import org.wenku.archive.settings.Settings;
import org.wenku.archive.sheet.SheetCell;
import org.wenku.archive.sheet.SheetKind;
import org.wenku.archive.sheet.SheetReader;
import org.wenku.archive.sheet.SheetRow;
import org.wenku.archive.sheet.SheetWriter;

/** A sheet goes out, is edited as people do, and comes back. */
@SuppressWarnings("NullAway.Init")
class SheetReturnTest {

    private static final Act ENTER = new Act("keeper", "enter", null);

    @TempDir
    private Path home;

    @TempDir
    private Path desk;

    private DatabaseFixture database;
    private Archive archive;
    private ChangeSets sets;

    @BeforeEach
    void enter() {
        database = DatabaseFixture.fresh();
        DatabaseSettings there = database.settings();
        archive = Archive.open(Settings.load(home, Map.of())
                .with(Key.DATABASE_URL, String.valueOf(there.url()))
                .with(Key.DATABASE_USER, String.valueOf(there.user()))
                .with(Key.DATABASE_PASSWORD, String.valueOf(there.password())));
        sets = new ChangeSets(archive);
        archive.<Void>write(ENTER, desk -> {
            UUID lane = desk.createFonds(unit(Level.FONDS, "LANE", said(Term.TITLE, "里弄")))
                    .id();
            desk.create(
                    lane,
                    List.of(
                            unit(
                                    Level.ITEM,
                                    null,
                                    said(Term.TITLE, "=1+1 家书"),
                                    said(Term.SUBJECT, "书信"),
                                    said(Term.SUBJECT, "弄堂|里弄 \\ 其他"),
                                    said(Term.CREATED, "1947年").readAs("1947"),
                                    Statement.of(
                                            Term.FORMAT,
                                            "text/plain",
                                            null,
                                            Origin.extracted("Apache Tika", "3.3.1", "Content-Type"))),
                            unit(
                                    Level.ITEM,
                                    null,
                                    said(Term.TITLE, "账单\n第二行"),
                                    said(Term.DESCRIPTION, "长".repeat(40_000))),
                            unit(Level.ITEM, null, said(Term.TITLE, "照片"))));
            return null;
        });
    }

    private static NewRecord unit(Level level, @Nullable String code, Statement... said) {
        return new NewRecord(RecordIds.next(), level, code, Statements.of(said), RecordState.PUBLISHED, Access.OPEN);
    }

    private static Statement said(Term term, String value) {
        return Statement.curated(term, value, "zh-Hans");
    }

    @AfterEach
    void close() {
        archive.close();
        database.close();
    }

    private Path exported(SheetKind kind) throws IOException {
        Path file = desk.resolve("records." + kind.extension());
        long written = new SheetExport(archive)
                .write(new Selection.Below(new ReferenceCode("LANE")), null, kind, Files.newOutputStream(file));
        assertThat(written).isEqualTo(3);
        return file;
    }

    private static List<List<String>> rows(Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (SheetReader sheet = SheetReader.open(file)) {
            for (Optional<SheetRow> row = sheet.next(); row.isPresent(); row = sheet.next()) {
                rows.add(new ArrayList<>(
                        row.get().cells().stream().map(SheetCell::text).toList()));
            }
        }
        return rows;
    }

    private Path edited(SheetKind kind, List<List<String>> rows) throws IOException {
        Path file = desk.resolve("edited." + kind.extension());
        try (SheetWriter sheet = kind.write(Files.newOutputStream(file))) {
            for (List<String> row : rows) {
                sheet.row(row);
            }
        }
        return file;
    }

    private ChangeSet returned(Path file) throws IOException {
        return new SheetReturn(archive)
                .preview(
                        new NewChangeSet(
                                "表格", new Selection.Sheet(file.getFileName().toString()), List.of(), null, "沈秀珍"),
                        file);
    }

    private CatalogueRecord record(String code) {
        return archive.read(catalogue -> catalogue.record(new ReferenceCode(code)))
                .orElseThrow();
    }

    private static void put(List<List<String>> rows, int row, String column, String value) {
        int at = rows.get(0).indexOf(column);
        List<String> cells = rows.get(row);
        while (cells.size() <= at) {
            cells.add("");
        }
        cells.set(at, value);
    }

    @ParameterizedTest
    @EnumSource(SheetKind.class)
    void a_sheet_that_comes_back_as_it_went_changes_nothing(SheetKind kind) throws IOException {
        Path file = exported(kind);
        ChangeSet set = returned(file);
        assertThat(set.counts().staying()).isEqualTo(3);
        assertThat(set.counts().changing()).isZero();
        assertThat(set.counts().faults()).isZero();
        assertThat(set.counts().impossible()).isZero();
        if (kind == SheetKind.CSV) {
            assertThat(Files.readString(file, StandardCharsets.UTF_8)).doesNotContain(",=1+1");
        }
    }

    @Test
    void changed_cells_become_a_change_set_and_everything_else_stays() throws IOException {
        List<List<String>> rows = rows(exported(SheetKind.CSV));
        put(rows, 1, "subject[zh-Hans]", "书信||邻里");
        put(rows, 1, "created[zh-Hans]", "民国三十七年");
        put(rows, 3, "access", "closed");
        put(rows, 3, "state", "withdrawn");
        put(rows, 3, "state_reason", "重复");
        rows.remove(2);
        ChangeSet set = returned(edited(SheetKind.CSV, rows));
        assertThat(set.counts().changing()).isEqualTo(2);
        assertThat(set.publishes()).isTrue();
        Difference first =
                requireNonNull(sets.records(set, Outcome.CHANGING, 0, 1).get(0).change());
        assertThat(first.onlyAfter()).extracting(Statement::value).containsExactly("邻里", "民国三十七年");

        sets.askToApply(set.id(), "沈秀珍");
        sets.apply(set.id(), new Alone(done -> {}));
        assertThat(record("LANE/1").statements().values(Term.SUBJECT)).containsExactly("书信", "邻里");
        assertThat(record("LANE/1").statements().of(Term.CREATED))
                .extracting(Statement::edtf)
                .containsExactly("1948");
        assertThat(record("LANE/1").statements().of(Term.FORMAT))
                .extracting(statement -> statement.origin().tool())
                .containsExactly("Apache Tika");
        assertThat(record("LANE/3").state()).isEqualTo(RecordState.WITHDRAWN);
        assertThat(record("LANE/2").version()).isZero();
    }

    @Test
    void what_cannot_be_used_is_named_by_row_and_column_and_keeps_nothing_else_back() throws IOException {
        List<List<String>> rows = rows(exported(SheetKind.CSV));
        rows.get(0).add("colour");
        put(rows, 1, "created[zh-Hans]", "昨天");
        put(rows, 2, "version", "7");
        put(rows, 3, "title[zh-Hans]", "旧照片");
        rows.add(List.copyOf(rows.get(3)));
        List<String> unknown = new ArrayList<>(rows.get(3));
        unknown.set(0, "");
        unknown.set(1, "LANE/99");
        rows.add(unknown);
        ChangeSet set = returned(edited(SheetKind.XLSX, rows));
        assertThat(set.counts().changing()).isEqualTo(1);
        assertThat(set.counts().impossible()).isEqualTo(2);
        assertThat(sets.faults(set, 0, 100))
                .extracting(fault -> fault.row() + " " + fault.column() + " " + fault.found())
                .containsExactly(
                        "1 " + SheetRow.columnName(rows.get(0).size() - 1) + " colour",
                        "2 created[zh-Hans] 昨天",
                        "3 version 7",
                        "6 id LANE/99",
                        "5 id null");
    }

    @Test
    void a_file_that_is_no_sheet_of_records_is_refused_with_what_is_expected() throws IOException {
        assertThatThrownBy(() -> returned(edited(SheetKind.CSV, List.of(List.of("title"), List.of("x")))))
                .isInstanceOf(BadWish.class)
                .hasMessageContaining("version");
        Path nothing = Files.createFile(desk.resolve("nothing.csv"));
        assertThatThrownBy(() -> returned(nothing)).isInstanceOf(BadWish.class);
    }
}
