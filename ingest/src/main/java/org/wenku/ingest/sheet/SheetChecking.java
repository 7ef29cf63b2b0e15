package org.wenku.ingest.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.CatalogueRecord;

/**
 * Asks what only the whole sheet and the catalogue together can answer: what is given twice, where each unit will stand,
 * what is there already. A few statements over all rows, never one for a row, in one transaction; done again it begins
 * anew.
 */
final class SheetChecking {

    /** So many units may stand above a row of the sheet that are in the sheet too. */
    private static final int DEEPEST = 30;

    private final StatelessSession session;
    private final SheetImport sheet;
    private final CatalogueRecord target;

    SheetChecking(StatelessSession session, SheetImport sheet, CatalogueRecord target) {
        this.session = session;
        this.sheet = sheet;
        this.target = target;
    }

    void all() {
        // So that the plans below are made for as many rows as there are.
        session.createNativeMutationQuery("analyze sheet_row").executeUpdate();
        givenTwice();
        findKnown();
        findParents();
        int deepest = placeByDepth();
        checkCircles(deepest);
        checkLevels();
        checkKnown();
        holdBack();
        settle();
    }

    private int run(String statement, Object... values) {
        var query = session.createNativeMutationQuery(statement).setParameter("id", sheet.id());
        for (int i = 0; i < values.length; i += 2) {
            query.setParameter(values[i].toString(), values[i + 1]);
        }
        return query.executeUpdate();
    }

    private int column(Meaning.Kind kind) {
        return sheet.columns().stream()
                .filter(column -> column.meaning().kind() == kind)
                .mapToInt(Column::index)
                .findFirst()
                .orElse(0);
    }

    /** Adds a fault of a kind for each row that the question finds; it gives row, found and detail. */
    private void fault(FaultKind kind, Meaning.Kind column, String question, Object... values) {
        List<Object> all = new ArrayList<>(List.of("kind", kind.name(), "col", column(column)));
        all.addAll(Arrays.asList(values));
        run(
                "insert into sheet_fault (import_id, row, col, kind, stage, found, detail)"
                        + " select cast(:id as uuid), q.row, :col, :kind, 'C', left(q.found, 300), left(q.detail, 300)"
                        + " from (" + question + ") as q on conflict do nothing",
                all.toArray());
        run("update sheet_row s set state = 'BAD' from sheet_fault f where s.import_id = :id and s.state = 'READ'"
                + " and f.import_id = s.import_id and f.row = s.row and f.stage = 'C'");
    }

    private void givenTwice() {
        fault(
                FaultKind.DUPLICATE_CODE,
                Meaning.Kind.CODE,
                "select row, code as found, cast(first as text) as detail from (select row, code,"
                        + " min(row) over (partition by code) as first from sheet_row"
                        + " where import_id = :id and code is not null) as d where row > first");
        fault(
                FaultKind.DUPLICATE_KEY,
                Meaning.Kind.KEY,
                "select row, substr(key, 5) as found, cast(first as text) as detail from (select row, key,"
                        + " min(row) over (partition by key) as first from sheet_row"
                        + " where import_id = :id and key like 'key:%') as d where row > first");
        fault(
                FaultKind.FILE_TWICE,
                Meaning.Kind.FILE,
                "select row, max(found) as found, cast(min(first) as text) as detail from (select row, path as found,"
                        + " min(row) over (partition by path) as first from sheet_row,"
                        + " unnest(string_to_array(files, E'\\n')) as path"
                        + " where import_id = :id and files is not null) as d where row > first group by row");
        // Rows that are the same in every cell are as many units, not one.
        run("update sheet_row s set key = s.key || '#' || d.nth from (select row, row_number() over (partition by key"
                + " order by row) as nth from sheet_row where import_id = :id and key like 'row:%') as d where s.import_id"
                + " = :id and s.row = d.row and d.nth > 1");
    }

