package org.wenku.archive.changeset;

import jakarta.persistence.Tuple;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.changeset.ChangeSet.Outcome;

/** The records of change sets, in the database: written hundreds with one statement, read by place. */
final class RecordTable {

    private final StatelessSession session;

    RecordTable(StatelessSession session) {
        this.session = session;
    }

    /** Enters records that are not in the set yet; returns the places of those that were not. */
    Set<Integer> enter(UUID set, List<ChangedRecord> records) {
        return session.doReturningWork(connection -> enter(connection, set, records));
    }

    private static Set<Integer> enter(Connection connection, UUID set, List<ChangedRecord> records)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into change_set_record (change_set, place, record_id, fonds_id, reference_code, title,"
                        + " version, outcome, why, change) select ?, n.place, n.id, n.fonds, n.code, n.title, n.version,"
                        + " n.outcome, n.why::jsonb, n.change::jsonb from unnest(?::int[], ?::uuid[], ?::uuid[],"
                        + " ?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[]) as n (place, id, fonds, code,"
                        + " title, version, outcome, why, change) on conflict (change_set, record_id) do nothing returning"
                        + " place")) {
            insert.setObject(1, set);
            insert.setArray(2, array(connection, "int4", records, ChangedRecord::place));
            insert.setArray(3, array(connection, "uuid", records, ChangedRecord::recordId));
            insert.setArray(4, array(connection, "uuid", records, ChangedRecord::fondsId));
            insert.setArray(5, array(connection, "text", records, ChangedRecord::referenceCode));
            insert.setArray(6, array(connection, "text", records, ChangedRecord::title));
            insert.setArray(7, array(connection, "int4", records, ChangedRecord::version));
            insert.setArray(
                    8,
                    array(
                            connection,
                            "text",
                            records,
                            record -> record.outcome().name()));
            insert.setArray(9, array(connection, "text", records, record -> why(record.why())));
            insert.setArray(10, array(connection, "text", records, record -> change(record.change())));
            Set<Integer> entered = new HashSet<>();
            try (ResultSet rows = insert.executeQuery()) {
                while (rows.next()) {
                    entered.add(rows.getInt(1));
                }
            }
            return entered;
        }
    }

    private static @Nullable String why(@Nullable Saying why) {
        return why == null ? null : why.json();
    }

    private static @Nullable String change(@Nullable Difference change) {
        return change == null ? null : change.json();
    }

    private static <T> Array array(
            Connection connection, String type, List<T> rows, Function<T, @Nullable Object> value) throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }

    /** Copies what a set has changed into the one that takes it back. */
    void enterUndone(UUID undo, UUID undone) {
        session.createNativeMutationQuery("insert into change_set_record (change_set, place, record_id, fonds_id,"
                        + " reference_code, title, version, outcome, change)"
                        + " select :undo, d.place, d.record_id, d.fonds_id, d.reference_code, d.title, d.version_after,"
                        + " case when r.version = d.version_after then 'CHANGING' else 'SINCE_CHANGED' end, d.change"
                        + " from change_set_record d left join record r on r.id = d.record_id"
                        + " where d.change_set = :undone and d.outcome = 'APPLIED'")
                .setParameter("undo", undo)
                .setParameter("undone", undone)
                .executeUpdate();
        session.createNativeMutationQuery("update change_set s set found = c.found, changing = c.changing,"
                        + " since_changed = c.found - c.changing, fonds = c.fonds, state = 'PREVIEWED' from"
                        + " (select count(*) as found, count(*) filter (where outcome = 'CHANGING') as changing,"
                        + " coalesce(array_agg(distinct fonds_id), '{}') as fonds from change_set_record"
                        + " where change_set = :undo) c where s.id = :undo")
                .setParameter("undo", undo)
                .executeUpdate();
    }

    /**
     * Records of a set, by place.
     *
     * @param outcome only those with this outcome; null for all
     * @param after the place after which to begin
     */
    List<ChangedRecord> page(ChangeSet set, @Nullable Outcome outcome, int after, int most) {
        return read(set, outcome, after, most, "");
    }

    /** The next records to be changed, held; those that another process holds are passed over. */
    List<ChangedRecord> hold(ChangeSet set, int after, int most) {
        return read(set, Outcome.CHANGING, after, most, " for update skip locked");
    }

    private List<ChangedRecord> read(ChangeSet set, @Nullable Outcome outcome, int after, int most, String locking) {
        return session
                .createNativeQuery(
                        "select place, record_id, fonds_id, reference_code, title, version, version_after, outcome,"
                                + " why::text as why, change::text as change from change_set_record"
                                + " where change_set = :id" + (outcome == null ? "" : " and outcome = :outcome")
                                + " and place > :after order by place limit :most" + locking,
                        Tuple.class)
                .setParameter("id", set.id())
                .setProperties(outcome == null ? Map.of() : Map.of("outcome", outcome.name()))
                .setParameter("after", after)
                .setParameter("most", most)
                .list()
                .stream()
                .map(row -> read(row, set.backwards()))
                .toList();
    }

    private static ChangedRecord read(Tuple row, boolean backwards) {
        String why = row.get("why", String.class);
        String json = row.get("change", String.class);
        Difference change = json == null ? null : Difference.read(json);
        return new ChangedRecord(
                row.get("place", Integer.class),
                row.get("record_id", UUID.class),
                row.get("fonds_id", UUID.class),
                row.get("reference_code", String.class),
                row.get("title", String.class),
                row.get("version", Integer.class),
                row.get("version_after", Integer.class),
                Outcome.valueOf(row.get("outcome", String.class)),
                why == null ? null : Saying.read(why),
                change == null || !backwards ? change : change.back());
    }

    /** What became of one record when its lot was applied. */
    record Ended(
            int place,
            Outcome outcome,
            @Nullable Integer versionAfter,
            @Nullable Saying why) {}

    /** Writes what became of a lot. */
    void end(UUID set, List<Ended> ended) {
        session.doWork(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "update change_set_record c set outcome = n.outcome, version_after = n.version, why = n.why::jsonb"
                            + " from unnest(?::int[], ?::text[], ?::int[], ?::text[]) as n (place, outcome, version, why)"
                            + " where c.change_set = ? and c.place = n.place")) {
                update.setArray(1, array(connection, "int4", ended, Ended::place));
                update.setArray(
                        2,
                        array(connection, "text", ended, each -> each.outcome().name()));
                update.setArray(3, array(connection, "int4", ended, Ended::versionAfter));
                update.setArray(4, array(connection, "text", ended, each -> why(each.why())));
                update.setObject(5, set);
                update.executeUpdate();
            }
        });
    }

    /**
     * Leaves records out, or takes them in again.
     *
     * @param places the places; null for all
     * @return how many that changed
     */
    int turn(UUID set, Outcome from, Outcome to, @Nullable List<Integer> places) {
        String chosen = places == null ? "" : " and place = any(:places)";
        var update = session.createNativeMutationQuery(
                        "update change_set_record set outcome = :to where change_set = :id and outcome = :from"
                                + chosen)
                .setParameter("id", set)
                .setParameter("from", from.name())
                .setParameter("to", to.name());
        if (places != null) {
            update.setParameter(
                    "places", places.stream().mapToInt(Integer::intValue).toArray());
        }
        return update.executeUpdate();
    }

    /** Enters faults after those that are there. */
    void enterFaults(UUID set, List<Fault> faults) {
        if (faults.isEmpty()) {
            return;
        }
        session.doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into change_set_fault (change_set, ordinal, sheet_row, column_name, found, why)"
                            + " select ?, (select coalesce(max(ordinal), 0) from change_set_fault where change_set = ?)"
                            + " + n.ordinal, n.sheet_row, n.column_name, n.found, n.why::jsonb"
                            + " from unnest(?::int8[], ?::text[], ?::text[], ?::text[]) with ordinality"
                            + " as n (sheet_row, column_name, found, why, ordinal)")) {
                insert.setObject(1, set);
                insert.setObject(2, set);
                insert.setArray(3, array(connection, "int8", faults, Fault::row));
                insert.setArray(4, array(connection, "text", faults, fault -> brief(fault.column())));
                insert.setArray(5, array(connection, "text", faults, fault -> brief(fault.found())));
                insert.setArray(
                        6,
                        array(connection, "text", faults, fault -> fault.why().json()));
                insert.executeUpdate();
            }
        });
    }

    private static @Nullable String brief(@Nullable String text) {
        String kept = text == null ? null : text.replace('\0', '\ufffd');
        return kept == null || kept.length() <= 300 ? kept : kept.substring(0, 300) + "…";
    }

    List<Fault> faults(UUID set, int after, int most) {
        return session
                .createNativeQuery(
                        "select ordinal, sheet_row, column_name, found, why::text as why from change_set_fault"
                                + " where change_set = :id and ordinal > :after order by ordinal limit :most",
                        Tuple.class)
                .setParameter("id", set)
                .setParameter("after", after)
                .setParameter("most", most)
                .list()
                .stream()
                .map(row -> new Fault(
                        row.get("sheet_row", Long.class),
                        row.get("column_name", String.class),
                        row.get("found", String.class),
                        Saying.read(row.get("why", String.class))))
                .toList();
    }
}
