package org.wenku.ingest.sheet;

import jakarta.persistence.Tuple;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Access;
import org.wenku.archive.accession.Batches;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.sheet.SheetCell;
import org.wenku.archive.sheet.SheetRow;
import org.wenku.archive.step.NewStep;
import org.wenku.ingest.run.Filing;
import org.wenku.ingest.run.Ingest;

/**
 * Enters the rows that are ready, lot by lot, parents before children. Each lot is one transaction, which also notes which
 * rows it entered; so after a kill the rest is exactly what is still marked as ready. Rows with files have their record's
 * identifier written down before the store gets a byte, so that the store is asked for the same again.
 */
final class SheetEntering implements AutoCloseable {

    private static final int LOT_WITH_FILES = 64;

    private final Archive archive;
    private final Ingest ingest;
    private final SheetImport sheet;
    private final CatalogueRecord target;
    private final SheetWatch watch;
    private final LineReader lines;
    private final RowLedger ledger;
    private @Nullable Filing filing;

    SheetEntering(Archive archive, Ingest ingest, SheetImport sheet, CatalogueRecord target, SheetWatch watch) {
        this.archive = archive;
        this.ingest = ingest;
        this.sheet = sheet;
        this.target = target;
        this.watch = watch;
        this.lines = new LineReader(sheet.columns(), target.reference(), sheet.encoding(), sheet.files());
        this.ledger = new RowLedger(sheet.id(), target.fondsId());
    }

    /** Enters everything that is ready; returns false when it had to stop before. */
    boolean all() {
        archive.write(act(), desk -> {
            watch.hold(desk);
            ledger.passOverTheSame(desk.session());
            return null;
        });
        int depth = -1;
        long row = 0;
        List<RowEntry> entries = next(depth, row);
        while (!entries.isEmpty()) {
            file(entries);
            enter(entries);
            RowEntry last = entries.get(entries.size() - 1);
            depth = last.depth;
            row = last.line.row();
            if (watch.mustStop()) {
                return false;
            }
            entries = next(depth, row);
        }
        finish();
        return true;
    }

    private Act act() {
        return new Act(sheet.actor(), "import", null);
    }

    private List<RowEntry> next(int depth, long row) {
        List<Tuple> rows = archive.read(catalogue -> catalogue.ask(session -> ledger.ready(session, depth, row)));
        List<RowEntry> entries = new ArrayList<>(rows.size());
        int withFiles = 0;
        for (Tuple found : rows) {
            if (!found.get("depth").equals(rows.get(0).get("depth")) || withFiles == LOT_WITH_FILES) {
                // Because what stands below rows of this lot can be placed only when the lot is in the catalogue.
                break;
            }
            List<SheetCell> cells = SheetTable.texts(found.get("cells", String.class)).stream()
                    .map(text -> new SheetCell(text, null))
                    .toList();
            SheetLine line = lines.read(new SheetRow(found.get("row", Long.class), cells));
            withFiles += line.files().isEmpty() ? 0 : 1;
            entries.add(new RowEntry(line, found));
        }
        return entries;
    }

    /** Receives, reads and stores the files of these rows. */
    private void file(List<RowEntry> entries) {
        List<RowEntry> with = entries.stream()
                .filter(entry -> entry.parent != null && !entry.line.files().isEmpty())
                .toList();
        if (with.isEmpty()) {
            return;
        }
        archive.write(act(), desk -> {
            watch.hold(desk);
            ledger.promise(desk.session(), with);
            return null;
        });
        if (filing == null) {
            filing = ingest.filing(sheet.actor());
        }
        List<Filing.Filed> filed = filing.take(with.stream()
                .map(entry -> new Filing.Wanted(
                        entry.record, target.fondsId(), !entry.known, entry.line.said(), entry.line.files()))
                .toList());
        for (int i = 0; i < with.size(); i++) {
            with.get(i).filed = filed.get(i);
        }
    }

    private void enter(List<RowEntry> entries) {
        SheetImport.Counts counts = archive.write(act(), desk -> {
            watch.hold(desk);
            StatelessSession session = desk.session();
            boolean alone = SheetTable.locked(session, sheet.id())
                    .filter(found -> found.phase() == SheetImport.Phase.ENTERING && ledger.allReady(session, entries))
                    .isPresent();
            if (!alone) {
                throw new OvertakenBySomebody(sheet.id());
            }
            Batches.writeFor(desk, sheet.batch());
            List<RowEntry> good =
                    entries.stream().filter(RowEntry::mayBeEntered).toList();
            create(desk, good.stream().filter(entry -> !entry.known).toList());
            update(desk, good.stream().filter(entry -> entry.known).toList());
            ledger.entered(session, good);
            askInspections(desk, good);
            refuse(
                    session,
                    entries.stream().filter(entry -> !entry.mayBeEntered()).toList());
            return ledger.count(session, entries, good);
        });
        watch.at(SheetImport.Phase.ENTERING, counts.entered(), counts.entered() + counts.ready());
    }

