package org.wenku.ingest.sheet;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.StatelessSession;

/**
 * What has become of each row of a sheet. It is written down in the transaction that makes it so; therefore what is still
 * marked as ready after a kill is exactly what is not in the catalogue.
 */
final class RowLedger {

    private static final int LOT = 500;

    private final UUID sheet;
    private final UUID fonds;

    /** The ledger of a sheet whose records go into a fonds. */
    RowLedger(UUID sheet, UUID fonds) {
        this.sheet = sheet;
        this.fonds = fonds;
    }

    private static Long[] rows(List<RowEntry> entries) {
        return entries.stream().map(entry -> entry.line.row()).toArray(Long[]::new);
    }

    private static UUID[] records(List<RowEntry> entries) {
        return entries.stream().map(entry -> entry.record).toArray(UUID[]::new);
    }

    /** Rows that say what was said already need not be entered. */
    void passOverTheSame(StatelessSession session) {
        session.createNativeMutationQuery("with passed as (update sheet_row set state = 'DONE', outcome = 'SAME'"
                        + " where import_id = :id and state = 'READY' and same and files is null returning row)"
                        + " update sheet_import set same_rows = same_rows + (select count(*) from passed),"
                        + " ready_rows = ready_rows - (select count(*) from passed), phase = 'ENTERING'"
                        + " where id = :id and phase in ('CHECKED', 'ENTERING')")
                .setParameter("id", sheet)
                .executeUpdate();
    }

    /** At most {@value #LOT} rows that are ready, parents first, after the last one that was looked at. */
    List<Tuple> ready(StatelessSession session, int depth, long row) {
        return session.createNativeQuery(
                        "select s.row, s.cells, s.key, s.record_id, s.known, s.depth,"
                                + " coalesce(p.record_id, s.parent_id) as parent"
                                + " from sheet_row s left join sheet_row p"
                                + " on p.import_id = s.import_id and p.row = s.parent_row"
                                + " and (p.known or p.state = 'DONE')"
                                + " where s.import_id = :id and s.state = 'READY' and (s.depth, s.row) > (:depth, :row)"
                                + " order by s.depth, s.row limit :lot",
                        Tuple.class)
                .setParameter("id", sheet)
                .setParameter("depth", depth)
                .setParameter("row", row)
                .setParameter("lot", LOT)
                .list();
    }

    /** Promises these rows the records they will become, so that after a kill they become the same. */
    void promise(StatelessSession session, List<RowEntry> entries) {
        session.createNativeMutationQuery("update sheet_row s set record_id = p.record from"
                        + " unnest(cast(:rows as bigint[]), cast(:records as uuid[])) as p(row, record)"
                        + " where s.import_id = :id and s.row = p.row and s.record_id is null")
                .setParameter("rows", rows(entries))
                .setParameter("records", records(entries))
                .setParameter("id", sheet)
                .executeUpdate();
    }

    /** Whether nobody else has entered any of these rows. */
    boolean allReady(StatelessSession session, List<RowEntry> entries) {
        return session.createNativeQuery(
                                "select count(*) from sheet_row where import_id = :id and state = 'READY'"
                                        + " and row = any(cast(:rows as bigint[]))",
                                Long.class)
                        .setParameter("id", sheet)
                        .setParameter("rows", rows(entries))
                        .getSingleResult()
                == entries.size();
    }

    /** These rows are in the catalogue, and the sheet that comes next finds their records again by their keys. */
    void entered(StatelessSession session, List<RowEntry> entries) {
        session.createNativeMutationQuery("insert into sheet_key (fonds_id, key, record_id, digest)"
                        + " select :fonds, * from unnest(cast(:keys as text[]), cast(:records as uuid[]),"
                        + " cast(:digests as text[])) on conflict (fonds_id, key) do update"
                        + " set record_id = excluded.record_id, digest = excluded.digest")
                .setParameter("fonds", fonds)
                .setParameter(
                        "keys", entries.stream().map(entry -> entry.line.key()).toArray(String[]::new))
                .setParameter("records", records(entries))
                .setParameter(
                        "digests",
                        entries.stream().map(entry -> entry.line.digest()).toArray(String[]::new))
                .executeUpdate();
        session.createNativeMutationQuery("update sheet_row s set state = 'DONE', record_id = p.record,"
                        + " outcome = case when s.known then 'UPDATED' else 'CREATED' end"
                        + " from unnest(cast(:rows as bigint[]), cast(:records as uuid[])) as p(row, record)"
                        + " where s.import_id = :id and s.row = p.row")
                .setParameter("rows", rows(entries))
                .setParameter("records", records(entries))
                .setParameter("id", sheet)
                .executeUpdate();
    }

    /** Where the parents of these rows stand in the sheet, by the number of the row; nothing for those that have none. */
    Map<Long, String> parentRows(StatelessSession session, List<RowEntry> entries) {
        Map<Long, String> parents = new HashMap<>();
        session.createNativeQuery(
                        "select row, cast(parent_row as text) as parent from sheet_row where import_id = :id"
                                + " and parent_row is not null and row = any(cast(:rows as bigint[]))",
                        Tuple.class)
                .setParameter("id", sheet)
                .setParameter("rows", rows(entries))
                .list()
                .forEach(found -> parents.put(found.get("row", Long.class), found.get("parent", String.class)));
        return parents;
    }

    /** These rows are not entered, for these reasons. */
    void refused(StatelessSession session, List<RowEntry> entries, List<Fault> faults) {
        SheetLines.insertFaults(session, sheet, "E", faults);
        session.createNativeMutationQuery("update sheet_row set state = 'BAD', record_id = case when known then"
                        + " record_id end where import_id = :id and row = any(cast(:rows as bigint[]))")
                .setParameter("rows", rows(entries))
                .setParameter("id", sheet)
                .executeUpdate();
    }

    /**
     * Counts a lot.
     *
     * @param good those of its rows that were entered
     */
    SheetImport.Counts count(StatelessSession session, List<RowEntry> entries, List<RowEntry> good) {
        long created = good.stream().filter(entry -> !entry.known).count();
        session.createNativeMutationQuery("update sheet_import set created_rows = created_rows + :created,"
                        + " updated_rows = updated_rows + :updated, ready_rows = ready_rows - :all,"
                        + " bad_rows = bad_rows + :bad where id = :id")
                .setParameter("created", created)
                .setParameter("updated", good.size() - created)
                .setParameter("all", (long) entries.size())
                .setParameter("bad", (long) entries.size() - good.size())
                .setParameter("id", sheet)
                .executeUpdate();
        return SheetTable.with(session, sheet).orElseThrow().counts();
    }

    /** Everything that was ready has been entered. */
    void done(StatelessSession session, Instant at) {
        SheetChecking.count(session, sheet);
        session.createNativeMutationQuery("update sheet_import set phase = 'DONE', ended_at = :at where id = :id")
                .setParameter("at", at)
                .setParameter("id", sheet)
                .executeUpdate();
    }
}