    /** What came from a sheet before is found by its key; what did not is found by its code, if that is wanted. */
    private void findKnown() {
        run(
                "update sheet_row s set record_id = k.record_id, known = true, same = (k.digest = s.digest)"
                        + " from sheet_key k where s.import_id = :id and k.fonds_id = :fonds and k.key = s.key",
                "fonds",
                target.fondsId());
        if (sheet.updateOthers()) {
            run("update sheet_row s set record_id = r.id, known = true from record r"
                    + " where s.import_id = :id and not s.known and r.reference_code = s.code");
        } else {
            fault(
                    FaultKind.CODE_TAKEN,
                    Meaning.Kind.CODE,
                    "select s.row, s.code as found, r.title as detail from sheet_row s"
                            + " join record r on r.reference_code = s.code where s.import_id = :id and not s.known");
        }
    }

    private void findParents() {
        run("update sheet_row s set parent_row = p.row from (select code, min(row) as row from sheet_row"
                + " where import_id = :id and code is not null group by code) as p"
                + " where s.import_id = :id and p.code = s.parent_code");
        run(
                "update sheet_row s set parent_id = r.id from record r where s.import_id = :id and s.parent_row is null"
                        + " and r.reference_code = s.parent_code and r.tree_path >= :from and r.tree_path < :end",
                "from",
                target.path().text(),
                "end",
                target.path().end());
        run(
                "update sheet_row set parent_id = :target where import_id = :id and parent_code is null",
                "target",
                target.id());
        fault(
                FaultKind.NO_PARENT,
                parents(),
                "select row, parent_code as found, cast(:into as text) as detail from sheet_row"
                        + " where import_id = :id and parent_row is null and parent_id is null",
                "into",
                target.reference().text());
    }

    private Meaning.Kind parents() {
        boolean said =
                sheet.columns().stream().anyMatch(column -> column.meaning().kind() == Meaning.Kind.PARENT);
        return said ? Meaning.Kind.PARENT : Meaning.Kind.CODE;
    }

    /** Units whose parent is in the catalogue are at depth 0, their children at 1, and so on; returns the last depth. */
    private int placeByDepth() {
        run("update sheet_row set depth = 0 where import_id = :id and parent_row is null and parent_id is not null");
        int depth = 0;
        while (depth < DEEPEST
                && run(
                                "update sheet_row s set depth = cast(:next as integer) from sheet_row p"
                                        + " where s.import_id = :id and s.depth is null and p.import_id = s.import_id"
                                        + " and p.row = s.parent_row and p.depth = :depth",
                                "depth",
                                depth,
                                "next",
                                depth + 1)
                        > 0) {
            depth++;
        }
        return depth;
    }

    private void checkCircles(int deepest) {
        List<Object[]> left = session.createNativeQuery(
                        "select s.row, s.parent_row, s.parent_code, p.depth is not null as deep from sheet_row s"
                                + " join sheet_row p on p.import_id = s.import_id and p.row = s.parent_row"
                                + " where s.import_id = :id and s.depth is null order by s.row",
                        Object[].class)
                .setParameter("id", sheet.id())
                .list();
        if (left.isEmpty()) {
            return;
        }
        Circles circles = new Circles(
                left.stream().mapToLong(row -> (Long) row[0]).toArray(),
                left.stream().mapToLong(row -> (Long) row[1]).toArray());
        List<Fault> faults = new ArrayList<>();
        for (Object[] row : left) {
            long number = (Long) row[0];
            if (circles.hold(number)) {
                faults.add(new Fault(number, column(parents()), FaultKind.CYCLE, (String) row[2], ""));
            } else if ((Boolean) row[3] && deepest == DEEPEST) {
                faults.add(new Fault(number, column(parents()), FaultKind.TOO_DEEP, (String) row[2], "" + DEEPEST));
            }
        }
        SheetLines.insertFaults(session, sheet.id(), "C", faults);
        run("update sheet_row s set state = 'BAD' from sheet_fault f where s.import_id = :id and s.state = 'READ'"
                + " and f.import_id = s.import_id and f.row = s.row and f.stage = 'C'");
    }

