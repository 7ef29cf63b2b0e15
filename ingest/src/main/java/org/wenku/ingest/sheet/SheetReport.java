package org.wenku.ingest.sheet;

import jakarta.persistence.Tuple;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.sheet.SheetKind;
import org.wenku.archive.sheet.SheetWriter;
import org.wenku.ingest.Sentence;

/** What is wrong in a sheet: page by page, and as a sheet with the same columns that can be put right and brought again. */
final class SheetReport {

    private static final int PAGE = 500;

    private final Archive archive;
    private final SheetImport sheet;

    SheetReport(Archive archive, SheetImport sheet) {
        this.archive = archive;
        this.sheet = sheet;
    }

    /** Faults in the order of the sheet, after the given one. */
    List<Fault> faults(@Nullable Fault after, int limit) {
        return archive.read(catalogue -> catalogue.ask(session -> session
                .createNativeQuery(
                        "select row, col, kind, found, detail from sheet_fault where import_id = :id"
                                + " and (row, col, kind) > (:row, :col, :kind) order by row, col, kind limit :limit",
                        Tuple.class)
                .setParameter("id", sheet.id())
                .setParameter("row", after == null ? -1L : after.row())
                .setParameter("col", after == null ? -1 : after.column())
                .setParameter("kind", after == null ? "" : after.kind().name())
                .setParameter("limit", limit)
                .list()
                .stream()
                .map(SheetReport::fault)
                .toList()));
    }

    private static Fault fault(Tuple row) {
        return new Fault(
                row.get("row", Long.class),
                row.get("col", Integer.class),
                FaultKind.valueOf(row.get("kind", String.class)),
                row.get("found", String.class),
                row.get("detail", String.class));
    }

    /** The rows that cannot be entered, as they came, with the reasons in a last column. */
    void badRows(SheetKind kind, OutputStream to) throws IOException {
        try (SheetWriter writer = kind.write(to)) {
            List<String> headers = new ArrayList<>();
            List<Integer> kept = new ArrayList<>();
            for (Column column : sheet.columns()) {
                if (column.meaning().kind() != Meaning.Kind.REASONS) {
                    headers.add(column.header());
                    kept.add(column.index());
                }
            }
            headers.add("错误原因");
            headers.add("faults");
            writer.row(headers);
            long after = 0;
            Map<Long, List<String>> page = page(after);
            while (!page.isEmpty()) {
                Map<Long, List<Fault>> faults = faultsOf(page);
                for (Map.Entry<Long, List<String>> row : page.entrySet()) {
                    writer.row(cells(row.getValue(), kept, faults.getOrDefault(row.getKey(), List.of())));
                    after = row.getKey();
                }
                page = page(after);
            }
        }
    }

    private List<String> cells(List<String> all, List<Integer> kept, List<Fault> faults) {
        List<String> cells = new ArrayList<>();
        kept.forEach(index -> cells.add(index < all.size() ? all.get(index) : ""));
        StringBuilder chinese = new StringBuilder();
        StringBuilder english = new StringBuilder();
        for (Fault fault : faults) {
            Sentence sentence = fault.sentence();
            chinese.append(chinese.isEmpty() ? "" : "\n")
                    .append("原第 ")
                    .append(fault.row())
                    .append(" 行 ");
            chinese.append(fault.columnName()).append(" 列：").append(sentence.chinese());
            english.append(english.isEmpty() ? "" : "\n").append("was row ").append(fault.row());
            english.append(", column ").append(fault.columnName()).append(": ").append(sentence.english());
        }
        cells.add(chinese.toString());
        cells.add(english.toString());
        // What stood beyond the headers stays beyond them, after the reasons, so that nothing of the row is lost.
        for (int i = sheet.columns().size(); i < all.size(); i++) {
            cells.add(all.get(i));
        }
        return cells;
    }

    private Map<Long, List<String>> page(long after) {
        Map<Long, List<String>> page = new LinkedHashMap<>();
        archive.read(catalogue -> catalogue.ask(session -> session.createNativeQuery(
                                "select row, cells from sheet_row where import_id = :id and state in ('BAD', 'HELD')"
                                        + " and row > :after order by row limit :limit",
                                Tuple.class)
                        .setParameter("id", sheet.id())
                        .setParameter("after", after)
                        .setParameter("limit", PAGE)
                        .list()))
                .forEach(row -> page.put(row.get("row", Long.class), SheetTable.texts(row.get("cells", String.class))));
        return page;
    }

    private Map<Long, List<Fault>> faultsOf(Map<Long, List<String>> page) {
        Map<Long, List<Fault>> faults = new LinkedHashMap<>();
        archive.read(catalogue -> catalogue.ask(session -> session.createNativeQuery(
                                "select row, col, kind, found, detail from sheet_fault where import_id = :id"
                                        + " and row = any(cast(:rows as bigint[])) order by row, col, kind",
                                Tuple.class)
                        .setParameter("id", sheet.id())
                        .setParameter("rows", page.keySet().toArray(Long[]::new))
                        .list()))
                .forEach(row -> faults.computeIfAbsent(row.get("row", Long.class), key -> new ArrayList<>())
                        .add(fault(row)));
        return faults;
    }
}
