package org.wenku.ingest.sheet;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.wenku.archive.sheet.SheetCell;
import org.wenku.archive.sheet.SheetRow;

/** Writes rows and faults of a sheet into their tables, hundreds with one statement. */
final class SheetLines {

    private static final String ROWS = "insert into sheet_row (import_id, row, cells, digest, code, parent_code, key,"
            + " level, files, state) select ?, * from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],"
            + " ?::text[], ?::text[], ?::text[], ?::text[])";
    private static final String FAULTS = "insert into sheet_fault (import_id, stage, row, col, kind, found, detail)"
            + " select ?, ?, * from unnest(?::bigint[], ?::integer[], ?::text[], ?::text[], ?::text[])"
            + " on conflict do nothing";

    private SheetLines() {}

    /** A row as it stands in the sheet and as it was understood. */
    record Line(SheetRow row, SheetLine understood) {}

    static void insert(StatelessSession session, UUID id, List<Line> lines) {
        session.doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(ROWS)) {
                insert.setObject(1, id);
                array(insert, 2, "bigint", lines.stream().map(line ->
                        (Object) line.row().number()));
                array(insert, 3, "text", lines.stream().map(line -> cells(line.row())));
                array(
                        insert,
                        4,
                        "text",
                        lines.stream().map(line -> line.understood().digest()));
                array(
                        insert,
                        5,
                        "text",
                        lines.stream().map(line -> line.understood().code()));
                array(
                        insert,
                        6,
                        "text",
                        lines.stream().map(line -> line.understood().parentCode()));
                array(
                        insert,
                        7,
                        "text",
                        lines.stream().map(line -> line.understood().key()));
                array(
                        insert,
                        8,
                        "text",
                        lines.stream().map(line -> line.understood().level().name()));
                array(insert, 9, "text", lines.stream().map(SheetLines::files));
                array(
                        insert,
                        10,
                        "text",
                        lines.stream().map(line -> line.understood().faults().isEmpty() ? "READ" : "BAD"));
                insert.executeUpdate();
            }
        });
        List<Fault> faults = new ArrayList<>();
        lines.forEach(line -> faults.addAll(line.understood().faults()));
        insertFaults(session, id, "R", faults);
    }

    private static void array(
            PreparedStatement insert, int at, String type, java.util.stream.Stream<? extends Object> values)
            throws SQLException {
        insert.setArray(at, insert.getConnection().createArrayOf(type, values.toArray()));
    }

    private static String cells(SheetRow row) {
        return SheetTable.json(row.cells().stream()
                .map(SheetCell::text)
                .map(text -> text.replace('\0', '\ufffd'))
                .toList());
    }

    private static @org.jspecify.annotations.Nullable String files(Line line) {
        List<java.nio.file.Path> files = line.understood().files();
        return files.isEmpty()
                ? null
                : String.join("\n", files.stream().map(Object::toString).toList());
    }

    static void insertFaults(StatelessSession session, UUID id, String stage, List<Fault> faults) {
        if (faults.isEmpty()) {
            return;
        }
        session.doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(FAULTS)) {
                insert.setObject(1, id);
                insert.setString(2, stage);
                array(insert, 3, "bigint", faults.stream().map(Fault::row));
                array(insert, 4, "integer", faults.stream().map(Fault::column));
                array(
                        insert,
                        5,
                        "text",
                        faults.stream().map(fault -> fault.kind().name()));
                array(insert, 6, "text", faults.stream().map(Fault::found));
                array(insert, 7, "text", faults.stream().map(Fault::detail));
                insert.executeUpdate();
            }
        });
    }
}
