package org.wenku.web.health;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.wenku.archive.Archive;

/** Whether the database answers. */
public final class DatabaseCheck implements Check {

    private static final int PATIENCE_SECONDS = 2;

    private final Archive archive;

    /** Looks at the database of this archive. */
    public DatabaseCheck(Archive archive) {
        this.archive = archive;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Finding look() {
        try (Connection connection = archive.database().dataSource().getConnection()) {
            return connection.isValid(PATIENCE_SECONDS)
                    ? Finding.well(Map.of())
                    : Finding.unwell("it did not answer within " + PATIENCE_SECONDS + " seconds");
        } catch (SQLException away) {
            throw new IllegalStateException("no connection to the database", away);
        }
    }
}
