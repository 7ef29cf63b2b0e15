package org.wenku.archive.changeset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.catalogue.Revision;
import org.wenku.archive.changeset.ChangeSet.Outcome;

/** Changes one lot of records and keeps what became of each, in one transaction. */
final class Applying {

    private static final Saying GONE = new Saying("记录已不在了。", "The record is gone.");
    private static final Saying CHANGED =
            new Saying("预览之后有人改过这条记录。", "Somebody has changed the record since the preview.");

    private final Cataloguing desk;
    private final ChangeSet set;
    private final List<RecordTable.Ended> ended = new ArrayList<>();
    private final List<Revision> revisions = new ArrayList<>();
    private long passedOver;

    Applying(Cataloguing desk, ChangeSet set) {
        this.desk = desk;
        this.set = set;
    }

    /**
     * Changes the next records after a place.
     *
     * @return the last place of the lot; the same place where there is nothing more to change
     */
    int lot(int after, int most) {
        RecordTable table = new RecordTable(desk.session());
        List<ChangedRecord> lot = table.hold(set, after, most);
        if (lot.isEmpty()) {
            return after;
        }
        Map<UUID, CatalogueRecord> records =
                desk.held(lot.stream().map(ChangedRecord::recordId).toList());
        List<ChangedRecord> changing = new ArrayList<>();
        for (ChangedRecord row : lot) {
            CatalogueRecord record = records.get(row.recordId());
            Difference change = row.change();
            if (record == null || change == null) {
                passOver(row, GONE);
            } else if (record.version() != row.version()) {
                passOver(row, CHANGED);
            } else {
                revisions.add(change.on(Content.of(record)).revising(record));
                changing.add(row);
            }
        }
        desk.revise(revisions);
        for (int i = 0; i < changing.size(); i++) {
            int version = revisions.get(i).record().version();
            ended.add(new RecordTable.Ended(changing.get(i).place(), Outcome.APPLIED, version, null));
        }
        table.end(set.id(), ended);
        ChangeSetTable sets = new ChangeSetTable(desk.session());
        sets.move(set.id(), "changing", "applied", changing.size());
        sets.move(set.id(), "changing", "since_changed", passedOver);
        return lot.get(lot.size() - 1).place();
    }

    private void passOver(ChangedRecord row, Saying why) {
        passedOver++;
        ended.add(new RecordTable.Ended(row.place(), Outcome.SINCE_CHANGED, null, why));
    }
}