    private static void create(Cataloguing desk, List<RowEntry> entries) {
        List<Cataloguing.Planted> units = new ArrayList<>(entries.size());
        for (RowEntry entry : entries) {
            String code = entry.line.code();
            units.add(new Cataloguing.Planted(
                    java.util.Objects.requireNonNull(entry.parent),
                    new NewRecord(entry.record, entry.line.level(), null, entry.said(), RecordState.DRAFT, Access.OPEN),
                    code == null ? null : new ReferenceCode(code)));
        }
        List<CatalogueRecord> created = desk.createEach(units);
        List<CatalogueRecord> holders = new ArrayList<>();
        List<List<org.wenku.archive.holding.NewFile>> files = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Filing.Filed filed = entries.get(i).filed;
            if (filed != null && !filed.files().isEmpty()) {
                holders.add(created.get(i));
                files.add(filed.files());
            }
        }
        if (!holders.isEmpty()) {
            desk.addFirstFiles(holders, files);
        }
    }

    private void update(Cataloguing desk, List<RowEntry> entries) {
        Map<UUID, CatalogueRecord> records = desk.catalogue()
                .records(entries.stream().map(entry -> entry.record).toList());
        Map<CatalogueRecord, Statements> said = new LinkedHashMap<>();
        for (RowEntry entry : entries) {
            CatalogueRecord record = records.get(entry.record);
            if (record == null) {
                throw new IllegalStateException("the record " + entry.record + " of row " + entry.line.row()
                        + " is gone; expected it in the catalogue");
            }
            Statements merged = merged(record.statements(), entry.said());
            if (!merged.equals(record.statements())) {
                said.put(record, merged);
            }
            Filing.Filed filed = entry.filed;
            if (filed != null && !filed.files().isEmpty()) {
                desk.addFiles(record, filed.files());
            }
        }
        desk.describeEach(said);
    }

    /** What the sheet speaks of is as the sheet says; what it has no column for stays. */
    private Statements merged(Statements before, Statements now) {
        Set<String> spoken = new HashSet<>();
        sheet.columns().stream()
                .filter(column -> column.meaning().kind() == Meaning.Kind.TERM)
                .forEach(column -> spoken.add(String.valueOf(column.meaning().term())));
        List<Statement> merged = new ArrayList<>(now.all());
        for (Statement statement : before) {
            boolean replaced = statement.origin().kind() == org.wenku.archive.description.Origin.Kind.CURATED
                    && spoken.contains(statement.term().toString());
            if (!replaced && !merged.contains(statement)) {
                merged.add(statement);
            }
        }
        return new Statements(merged);
    }

    private void askInspections(Cataloguing desk, List<RowEntry> good) {
        List<NewStep> steps = new ArrayList<>();
        for (RowEntry entry : good) {
            if (entry.filed != null) {
                steps.addAll(Filing.inspections(entry.filed, sheet.actor()));
            }
        }
        if (!steps.isEmpty()) {
            archive.steps().ask(desk, steps);
        }
    }

    /** Rows whose files could not be taken, or whose parent's could not. */
    private void refuse(StatelessSession session, List<RowEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        Map<Long, String> parents = ledger.parentRows(session, entries);
        List<Fault> faults = entries.stream()
                .map(entry -> fault(entry, parents.getOrDefault(entry.line.row(), "")))
                .toList();
        ledger.refused(session, entries, faults);
    }

    private Fault fault(RowEntry entry, String parentRow) {
        Filing.Refusal refusal = entry.filed == null ? null : entry.filed.refusal();
        if (refusal == null) {
            return new Fault(entry.line.row(), 0, FaultKind.HELD_BACK, "", parentRow);
        }
        String path = relative(refusal.file());
        int column = column(Meaning.Kind.FILE);
        String held = refusal.held();
        return held != null
                ? new Fault(entry.line.row(), column, FaultKind.BYTES_HELD, path, held)
                : new Fault(
                        entry.line.row(),
                        column,
                        FaultKind.FILE_UNFIT,
                        path,
                        refusal.sentence().chinese() + " " + refusal.sentence().english());
    }

    private String relative(Path file) {
        Path folder = sheet.files();
        return folder == null
                ? file.toString()
                : folder.toAbsolutePath().normalize().relativize(file).toString();
    }

    private int column(Meaning.Kind kind) {
        return sheet.columns().stream()
                .filter(column -> column.meaning().kind() == kind)
                .mapToInt(Column::index)
                .findFirst()
                .orElse(0);
    }

    private void finish() {
        archive.write(act(), desk -> {
            watch.hold(desk);
            ledger.done(desk.session(), desk.now());
            Batches.close(desk, sheet.batch());
            return null;
        });
    }

    @Override
    public void close() {
        if (filing != null) {
            filing.close();
        }
    }
}
