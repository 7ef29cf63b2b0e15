package org.wenku.archive.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTest {

    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("sheet"), bytes);
    }

    private static List<SheetRow> rows(Path file) throws IOException {
        List<SheetRow> rows = new ArrayList<>();
        try (SheetReader reader = SheetReader.open(file)) {
            for (var row = reader.next(); row.isPresent(); row = reader.next()) {
                rows.add(row.get());
            }
        }
        return rows;
    }

    private static List<List<String>> texts(Path file) throws IOException {
        return rows(file).stream()
                .map(row -> row.cells().stream().map(SheetCell::text).toList())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "GB18030"})
    void a_csv_is_read_in_the_encoding_it_has(String charset) throws IOException {
        String text = "档号,题名,日期\r\nLN/1,里弄会议记录,1951年3月\r\n";

        assertThat(texts(file(text.getBytes(Charset.forName(charset)))))
                .containsExactly(List.of("档号", "题名", "日期"), List.of("LN/1", "里弄会议记录", "1951年3月"));
    }

    @ParameterizedTest
    @CsvSource({"','", ";", "'\t'"})
    void the_separator_is_found(String separator) throws IOException {
        String text = "code;x".replace(";x", separator + "\"a title, or; more\"") + "\n1" + separator + "two\n";

        assertThat(texts(file(text.getBytes(StandardCharsets.UTF_8))))
                .containsExactly(List.of("code", "a title, or; more"), List.of("1", "two"));
    }

    @Test
    void cells_may_have_line_breaks_and_quotation_marks_and_rows_are_counted_not_lines() throws IOException {
        String text = "a,b\n\"one\ntwo\",\"he said \"\"no\"\"\"\r\n,\r\nlast,row";

        List<SheetRow> rows = rows(file(text.getBytes(StandardCharsets.UTF_8)));

        assertThat(rows.get(1).cells()).extracting(SheetCell::text).containsExactly("one\ntwo", "he said \"no\"");
        assertThat(rows.get(2).isBlank()).isTrue();
        assertThat(rows.get(3).number()).isEqualTo(4);
    }

    @Test
    void one_line_in_another_encoding_is_named_and_spoils_only_itself() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("档号,题名\nLN/1,第一份文件\n".getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes("LN/2,会议记录\n".getBytes(GB18030));
        bytes.writeBytes("LN/3,第三份文件\n".getBytes(StandardCharsets.UTF_8));

        List<SheetRow> rows = rows(file(bytes.toByteArray()));

        assertThat(rows.get(2).cell(1)).isEqualTo(new SheetCell("会议记录", Flaw.OTHER_ENCODING));
        assertThat(rows.get(3).cell(1)).isEqualTo(new SheetCell("第三份文件", null));
    }

    @Test
    void a_quotation_mark_that_is_never_closed_is_named() throws IOException {
        List<SheetRow> rows = rows(file("a,b\n1,\"open\n2,x\n".getBytes(StandardCharsets.UTF_8)));

        assertThat(rows.get(1).cell(1).flaw()).isEqualTo(Flaw.OPEN_QUOTE);
    }

    @Test
    void a_cell_without_end_is_cut_and_named() throws IOException {
        List<SheetRow> rows = rows(file(("a,b\n1," + "长".repeat(500_000) + "\n").getBytes(StandardCharsets.UTF_8)));

        assertThat(rows.get(1).cell(1).flaw()).isEqualTo(Flaw.TOO_LONG);
        assertThat(rows.get(1).cell(1).text()).hasSize(SheetCell.LONGEST);
    }

    @ParameterizedTest
    @EnumSource(SheetKind.class)
    void what_is_written_is_read_as_it_was(SheetKind kind) throws IOException {
        List<List<String>> written = List.of(
                List.of("档号", "题名[en]", "note"),
                List.of("001", "a, \"b\"\nc", " <&> _x000D_ "),
                List.of("=1+1", "+86", "-5"),
                List.of("@x", "\tt", "＝SUM(A1)"),
                List.of("'=x", "''=x", "'plain"),
                List.of("1951-03", "𠀀", "x"));
        Path file = folder.resolve("out");
        try (SheetWriter writer = kind.write(Files.newOutputStream(file))) {
            for (List<String> row : written) {
                writer.row(row);
            }
        }

        assertThat(texts(file)).isEqualTo(written);
        assertThat(rows(file))
                .allSatisfy(row ->
                        assertThat(row.cells()).extracting(SheetCell::flaw).containsOnlyNulls());
    }

    @Test
    void no_cell_of_a_written_csv_begins_like_a_formula() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SheetWriter writer = SheetKind.CSV.write(bytes)) {
            writer.row(List.of("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "fine"));
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo("\ufeff'=cmd|' /C calc'!A0,'+1,'-1,'@SUM(A1),\"'\t=1\",\"'\r=1\",'＝1,fine\r\n");
    }

    private Path workbook(String sheetData, Map<String, String> more) throws IOException {
        Path file = folder.resolve("book.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            put(
                    zip,
                    "xl/workbook.xml",
                    "<workbook"
                            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet"
                            + " name=\"h\" state=\"hidden\" r:id=\"rId9\"/><sheet name=\"s\""
                            + " r:id=\"rId1\"/></sheets></workbook>");
            put(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\""
                            + " Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"x/styles\""
                            + " Target=\"/xl/styles.xml\"/><Relationship Id=\"rId3\" Type=\"x/sharedStrings\""
                            + " Target=\"sharedStrings.xml\"/></Relationships>");
            put(zip, "xl/worksheets/sheet1.xml", "<worksheet>" + sheetData + "</worksheet>");
            for (var part : more.entrySet()) {
                put(zip, part.getKey(), part.getValue());
            }
        }
        return file;
    }

    private static void put(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(xml.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    @Test
    void dates_of_a_workbook_say_as_much_as_is_seen_and_numbers_have_their_digits() throws IOException {
        String styles = "<styleSheet><numFmts><numFmt numFmtId=\"164\""
                + " formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/><numFmt numFmtId=\"165\" formatCode=\"yyyy\"/><numFmt"
                + " numFmtId=\"166\" formatCode=\"0.00_);[Red]\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf"
                + " numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/><xf"
                + " numFmtId=\"22\"/></cellXfs></styleSheet>";
        Path file = workbook(
                "<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>18706</v></c><c r=\"B1\" s=\"2\"><v>18706</v></c><c"
                        + " r=\"C1\" s=\"3\"><v>18706</v></c><c r=\"D1\" s=\"4\"><v>18706</v></c><c r=\"E1\""
                        + " s=\"5\"><v>18706.5</v></c><c r=\"F1\"><v>0.30000000000000004</v></c><c"
                        + " r=\"G1\"><v>1951</v></c><c r=\"H1\" t=\"b\"><v>1</v></c><c r=\"J1\""
                        + " s=\"1\"><v>1</v></c></row></sheetData>",
                Map.of("xl/styles.xml", styles));

        assertThat(texts(file))
                .containsExactly(List.of(
                        "1951-03-19",
                        "1951-03",
                        "1951",
                        "18706",
                        "1951-03-19T12:00",
                        "0.3",
                        "1951",
                        "TRUE",
                        "",
                        "1900-01-01"));
    }

    @Test
    void formulas_failed_formulas_and_merged_cells_are_named() throws IOException {
        Path file = workbook(
                "<sheetData><row r=\"3\"><c r=\"A3\"><f>SUM(B1:B9)</f><v>7</v></c><c r=\"B3\" t=\"e\"><v>#REF!</v></c>"
                        + "<c r=\"C3\" t=\"s\"><v>0</v></c><c r=\"D3\" t=\"s\"><v>1</v></c></row></sheetData>"
                        + "<mergeCells count=\"1\"><mergeCell ref=\"B2:C4\"/></mergeCells>",
                Map.of(
                        "xl/sharedStrings.xml",
                        "<sst><si><r><t>会</t></r><r><t>议</t></r><rPh sb=\"0\""
                                + " eb=\"1\"><t>hui</t></rPh></si><si><t>b_x000D_c</t></si></sst>"));
        List<SheetRow> rows = new ArrayList<>();
        List<MergedCells> merged;
        try (SheetReader reader = SheetReader.open(file)) {
            for (var row = reader.next(); row.isPresent(); row = reader.next()) {
                rows.add(row.get());
            }
            merged = reader.merged();
        }

        assertThat(rows.get(0).number()).isEqualTo(3);
        assertThat(rows.get(0).cells())
                .containsExactly(
                        new SheetCell("=SUM(B1:B9)", Flaw.FORMULA),
                        new SheetCell("#REF!", Flaw.ERROR_VALUE),
                        new SheetCell("会议", null),
                        new SheetCell("b\rc", null));
        assertThat(merged).extracting(MergedCells::toString).containsExactly("B2:C4");
    }

    @Test
    void an_entity_of_its_own_is_not_resolved() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        Path file = workbook("", Map.of());
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            put(
                    zip,
                    "xl/workbook.xml",
                    "<!DOCTYPE w [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><workbook>&x;</workbook>");
        }

        assertThatThrownBy(() -> SheetReader.open(file)).isInstanceOf(NotASheet.class);
    }

    @Test
    void an_attribute_that_unpacks_without_end_is_refused() throws IOException {
        Path file = workbook("<sheetData><row r=\"1\" spans=\"" + " ".repeat(40 << 20) + "\"/></sheetData>", Map.of());

        assertThatThrownBy(() -> rows(file))
                .isInstanceOfSatisfying(
                        NotASheet.class, no -> assertThat(no.reason()).isEqualTo(NotASheet.Reason.BOMB));
    }

    @ParameterizedTest
    @CsvSource({"'',EMPTY", "d0cf11e0a1b11ae1,OLD_EXCEL", "504b0304deadbeef,DAMAGED", "00ff00ff00000000,BINARY"})
    void what_is_no_sheet_is_named(String hex, NotASheet.Reason reason) throws IOException {
        Path file = file(java.util.HexFormat.of().parseHex(hex));

        assertThatThrownBy(() -> SheetReader.open(file))
                .isInstanceOfSatisfying(
                        NotASheet.class, no -> assertThat(no.reason()).isEqualTo(reason));
    }
}
