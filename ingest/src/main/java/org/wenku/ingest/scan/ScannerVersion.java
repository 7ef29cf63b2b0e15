package org.wenku.ingest.scan;

import static java.util.Objects.requireNonNull;

/**
 * Which scanner looked, and how much it knew then.
 *
 * @param program such as {@code ClamAV 1.4.6}
 * @param database the number of its database; empty where it has only local signatures
 * @param databaseDate when that was made, as the scanner writes it; empty where it does not say
 */
public record ScannerVersion(String program, String database, String databaseDate) {

    public ScannerVersion {
        requireNonNull(program, "program");
        requireNonNull(database, "database");
        requireNonNull(databaseDate, "databaseDate");
    }

    /** What {@code VERSION} answers: program, database and date between slashes. */
    static ScannerVersion parse(String answer) {
        String[] parts = answer.strip().split("/", 3);
        return new ScannerVersion(parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
    }

    /** All of it in one line. */
    public String text() {
        return program
                + (database.isEmpty() ? "" : " / " + database)
                + (databaseDate.isEmpty() ? "" : " / " + databaseDate);
    }
}