    private void checkLevels() {
        List<String> allowed = new ArrayList<>();
        for (Level above : Level.values()) {
            for (Level below : Level.values()) {
                if (below.mayStandBelow(above)) {
                    allowed.add(above + ">" + below);
                }
            }
        }
        fault(
                FaultKind.LEVEL_NOT_HERE,
                Meaning.Kind.LEVEL,
                "select s.row, s.level as found, coalesce(p.level, r.level) as detail from sheet_row s"
                        + " left join sheet_row p on p.import_id = s.import_id and p.row = s.parent_row"
                        + " left join record r on r.id = s.parent_id"
                        + " where s.import_id = :id and coalesce(p.level, r.level) is not null"
                        + " and not exists (select 1 from sheet_fault f where f.import_id = s.import_id"
                        + " and f.row in (s.row, p.row) and f.kind = 'UNKNOWN_LEVEL')"
                        + " and coalesce(p.level, r.level) || '>' || s.level <> all(cast(:allowed as text[]))",
                "allowed",
                allowed.toArray(String[]::new));
    }

    /** What is there already stays where it is and what it is. */
    private void checkKnown() {
        fault(
                FaultKind.LEVEL_DIFFERS,
                Meaning.Kind.LEVEL,
                "select s.row, s.level as found, r.level as detail from sheet_row s join record r on r.id = s.record_id"
                        + " where s.import_id = :id and s.known and r.level <> s.level and exists (select 1 from"
                        + " sheet_import i where i.id = s.import_id and i.columns like '%\"level\"%')");
        fault(
                FaultKind.PARENT_DIFFERS,
                parents(),
                "select s.row, coalesce(s.parent_code, cast(:into as text)) as found, above.reference_code as detail"
                        + " from sheet_row s join record r on r.id = s.record_id join record above on above.id ="
                        + " r.parent_id left join sheet_row p on p.import_id = s.import_id and p.row = s.parent_row where"
                        + " s.import_id = :id and s.known and coalesce(p.record_id, s.parent_id) is distinct from"
                        + " r.parent_id",
                "into",
                target.reference().text());
        fault(
                FaultKind.ELSEWHERE,
                Meaning.Kind.CODE,
                "select s.row, r.reference_code as found, cast(:into as text) as detail from sheet_row s"
                        + " join record r on r.id = s.record_id where s.import_id = :id and s.known"
                        + " and (r.tree_path <= :from or r.tree_path >= :end)",
                "into",
                target.reference().text(),
                "from",
                target.path().text(),
                "end",
                target.path().end());
    }

    /** What stands below a row that cannot be entered waits, unless that unit is in the catalogue already. */
    private void holdBack() {
        int held;
        do {
            held = run("update sheet_row s set state = 'HELD' from sheet_row p where s.import_id = :id"
                    + " and s.state = 'READ' and p.import_id = s.import_id and p.row = s.parent_row"
                    + " and p.state in ('BAD', 'HELD') and not p.known");
        } while (held > 0);
        run(
                "insert into sheet_fault (import_id, row, col, kind, stage, found, detail) select import_id, row, :col,"
                        + " 'HELD_BACK', 'C', coalesce(parent_code, ''), cast(parent_row as text) from sheet_row"
                        + " where import_id = :id and state = 'HELD' on conflict do nothing",
                "col",
                column(parents()));
    }

    private void settle() {
        run("update sheet_row set state = 'READY' where import_id = :id and state = 'READ'");
        count(session, sheet.id());
        run("update sheet_import set phase = 'CHECKED' where id = :id");
    }

    /** Counts what is in the tables. */
    static void count(StatelessSession session, UUID id) {
        session.createNativeMutationQuery(
                        "update sheet_import i set faults = (select count(*) from sheet_fault f where f.import_id ="
                                + " i.id and f.kind <> 'HELD_BACK'), bad_rows = c.bad, ready_rows = c.ready from (select"
                                + " count(*) filter (where state in ('BAD', 'HELD')) as bad, count(*) filter (where state"
                                + " = 'READY') as ready from sheet_row where import_id = :id) as c where i.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }
}
