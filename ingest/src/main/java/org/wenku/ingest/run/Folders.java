package org.wenku.ingest.run;

import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Access;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.ingest.drop.FolderPlace;
import org.wenku.ingest.quarantine.QuarantineItem;

/**
 * Which unit stands for which folder of the drop. A folder becomes a unit when the first thing in it is entered, and is
 * found again when the same drop comes again. Folders so deep that no reference code would be left for what is in them
 * are left out, and their contents stand in the deepest one that has a code.
 */
final class Folders {

    /** Characters that must be left of a code for a folder and the items in it. */
    private static final int ROOM = 32;

    private final Placed target;
    private final boolean publish;
    private final Map<FolderPlace, Placed> known = new HashMap<>();
    private final Map<FolderPlace, Placed> fresh = new HashMap<>();

    Folders(CatalogueRecord target, boolean publish) {
        this.target = new Placed(target.id(), target.level(), target.reference());
        this.publish = publish;
    }

    /** A unit that stands for a folder. */
    private record Placed(UUID record, Level level, ReferenceCode reference) {
        /** Whether the codes below a unit below this one would still be codes. */
        boolean hasRoomBelow() {
            return reference.text().length() + ROOM <= ReferenceCode.LONGEST;
        }
    }

    /** The folders from the top of the drop down to this one. */
    static List<QuarantineItem.Folder> chain(@Nullable FolderPlace folder) {
        List<QuarantineItem.Folder> chain = new ArrayList<>();
        for (FolderPlace at = folder; at != null; at = at.parent()) {
            chain.add(0, new QuarantineItem.Folder(at.name(), at.holdsFiles()));
        }
        return chain;
    }

    /** The place that such a chain leads to; null for the top of the drop. */
    static @Nullable FolderPlace place(List<QuarantineItem.Folder> chain) {
        FolderPlace place = null;
        for (QuarantineItem.Folder folder : chain) {
            place = new FolderPlace(place, folder.name(), folder.holdsFiles());
        }
        return place;
    }

    /** A transaction begins; what an earlier one found but did not commit is forgotten. */
    void begin() {
        fresh.clear();
    }

    /** The transaction is committed. */
    void committed() {
        known.putAll(fresh);
        fresh.clear();
    }

    /** The unit for a folder, entered now if it is not there yet. */
    UUID place(Cataloguing desk, @Nullable FolderPlace folder) {
        return placed(desk, folder).record();
    }

    private Placed placed(Cataloguing desk, @Nullable FolderPlace folder) {
        if (folder == null) {
            return target;
        }
        Placed there = known.getOrDefault(folder, fresh.get(folder));
        if (there == null) {
            Placed parent = placed(desk, folder.parent());
            there = parent.hasRoomBelow()
                    ? find(desk.session(), parent, folder).orElseGet(() -> create(desk, parent, folder))
                    : parent;
            fresh.put(folder, there);
        }
        return there;
    }

    private static Optional<Placed> find(StatelessSession session, Placed parent, FolderPlace folder) {
        return session
                .createNativeQuery(
                        "select r.id, r.level, r.reference_code from ingest_folder f join record r on r.id ="
                                + " f.record_id where f.parent_id = :parent and f.name_bytes = :name",
                        Tuple.class)
                .setParameter("parent", parent.record())
                .setParameter("name", folder.name().bytes())
                .list()
                .stream()
                .findFirst()
                .map(row -> new Placed(
                        row.get("id", UUID.class),
                        Level.valueOf(row.get("level", String.class)),
                        new ReferenceCode(row.get("reference_code", String.class))));
    }

    private Placed create(Cataloguing desk, Placed parent, FolderPlace folder) {
        Level level = level(parent.level(), folder.holdsFiles());
        Statement title = Statement.of(
                Term.TITLE, readable(folder.name().display()), null, Origin.derived("Wenku", "1", "folder name"));
        CatalogueRecord record = desk.create(
                parent.record(),
                new NewRecord(
                        RecordIds.next(),
                        level,
                        null,
                        Statements.of(title),
                        publish ? RecordState.PUBLISHED : RecordState.DRAFT,
                        Access.OPEN));
        desk.session()
                .createNativeMutationQuery(
                        "insert into ingest_folder (parent_id, name_bytes, record_id) values (:parent, :name, :record)")
                .setParameter("parent", parent.record())
                .setParameter("name", folder.name().bytes())
                .setParameter("record", record.id())
                .executeUpdate();
        return new Placed(record.id(), level, record.reference());
    }

    /** A folder with documents in it is an archival file; one that only orders other folders is a series. */
    private static Level level(Level parent, boolean holdsFiles) {
        if (holdsFiles || parent.compareTo(Level.SUBSERIES) >= 0) {
            return Level.FILE;
        }
        return parent == Level.SERIES ? Level.SUBSERIES : Level.SERIES;
    }

    private static String readable(String name) {
        String readable = name.replaceAll("\\p{Cntrl}", " ").replace('_', ' ').strip();
        return readable.isEmpty() ? "\ufffd" : readable;
    }
}
