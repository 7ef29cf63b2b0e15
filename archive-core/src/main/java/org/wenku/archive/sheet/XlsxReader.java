package org.wenku.archive.sheet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Reads the first visible sheet of a workbook (ECMA-376, Office Open XML) from row to row. */
final class XlsxReader implements SheetReader {

    private static final long SMALL = 16L << 20;
    private static final long LARGEST_SHEET = 4L << 30;
    private static final int MOST_MERGED = 10_000;
    private static final Pattern PLACE = Pattern.compile("([A-Z]{1,3})([0-9]{1,7})");

    private final ZipFile zip;
    private final XlsxStrings strings;
    private final XlsxDates dates;
    private final XlsxPart sheet;
    private final List<MergedCells> merged = new ArrayList<>();
    private long row;

    private XlsxReader(ZipFile zip, Parts parts, XlsxStrings strings) throws IOException {
        this.zip = zip;
        this.strings = strings;
        this.dates = XlsxDates.of(zip, parts.styles(), parts.since1904());
        XlsxPart part = XlsxPart.of(zip, parts.sheet(), LARGEST_SHEET);
        if (part == null) {
            throw new NotASheet(NotASheet.Reason.NOT_A_WORKBOOK, "no part " + parts.sheet());
        }
        this.sheet = part;
    }

    /** Where in the package the things are that are needed. */
    private record Parts(
            String sheet, @Nullable String styles, @Nullable String strings, boolean since1904) {}

    static XlsxReader open(Path file) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new NotASheet(NotASheet.Reason.DAMAGED, String.valueOf(e.getMessage()), e);
        }
        XlsxStrings strings = null;
        try {
            Parts parts = parts(zip);
            strings = XlsxStrings.of(zip, parts.strings());
            return new XlsxReader(zip, parts, strings);
        } catch (IOException | RuntimeException e) {
            if (strings != null) {
                strings.close();
            }
            zip.close();
            throw e;
        }
    }

    private static Parts parts(ZipFile zip) throws IOException {
        String book = "xl/workbook.xml";
        Map<String, String> targets = new HashMap<>();
        Map<String, String> ofType = new HashMap<>();
        try (XlsxPart relations = XlsxPart.of(zip, "xl/_rels/workbook.xml.rels", SMALL)) {
            while (relations != null && relations.next()) {
                if (relations.begins("Relationship")) {
                    String target = String.valueOf(relations.attribute("Target"));
                    String path = target.startsWith("/") ? target.substring(1) : "xl/" + target;
                    targets.put(String.valueOf(relations.attribute("Id")), path);
                    String type = String.valueOf(relations.attribute("Type"));
                    ofType.put(type.substring(type.lastIndexOf('/') + 1), path);
                }
            }
        }
        boolean since1904 = false;
        String first = null;
        try (XlsxPart workbook = XlsxPart.of(zip, book, SMALL)) {
            while (workbook != null && workbook.next()) {
                if (workbook.begins("workbookPr")) {
                    String said = workbook.attribute("date1904");
                    since1904 = "1".equals(said) || "true".equals(said);
                } else if (first == null && workbook.begins("sheet") && isVisible(workbook)) {
                    first = targets.get(workbook.relation());
                }
            }
        }
        if (first == null) {
            throw new NotASheet(NotASheet.Reason.NOT_A_WORKBOOK, "a ZIP file without a sheet");
        }
        return new Parts(first, ofType.get("styles"), ofType.get("sharedStrings"), since1904);
    }

    private static boolean isVisible(XlsxPart sheet) {
        String state = sheet.attribute("state");
        return state == null || state.equals("visible");
    }

    @Override
    public SheetKind kind() {
        return SheetKind.XLSX;
    }

    @Override
    public String encoding() {
        return "UTF-8";
    }

    @Override
    public Optional<SheetRow> next() throws IOException {
        while (sheet.next()) {
            if (sheet.begins("row")) {
                row = number(sheet.attribute("r"), row + 1);
                return Optional.of(new SheetRow(row, cells()));
            }
            if (sheet.begins("mergeCell") && merged.size() < MOST_MERGED) {
                merge(String.valueOf(sheet.attribute("ref")));
            }
        }
        return Optional.empty();
    }

    private List<SheetCell> cells() throws IOException {
        List<SheetCell> cells = new ArrayList<>();
        while (sheet.next() && !sheet.ends("row")) {
            if (sheet.begins("c")) {
                int column = column(sheet.attribute("r"), cells.size());
                SheetCell cell = cell();
                if (column < CsvReader.MOST_COLUMNS && !cell.equals(SheetCell.EMPTY)) {
                    while (cells.size() < column) {
                        cells.add(SheetCell.EMPTY);
                    }
                    if (column == cells.size()) {
                        cells.add(cell);
                    }
                }
            }
        }
        return cells;
    }

    private SheetCell cell() throws IOException {
        String type = sheet.attribute("t");
        int style = (int) number(sheet.attribute("s"), 0);
        String formula = null;
        String text = "";
        while (sheet.next() && !sheet.ends("c")) {
            if (sheet.begins("f")) {
                formula = sheet.text();
            } else if (sheet.begins("v")) {
                text = sheet.text();
            } else if (sheet.begins("is")) {
                text = sheet.richText("is");
            }
        }
        if (formula != null) {
            return SheetCell.of("=" + formula, Flaw.FORMULA);
        }
        return value(type == null ? "n" : type, style, text);
    }

    private SheetCell value(String type, int style, String text) throws IOException {
        return switch (type) {
            case "s" -> {
                String shared = strings.get((int) number(text, -1));
                yield shared == null ? SheetCell.of("#" + text, Flaw.ERROR_VALUE) : SheetCell.of(shared, null);
            }
            case "e" -> SheetCell.of(text, Flaw.ERROR_VALUE);
            case "b" -> SheetCell.of(text.equals("1") ? "TRUE" : "FALSE", null);
            case "n" -> SheetCell.of(text.isEmpty() ? "" : dates.seen(text, style), null);
            case "str" -> SheetCell.of(XlsxText.unescaped(text), null);
            default -> SheetCell.of(text, null);
        };
    }

    private static long number(@Nullable String text, long otherwise) {
        try {
            return text == null ? otherwise : Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static int column(@Nullable String place, int otherwise) {
        Matcher matcher = PLACE.matcher(place == null ? "" : place);
        return matcher.matches() ? column(matcher.group(1)) : otherwise;
    }

    private static int column(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = column * 26 + letters.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }

    private void merge(String range) {
        String[] ends = range.split(":", 2);
        Matcher from = PLACE.matcher(ends[0]);
        Matcher to = PLACE.matcher(ends[ends.length - 1]);
        if (from.matches() && to.matches()) {
            merged.add(new MergedCells(
                    Long.parseLong(from.group(2)),
                    Long.parseLong(to.group(2)),
                    column(from.group(1)),
                    column(to.group(1))));
        }
    }

    @Override
    public List<MergedCells> merged() {
        return List.copyOf(merged);
    }

    @Override
    public void close() throws IOException {
        sheet.close();
        strings.close();
        zip.close();
    }
}
