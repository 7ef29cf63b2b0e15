package org.wenku.archive.changeset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.changeset.ChangeSet.Outcome;

/** Works out for one lot of records what would become of each, and keeps that; the records themselves are not written. */
final class Previewing {

    /** What makes one content of another, for one record. */
    interface Change {
        Content on(CatalogueRecord record, Content content) throws Impossible;
    }

    private final Cataloguing desk;
    private final UUID set;
    private final @Nullable Set<UUID> allowed;
    private final ChangeSetTable.Tally tally = new ChangeSetTable.Tally();
    private final List<ChangedRecord> rows = new ArrayList<>();
    private int place;

    /**
     * Begins a lot.
     *
     * @param allowed the fonds whose records may be touched; null for all
     * @param place the last place that was given
     */
    Previewing(Cataloguing desk, UUID set, @Nullable Set<UUID> allowed, int place) {
        this.desk = desk;
        this.set = set;
        this.allowed = allowed;
        this.place = place;
    }

    /** Works out the same operations for all of these. */
    void all(List<UUID> ids, List<Operation> operations) {
        Map<UUID, CatalogueRecord> records = desk.catalogue().records(ids);
        for (UUID id : ids) {
            CatalogueRecord record = records.get(id);
            // What the index still knows and the catalogue no longer has is nobody's record.
            if (record != null) {
                one(record, (unused, content) -> through(operations, content));
            }
        }
    }

    static Content through(List<Operation> operations, Content content) throws Impossible {
        Content became = content;
        for (Operation operation : operations) {
            became = operation.on(became);
        }
        return became;
    }

    /** Whether this set may touch the record; what it may not is counted as far as the public knows of it. */
    boolean mayTouch(CatalogueRecord record) {
        if (allowed == null || allowed.contains(record.fondsId())) {
            return true;
        }
        if (record.visible()) {
            tally.elsewhere++;
        }
        return false;
    }

    /** Works out what becomes of one record. */
    void one(CatalogueRecord record, Change change) {
        if (!mayTouch(record)) {
            return;
        }
        Content before = Content.of(record);
        try {
            Difference difference = Difference.between(before, change.on(record, before));
            if (difference.isNothing()) {
                add(record, Outcome.STAYING, null, null);
            } else {
                tally.publishes |= difference.state() != null;
                add(record, Outcome.CHANGING, null, difference);
            }
        } catch (Impossible e) {
            add(record, Outcome.IMPOSSIBLE, e.why(), null);
        }
    }

    private void add(CatalogueRecord record, Outcome outcome, @Nullable Saying why, @Nullable Difference difference) {
        place++;
        rows.add(new ChangedRecord(
                place,
                record.id(),
                record.fondsId(),
                record.reference().text(),
                record.title(),
                record.version(),
                null,
                outcome,
                why,
                difference));
    }

    /** The last place that was given. */
    int place() {
        return place;
    }

    /**
     * Keeps the lot.
     *
     * @param repeated what is said where the record at a place stands at an earlier one
     * @return the last place that was given
     */
    int keep(List<Fault> found, IntFunction<Fault> repeated) {
        List<Fault> faults = new ArrayList<>(found);
        RecordTable records = new RecordTable(desk.session());
        Set<Integer> entered = rows.isEmpty() ? Set.of() : records.enter(set, rows);
        for (ChangedRecord row : rows) {
            if (!entered.contains(row.place())) {
                faults.add(repeated.apply(row.place()));
            } else {
                tally.found++;
                tally.fonds.add(row.fondsId());
                switch (row.outcome()) {
                    case CHANGING -> tally.changing++;
                    case STAYING -> tally.staying++;
                    default -> tally.impossible++;
                }
            }
        }
        records.enterFaults(set, faults);
        tally.faults += faults.size();
        new ChangeSetTable(desk.session()).count(set, tally);
        return place;
    }
}
