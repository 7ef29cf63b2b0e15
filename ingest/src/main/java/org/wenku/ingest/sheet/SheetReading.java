package org.wenku.ingest.sheet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.sheet.MergedCells;
import org.wenku.archive.sheet.SheetReader;
import org.wenku.archive.sheet.SheetRow;

/** Takes a sheet apart into rows of a table. Cut off, it goes on after the last row that is in it. */
final class SheetReading {

    private static final int LOT = 1000;
    private static final int CHARACTERS = 4_000_000;

    private final Archive archive;
    private final SheetImport sheet;
    private final SheetWatch watch;
    private final LineReader lines;
    private final List<SheetLines.Line> lot = new ArrayList<>();
    private long characters;
    private long read;

    SheetReading(Archive archive, SheetImport sheet, CatalogueRecord target, SheetWatch watch) {
        this.archive = archive;
        this.sheet = sheet;
        this.watch = watch;
        this.lines = new LineReader(sheet.columns(), target.reference(), sheet.encoding(), sheet.files());
        this.read = sheet.counts().rows();
    }

    /** The first row with something in it; what stands there are the headers. */
    static Optional<SheetRow> headers(SheetReader reader) throws IOException {
        Optional<SheetRow> row = reader.next();
        while (row.isPresent() && row.get().isBlank()) {
            row = reader.next();
        }
        return row;
    }

    /** Reads to the end; returns false when it had to stop before. */
    boolean all(Path file) throws IOException {
        long after = archive.read(catalogue -> catalogue.ask(session -> session.createNativeQuery(
                        "select coalesce(max(row), 0) from sheet_row where import_id = :id", Long.class)
                .setParameter("id", sheet.id())
                .getSingleResult()));
        try (SheetReader reader = SheetReader.open(file)) {
            SheetRow headers = headers(reader).orElseThrow();
            for (Optional<SheetRow> row = reader.next(); row.isPresent(); row = reader.next()) {
                if (row.get().number() > Math.max(after, headers.number())
                        && !row.get().isBlank()) {
                    take(row.get());
                    if (watch.mustStop()) {
                        return false;
                    }
                }
            }
            write();
            finish(headers, reader.merged());
            return true;
        }
    }

    private void take(SheetRow row) {
        lot.add(new SheetLines.Line(row, lines.read(row)));
        characters +=
                row.cells().stream().mapToLong(cell -> cell.text().length()).sum();
        if (lot.size() >= LOT || characters > CHARACTERS) {
            write();
        }
    }

    private void write() {
        if (lot.isEmpty()) {
            return;
        }
        long before = read;
        archive.write(new Act(sheet.actor(), "import", null), desk -> {
            watch.hold(desk);
            boolean alone = SheetTable.locked(desk.session(), sheet.id())
                    .filter(found -> found.phase() == SheetImport.Phase.READING
                            && found.counts().rows() == before)
                    .isPresent();
            if (!alone) {
                throw new OvertakenBySomebody(sheet.id());
            }
            SheetLines.insert(desk.session(), sheet.id(), lot);
            return desk.session()
                    .createNativeMutationQuery("update sheet_import set rows_read = :rows where id = :id")
                    .setParameter("rows", before + lot.size())
                    .setParameter("id", sheet.id())
                    .executeUpdate();
        });
        read += lot.size();
        lot.clear();
        characters = 0;
        watch.at(SheetImport.Phase.READING, read, read);
    }

    private void finish(SheetRow headers, List<MergedCells> merged) {
        archive.write(new Act(sheet.actor(), "import", null), desk -> {
            watch.hold(desk);
            StatelessSession session = desk.session();
            SheetLines.insertFaults(
                    session, sheet.id(), "R", Column.faults(headers.number(), sheet.columns(), sheet.files() != null));
            for (MergedCells cells : merged) {
                merged(session, sheet.id(), cells, headers.number());
            }
            SheetTable.enter(session, sheet.id(), SheetImport.Phase.READING, SheetImport.Phase.CHECKING);
            return null;
        });
    }

    private static void merged(StatelessSession session, UUID id, MergedCells cells, long headers) {
        String rows = " row between greatest(:first, :headers + 1) and :last";
        session.createNativeMutationQuery("insert into sheet_fault (import_id, row, col, kind, stage, found, detail)"
                        + " select import_id, row, :col, 'MERGED', 'R', :range, '' from sheet_row"
                        + " where import_id = :id and" + rows + " on conflict do nothing")
                .setParameter("first", cells.firstRow())
                .setParameter("last", cells.lastRow())
                .setParameter("headers", headers)
                .setParameter("col", cells.firstColumn())
                .setParameter("range", cells.toString())
                .setParameter("id", id)
                .executeUpdate();
        session.createNativeMutationQuery("update sheet_row set state = 'BAD' where import_id = :id and" + rows)
                .setParameter("first", cells.firstRow())
                .setParameter("last", cells.lastRow())
                .setParameter("headers", headers)
                .setParameter("id", id)
                .executeUpdate();
    }
}
