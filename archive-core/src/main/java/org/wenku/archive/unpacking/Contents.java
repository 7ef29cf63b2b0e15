package org.wenku.archive.unpacking;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Tuple;
import java.sql.PreparedStatement;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.arrangement.TreePath;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.holding.InnerFile;
import org.wenku.archive.holding.InnerFiles;

/** What stands inside the containers that are held, and what has become of it. */
public final class Contents {

    private static final int LONGEST_NOTE = 2_000;

    private Contents() {}

    /**
     * One file inside a container.
     *
     * @param ordinal its place there, from 1
     * @param record the record that has it; null while none has
     * @param noteZh what was said of it when it ended, in Chinese; null for nothing
     * @param noteEn the same in English
     */
    public record Entry(
            int ordinal,
            InnerFile file,
            InnerState state,
            @Nullable UUID record,
            @Nullable String noteZh,
            @Nullable String noteEn) {
        public Entry {
            requireNonNull(file, "file");
            requireNonNull(state, "state");
        }
    }

    /**
     * How one entry has ended.
     *
     * @param record the record that has it; null where none has
     * @param noteZh what is to be said of it, in Chinese; null for nothing
     * @param noteEn the same in English
     */
    public record Ending(
            int ordinal,
            InnerState state,
            @Nullable UUID record,
            @Nullable String noteZh,
            @Nullable String noteEn) {}

    /** So many entries of a container, from the one after this ordinal on. */
    public static List<Entry> page(Catalogue catalogue, UUID container, int after, int most) {
        return catalogue.ask(session -> session
                .createNativeQuery(
                        "select ordinal, path, size, modified, crc32, problem, cause, state, record_id, note_zh, note_en"
                                + " from inner_file where file_id = :file and ordinal > :after order by ordinal limit :most",
                        Tuple.class)
                .setParameter("file", container)
                .setParameter("after", after)
                .setParameter("most", most)
                .list()
                .stream()
                .map(Contents::entry)
                .toList());
    }

    private static Entry entry(Tuple row) {
        String problem = row.get("problem", String.class);
        UUID record = row.get("record_id", UUID.class);
        InnerState state = InnerState.valueOf(row.get("state", String.class));
        boolean gone = record == null && (state == InnerState.TAKEN || state == InnerState.HELD);
        return new Entry(
                row.get("ordinal", Integer.class),
                new InnerFile(
                        row.get("path", String.class),
                        row.get("size", Long.class),
                        row.get("modified", String.class),
                        row.get("crc32", String.class),
                        problem == null ? null : InnerFile.Problem.valueOf(problem),
                        row.get("cause", String.class)),
                gone ? InnerState.LISTED : state,
                record,
                gone ? null : row.get("note_zh", String.class),
                gone ? null : row.get("note_en", String.class));
    }

    /** How many entries these containers have, one after the other; 0 for one that nothing is known of. */
    public static long count(Catalogue catalogue, UUID container) {
        return catalogue.ask(session -> session.createNativeQuery(
                        "select count(*) from inner_file where file_id = :file", Long.class)
                .setParameter("file", container)
                .getSingleResult());
    }

    /** Notes what stands inside a container, instead of what was noted before. */
    public static void enter(Cataloguing desk, UUID container, List<InnerFile> inside) {
        desk.session().doWork(connection -> {
            InnerFiles.enter(connection, container, inside);
            try (PreparedStatement rest =
                    connection.prepareStatement("delete from inner_file where file_id = ? and ordinal > ?")) {
                rest.setObject(1, container);
                rest.setInt(2, inside.size());
                rest.executeUpdate();
            }
        });
    }

    /** Notes how entries have ended. */
    public static void note(Cataloguing desk, UUID container, Collection<Ending> endings) {
        desk.session().doWork(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("update inner_file set state = ?, record_id = ?, note_zh = ?,"
                            + " note_en = ? where file_id = ? and ordinal = ?")) {
                for (Ending ending : endings) {
                    update.setString(1, ending.state().name());
                    update.setObject(2, ending.record());
                    update.setString(3, cut(ending.noteZh()));
                    update.setString(4, cut(ending.noteEn()));
                    update.setObject(5, container);
                    update.setInt(6, ending.ordinal());
                    update.addBatch();
                }
                update.executeBatch();
            }
        });
    }

    /**
     * Tells what came out of this container from what was held before: a record below the unit of the container is its
     * own, also when a run before this one has entered it.
     */
    public static void claim(StatelessSession session, UUID container, CatalogueRecord unit) {
        TreePath path = unit.path();
        session.createNativeMutationQuery(
                        "update inner_file i set state = 'TAKEN' from record r where i.file_id = :file"
                                + " and i.state = 'HELD' and r.id = i.record_id and r.tree_path > :from and r.tree_path < :end")
                .setParameter("file", container)
                .setParameter("from", path.text())
                .setParameter("end", path.end())
                .executeUpdate();
    }

    private static @Nullable String cut(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String shorter = text.length() <= LONGEST_NOTE ? text : text.substring(0, LONGEST_NOTE);
        return shorter.replace('\0', '\ufffd');
    }
}
