package org.wenku.archive.holding;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.UUID;

/** Writes down what stands inside a container, as JDBC batches, because it may be a hundred thousand small rows. */
public final class InnerFiles {

    private static final int BATCH = 1_000;

    private InnerFiles() {}

    /**
     * Notes what stands inside a file. Noted again, what was said of each place in it stands corrected, and what has become
     * of the file in that place stays noted where it is the same file.
     */
    public static void enter(Connection connection, UUID container, List<InnerFile> inside) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into inner_file (file_id, ordinal, path, size, modified, crc32,"
                        + " problem, cause) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (file_id, ordinal) do update set"
                        + " state = case when inner_file.path = excluded.path then inner_file.state else 'LISTED' end,"
                        + " record_id = case when inner_file.path = excluded.path then inner_file.record_id end,"
                        + " path = excluded.path, size = coalesce(excluded.size, inner_file.size),"
                        + " modified = excluded.modified, crc32 = coalesce(excluded.crc32, inner_file.crc32),"
                        + " problem = excluded.problem, cause = excluded.cause")) {
            int ordinal = 0;
            for (InnerFile file : inside) {
                row(insert, container, ++ordinal, file);
                insert.addBatch();
                if (ordinal % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static void row(PreparedStatement insert, UUID container, int ordinal, InnerFile file) throws SQLException {
        insert.setObject(1, container);
        insert.setInt(2, ordinal);
        insert.setString(3, file.path());
        insert.setObject(4, file.size(), Types.BIGINT);
        insert.setString(5, file.modified());
        insert.setString(6, file.crc32());
        insert.setString(7, file.problem() == null ? null : file.problem().name());
        insert.setString(8, file.cause());
    }
}
