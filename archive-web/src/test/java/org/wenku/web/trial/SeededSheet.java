package org.wenku.web.trial;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A sheet of series, files and items below the fonds K, parents sometimes after their children, some rows with a file,
 * and in known places one fault each.
 */
final class SeededSheet {

    /** The headers; in the order in which the faults below count columns. */
    static final List<String> HEADERS = List.of("档号", "上级档号", "层级", "题名", "题名[en]", "责任者", "形成日期", "主题词", "描述", "文件路径");

    private static final int IN_A_FILE = 100;
    private static final int IN_A_SERIES = 5000;
    private static final Charset GB18030 = Charset.forName("GB18030");

    private final Random random;
    private final int rows;
    private final int withFiles;

    /** What must be found: {@code row column KIND}. */
    private final Set<String> faults = new TreeSet<>();

    /** The codes of all rows without a fault. */
    private final Set<String> codes = new HashSet<>();

    private SeededSheet(int rows, int withFiles, long seed) {
        this.rows = rows;
        this.withFiles = withFiles;
        this.random = new Random(seed);
    }

    /** Writes the sheet and the files that it names. */
    static SeededSheet write(Path sheet, Path files, int rows, int faults, int withFiles, long seed)
            throws IOException {
        SeededSheet seeded = new SeededSheet(rows, withFiles, seed);
        seeded.write(sheet, files, faults);
        return seeded;
    }

    Set<String> faults() {
        return faults;
    }

    Set<String> codes() {
        return codes;
    }

    private void write(Path sheet, Path files, int wanted) throws IOException {
        Files.createDirectories(files);
        Map<Integer, Integer> kinds = new HashMap<>();
        while (kinds.size() < wanted) {
            int item = random.nextInt(rows);
            // Only items, and never two in a row, because one kind of fault takes the code of the item before.
            if (item % IN_A_FILE > 2 && !kinds.containsKey(item - 1) && !kinds.containsKey(item + 1)) {
                kinds.putIfAbsent(item, kinds.size() % KINDS.size());
            }
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(sheet))) {
            put(out, HEADERS);
            List<List<String>> later = new ArrayList<>();
            long row = 1;
            for (int i = 0; i < rows; i++) {
                List<String> cells = cells(i, files);
                boolean series = i % IN_A_SERIES == 0;
                if (series) {
                    later.add(cells);
                    continue;
                }
                row++;
                Integer kind = kinds.get(i);
                if (kind == null) {
                    codes.add(cells.get(0));
                    put(out, cells);
                } else {
                    fault(out, row, i, new ArrayList<>(cells), KINDS.get(kind));
                }
            }
            for (List<String> cells : later) {
                codes.add(cells.get(0));
                put(out, cells);
            }
        }
    }

    private List<String> cells(int i, Path files) throws IOException {
        String series = "K/S" + i / IN_A_SERIES;
        String file = series + "/F" + i / IN_A_FILE;
        if (i % IN_A_SERIES == 0) {
            return List.of(series, "", "系列", "系列 " + i, "", "", "", "", "", "");
        }
        if (i % IN_A_FILE == 1) {
            return List.of(file, series, "案卷", "案卷 " + i, "", "", "1930/1949", "", "", "");
        }
        String path = "";
        if (i % IN_A_FILE == 7 && i / IN_A_FILE < withFiles) {
            path = "扫描/" + i + ".txt";
            Files.createDirectories(files.resolve("扫描"));
            Files.writeString(files.resolve(path), "第 " + i + " 件的原文\n");
        }
        return List.of(
                file + "/" + i,
                file,
                "件",
                "里弄会议记录 第 " + i + " 件",
                "Minutes of the lane, no. " + i,
                "作者" + i % 500 + "|作者" + i % 7,
                "19" + (30 + i % 20) + "年" + (1 + i % 12) + "月",
                "会议; 记录",
                "=不是公式 " + i + "\n第二行, 有逗号和\"引号\"",
                path);
    }

    private static final List<String> KINDS = List.of(
            "EXTRA_CELLS",
            "UNKNOWN_LEVEL",
            "DUPLICATE_CODE",
            "NO_PARENT",
            "BAD_DATE",
            "NO_TITLE",
            "CYCLE",
            "LEVEL_NOT_HERE",
            "BAD_CODE",
            "NO_FILE",
            "OTHER_ENCODING",
            "TOO_LONG",
            "AFTER_QUOTE",
            "FILE_OUTSIDE");

    private void fault(OutputStream out, long row, int i, List<String> cells, String kind) throws IOException {
        int column = switch (kind) {
            case "EXTRA_CELLS" -> {
                cells.addAll(List.of("多", "出", "三列"));
                yield HEADERS.size();
            }
            case "UNKNOWN_LEVEL" -> set(cells, 2, "怪级");
            case "DUPLICATE_CODE" -> set(cells, 0, codeBefore(i));
            case "NO_PARENT" -> set(cells, 1, "K/没有/" + i);
            case "BAD_DATE" -> set(cells, 6, "昨天下午");
            case "NO_TITLE" -> {
                cells.set(4, "");
                yield set(cells, 3, " ");
            }
            case "CYCLE" -> {
                cells.set(2, "案卷");
                yield set(cells, 1, cells.get(0));
            }
            case "LEVEL_NOT_HERE" -> set(cells, 2, "系列");
            case "BAD_CODE" -> set(cells, 0, "K/有 空格?" + i);
            case "NO_FILE" -> set(cells, 9, "没有这个文件.txt");
            case "TOO_LONG" -> set(cells, 8, "长".repeat(20_001));
            case "FILE_OUTSIDE" -> set(cells, 9, "../../etc/passwd");
            case "OTHER_ENCODING" -> 3;
            default -> 4;
        };
        faults.add(row + " " + column + " " + kind);
        for (int c = 0; c < cells.size(); c++) {
            out.write(c == 0 ? "".getBytes(StandardCharsets.UTF_8) : ",".getBytes(StandardCharsets.UTF_8));
            Charset charset = kind.equals("OTHER_ENCODING") && c == 3 ? GB18030 : StandardCharsets.UTF_8;
            String more = kind.equals("AFTER_QUOTE") && c == 4 ? "又" : "";
            out.write((quoted(cells.get(c)) + more).getBytes(charset));
        }
        out.write('\n');
    }

    private static String codeBefore(int i) {
        return "K/S" + i / IN_A_SERIES + "/F" + i / IN_A_FILE + "/" + (i - 1);
    }

    private static int set(List<String> cells, int column, String text) {
        cells.set(column, text);
        return column;
    }

    private static void put(OutputStream out, List<String> cells) throws IOException {
        out.write((String.join(",", cells.stream().map(SeededSheet::quoted).toList()) + "\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
