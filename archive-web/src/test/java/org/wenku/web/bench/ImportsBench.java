package org.wenku.web.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.settings.Settings;
import org.wenku.ingest.sheet.NewSheetImport;
import org.wenku.ingest.sheet.SheetImport;
import org.wenku.ingest.sheet.SheetImports;
import org.wenku.ingest.sheet.SheetWatch;
import org.wenku.web.House;

/** How fast a sheet is imported and undone, beside the same rows put into the same table by JDBC alone. */
final class ImportsBench {

    private static final int LOT = 500;
    private static final SheetWatch NOBODY = (phase, done, total) -> {};
    private static final String COLUMNS =
            "id, parent_id, fonds_id, tree_path, last_child, level, reference_code, title, statements, date_from,"
                    + " date_to, date_text, state, access, visible, effective_access, version, created_at, modified_at";

    /** Seconds that each took. */
    record Measured(double check, double enter, double undo, double bare) {}

    private ImportsBench() {}

    static Measured of(Path root, Path home, int rows) throws IOException {
        System.setProperty(
                "wenku.worker",
                root.resolve("ingest/target/worker")
                        + File.pathSeparator
                        + root.resolve("ingest/target/classes")
                        + File.pathSeparator
                        + root.resolve("archive-core/target/classes"));
        Files.createDirectories(home);
        Path sheet = sheet(home.resolve("sheet.csv"), rows);
        try (House house = House.open(Settings.load(home, Map.of("WENKU_OCR_ENABLED", "false")))) {
            return measure(house, sheet);
        }
    }

    private static Path sheet(Path file, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("档号,上级档号,层级,题名,责任者,形成日期,主题词,描述\n");
            for (int i = 0; i < rows; i++) {
                int inFile = i % 100;
                String unit = "B/F" + i / 100;
                out.write(
                        inFile == 0
                                ? unit + ",,案卷,案卷 " + i + ",,1930/1949,,\n"
                                : unit + "/" + i + "," + unit + ",件,会议记录 " + i + ",作者" + i % 500 + ",19" + (30 + i % 20)
                                        + "年" + (1 + i % 12) + "月,会议|记录,里弄会议的记录，第 " + i + " 次\n");
            }
        }
        return file;
    }

    private static Measured measure(House house, Path sheet) throws IOException {
        Objects.requireNonNull(house.errands().get("import"))
                .run(
                        JsonNodeFactory.instance
                                .objectNode()
                                .put(
                                        "sheet",
                                        Files.writeString(sheet.resolveSibling("one.csv"), "题名\n一\n")
                                                .toString())
                                .put("into", "B")
                                .put("by", "bench"),
                        line -> {});
        UUID target = house.archive()
                .read(catalogue -> catalogue.record(new org.wenku.archive.arrangement.ReferenceCode("B")))
                .orElseThrow()
                .id();
        SheetImports imports = house.imports();
        long begun = System.nanoTime();
        SheetImport it =
                imports.receive(new NewSheetImport(sheet, "sheet.csv", target, null, null, false, Map.of(), "bench"));
        imports.check(it.id(), NOBODY);
        double check = seconds(begun);
        begun = System.nanoTime();
        imports.enter(it.id(), NOBODY);
        double enter = seconds(begun);
        List<Object[]> records = records(house, it.batch());
        begun = System.nanoTime();
        imports.beginUndo(
                house.archive()
                        .read(catalogue -> org.wenku.archive.accession.Batches.with(catalogue, it.batch()))
                        .orElseThrow(),
                "bench",
                "bench");
        imports.undo(it.batch(), "bench", done -> {});
        double undo = seconds(begun);
        begun = System.nanoTime();
        for (int from = 0; from < records.size(); from += LOT) {
            List<Object[]> lot = records.subList(from, Math.min(records.size(), from + LOT));
            house.archive().write(new Act("bench", "bare", null), desk -> {
                insert(desk.session(), lot);
                return null;
            });
        }
        return new Measured(check, enter, undo, seconds(begun));
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static List<Object[]> records(House house, UUID batch) {
        List<Object[]> records = new ArrayList<>();
        house.archive()
                .read(catalogue -> catalogue.ask(session -> {
                    session.doWork(connection -> {
                        try (PreparedStatement ask = connection.prepareStatement(
                                "select " + COLUMNS + " from record where id in (select record_id from batch_record"
                                        + " where batch_id = ?) order by tree_path")) {
                            ask.setObject(1, batch);
                            try (var rows = ask.executeQuery()) {
                                int columns = rows.getMetaData().getColumnCount();
                                while (rows.next()) {
                                    Object[] record = new Object[columns];
                                    for (int i = 0; i < columns; i++) {
                                        record[i] = rows.getObject(i + 1);
                                    }
                                    records.add(record);
                                }
                            }
                        }
                    });
                    return null;
                }));
        return records;
    }

    private static void insert(StatelessSession session, List<Object[]> lot) {
        String places = "?, ".repeat(COLUMNS.split(",").length);
        session.doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into record (" + COLUMNS + ") values (" + places.substring(0, places.length() - 2) + ")")) {
                for (Object[] record : lot) {
                    for (int i = 0; i < record.length; i++) {
                        insert.setObject(i + 1, record[i]);
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
    }
}
