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
import org.wenku.archive.catalogue.RecordIds;
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

    private static final int LOT = 500;
    private static final int LOT_WITH_FILES = 64;

    private final Archive archive;
    private final Ingest ingest;
    private final SheetImport sheet;
    private final CatalogueRecord target;
    private final SheetWatch watch;
    private final LineReader lines;
    private @Nullable Filing filing;

    SheetEntering(Archive archive, Ingest ingest, SheetImport sheet, CatalogueRecord target, SheetWatch watch) {
        this.archive = archive;
        this.ingest = ingest;
        this.sheet = sheet;
        this.target = target;
        this.watch = watch;
        this.lines = new LineReader(sheet.columns(), target.reference(), sheet.encoding(), sheet.files());
    }

    /** A row on its way into the catalogue. */
    private static final class Entry {
        private final SheetLine line;
        private final UUID record;
        private final boolean known;
        private final int depth;
        private final @Nullable UUID parent;
        private Filing.@Nullable Filed filed;

        Entry(SheetLine line, String key, Tuple row) {
            this.line = new SheetLine(
                    line.row(),
                    line.code(),
                    line.parentCode(),
                    key,
                    line.level(),
                    line.said(),
                    line.files(),
                    line.digest(),
                    line.faults());
            UUID promised = row.get("record_id", UUID.class);
            this.record = promised == null ? RecordIds.next() : promised;
            this.known = row.get("known", Boolean.class);
            this.depth = row.get("depth", Integer.class);
            this.parent = row.get("parent", UUID.class);
        }

        boolean mayBeEntered() {
            return parent != null && (filed == null || filed.refusal() == null);
        }

        Statements said() {
            return filed == null ? line.said() : line.said().withExtracted(filed.found());
        }
    }

    /** Enters everything that is ready; returns false when it had to stop before. */
    boolean all() {
        passOverTheSame();
        int depth = -1;
        long row = 0;
        List<Entry> entries = next(depth, row);
        while (!entries.isEmpty()) {
            file(entries);
            enter(entries);
            Entry last = entries.get(entries.size() - 1);
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

    /** Rows that say what was said already need not be entered. */
    private void passOverTheSame() {
        archive.write(act(), desk -> {
            watch.hold(desk);
            desk.session()
                    .createNativeMutationQuery("with passed as (update sheet_row set state = 'DONE', outcome = 'SAME'"
                            + " where import_id = :id and state = 'READY' and same and files is null returning row)"
                            + " update sheet_import set same_rows = same_rows + (select count(*) from passed),"
                            + " ready_rows = ready_rows - (select count(*) from passed), phase = 'ENTERING'"
                            + " where id = :id and phase in ('CHECKED', 'ENTERING')")
                    .setParameter("id", sheet.id())
                    .executeUpdate();
            return null;
        });
    }

    private List<Entry> next(int depth, long row) {
        List<Tuple> rows = archive.read(catalogue -> catalogue.ask(session -> session.createNativeQuery(
                        "select s.row, s.cells, s.key, s.record_id, s.known, s.depth,"
                                + " coalesce(p.record_id, s.parent_id) as parent"
                                + " from sheet_row s left join sheet_row p"
                                + " on p.import_id = s.import_id and p.row = s.parent_row"
                                + " and (p.known or p.state = 'DONE')"
                                + " where s.import_id = :id and s.state = 'READY' and (s.depth, s.row) > (:depth, :row)"
                                + " order by s.depth, s.row limit :lot",
                        Tuple.class)
                .setParameter("id", sheet.id())
                .setParameter("depth", depth)
                .setParameter("row", row)
                .setParameter("lot", LOT)
                .list()));
        List<Entry> entries = new ArrayList<>(rows.size());
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
            entries.add(new Entry(line, found.get("key", String.class), found));
        }
        return entries;
    }

    /** Receives, reads and stores the files of these rows. */
    private void file(List<Entry> entries) {
        List<Entry> with = entries.stream()
                .filter(entry -> entry.parent != null && !entry.line.files().isEmpty())
                .toList();
        if (with.isEmpty()) {
            return;
        }
        archive.write(act(), desk -> {
            watch.hold(desk);
            return desk.session()
                    .createNativeMutationQuery("update sheet_row s set record_id = p.record from"
                            + " unnest(cast(:rows as bigint[]), cast(:records as uuid[])) as p(row, record)"
                            + " where s.import_id = :id and s.row = p.row and s.record_id is null")
                    .setParameter(
                            "rows", with.stream().map(entry -> entry.line.row()).toArray(Long[]::new))
                    .setParameter(
                            "records", with.stream().map(entry -> entry.record).toArray(UUID[]::new))
                    .setParameter("id", sheet.id())
                    .executeUpdate();
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

    private void enter(List<Entry> entries) {
        SheetImport.Counts counts = archive.write(act(), desk -> {
            watch.hold(desk);
            StatelessSession session = desk.session();
            boolean alone = SheetTable.locked(session, sheet.id())
                    .filter(found -> found.phase() == SheetImport.Phase.ENTERING && allReady(session, entries))
                    .isPresent();
            if (!alone) {
                throw new OvertakenBySomebody(sheet.id());
            }
            Batches.writeFor(desk, sheet.batch());
            List<Entry> good = entries.stream().filter(Entry::mayBeEntered).toList();
            create(desk, good.stream().filter(entry -> !entry.known).toList());
            update(desk, good.stream().filter(entry -> entry.known).toList());
            note(session, good);
            askInspections(desk, good);
            refuse(
                    session,
                    entries.stream().filter(entry -> !entry.mayBeEntered()).toList());
            return count(session, entries, good);
        });
        watch.at(SheetImport.Phase.ENTERING, counts.entered(), counts.entered() + counts.ready());
    }

    private boolean allReady(StatelessSession session, List<Entry> entries) {
        return session.createNativeQuery(
                                "select count(*) from sheet_row where import_id = :id and state = 'READY'"
                                        + " and row = any(cast(:rows as bigint[]))",
                                Long.class)
                        .setParameter("id", sheet.id())
                        .setParameter(
                                "rows",
                                entries.stream().map(entry -> entry.line.row()).toArray(Long[]::new))
                        .getSingleResult()
                == entries.size();
    }

    private static void create(Cataloguing desk, List<Entry> entries) {
        List<Cataloguing.Planted> units = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
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

    private void update(Cataloguing desk, List<Entry> entries) {
        Map<UUID, CatalogueRecord> records = desk.catalogue()
                .records(entries.stream().map(entry -> entry.record).toList());
        Map<CatalogueRecord, Statements> said = new LinkedHashMap<>();
        for (Entry entry : entries) {
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

    private void askInspections(Cataloguing desk, List<Entry> good) {
        List<NewStep> steps = new ArrayList<>();
        for (Entry entry : good) {
            if (entry.filed != null) {
                steps.addAll(Filing.inspections(entry.filed, sheet.actor()));
            }
        }
        if (!steps.isEmpty()) {
            archive.steps().ask(desk, steps);
        }
    }

    private void note(StatelessSession session, List<Entry> good) {
        Long[] rows = good.stream().map(entry -> entry.line.row()).toArray(Long[]::new);
        UUID[] records = good.stream().map(entry -> entry.record).toArray(UUID[]::new);
        session.createNativeMutationQuery("insert into sheet_key (fonds_id, key, record_id, digest)"
                        + " select :fonds, * from unnest(cast(:keys as text[]), cast(:records as uuid[]),"
                        + " cast(:digests as text[])) on conflict (fonds_id, key) do update"
                        + " set record_id = excluded.record_id, digest = excluded.digest")
                .setParameter("fonds", target.fondsId())
                .setParameter(
                        "keys", good.stream().map(entry -> entry.line.key()).toArray(String[]::new))
                .setParameter("records", records)
                .setParameter(
                        "digests",
                        good.stream().map(entry -> entry.line.digest()).toArray(String[]::new))
                .executeUpdate();
        session.createNativeMutationQuery("update sheet_row s set state = 'DONE', record_id = p.record,"
                        + " outcome = case when s.known then 'UPDATED' else 'CREATED' end"
                        + " from unnest(cast(:rows as bigint[]), cast(:records as uuid[])) as p(row, record)"
                        + " where s.import_id = :id and s.row = p.row")
                .setParameter("rows", rows)
                .setParameter("records", records)
                .setParameter("id", sheet.id())
                .executeUpdate();
    }

    /** Rows whose files could not be taken, or whose parent's could not. */
    private void refuse(StatelessSession session, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        List<Fault> faults = new ArrayList<>();
        for (Entry entry : entries) {
            Filing.Refusal refusal = entry.filed == null ? null : entry.filed.refusal();
            if (refusal == null) {
                faults.add(new Fault(entry.line.row(), 0, FaultKind.HELD_BACK, "", parentRow(session, entry)));
            } else {
                String path = relative(refusal.file());
                int column = column(Meaning.Kind.FILE);
                faults.add(
                        refusal.held() == null
                                ? new Fault(
                                        entry.line.row(),
                                        column,
                                        FaultKind.FILE_UNFIT,
                                        path,
                                        refusal.sentence().chinese() + " "
                                                + refusal.sentence().english())
                                : new Fault(entry.line.row(), column, FaultKind.BYTES_HELD, path, refusal.held()));
            }
        }
        SheetLines.insertFaults(session, sheet.id(), "E", faults);
        session.createNativeMutationQuery("update sheet_row set state = 'BAD', record_id = case when known then"
                        + " record_id end where import_id = :id and row = any(cast(:rows as bigint[]))")
                .setParameter(
                        "rows", entries.stream().map(entry -> entry.line.row()).toArray(Long[]::new))
                .setParameter("id", sheet.id())
                .executeUpdate();
    }

    private String parentRow(StatelessSession session, Entry entry) {
        return session.createNativeQuery(
                        "select coalesce(cast(parent_row as text), '') from sheet_row where import_id = :id and row ="
                                + " :row",
                        String.class)
                .setParameter("id", sheet.id())
                .setParameter("row", entry.line.row())
                .getSingleResult();
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

    private SheetImport.Counts count(StatelessSession session, List<Entry> entries, List<Entry> good) {
        long created = good.stream().filter(entry -> !entry.known).count();
        session.createNativeMutationQuery("update sheet_import set created_rows = created_rows + :created,"
                        + " updated_rows = updated_rows + :updated, ready_rows = ready_rows - :all,"
                        + " bad_rows = bad_rows + :bad where id = :id")
                .setParameter("created", created)
                .setParameter("updated", good.size() - created)
                .setParameter("all", (long) entries.size())
                .setParameter("bad", (long) entries.size() - good.size())
                .setParameter("id", sheet.id())
                .executeUpdate();
        return SheetTable.with(session, sheet.id()).orElseThrow().counts();
    }

    private void finish() {
        archive.write(act(), desk -> {
            watch.hold(desk);
            SheetChecking.count(desk.session(), sheet.id());
            desk.session()
                    .createNativeMutationQuery("update sheet_import set phase = 'DONE', ended_at = :at where id = :id")
                    .setParameter("at", desk.now())
                    .setParameter("id", sheet.id())
                    .executeUpdate();
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
