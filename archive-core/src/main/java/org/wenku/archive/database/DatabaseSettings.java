package org.wenku.archive.database;

import org.jspecify.annotations.Nullable;

/**
 * Where the catalogue lives.
 *
 * @param url JDBC address of a PostgreSQL kept by somebody else; null means the archive's own PostgreSQL in its home
 * @param user account at that address; null if the address names it or none is needed
 * @param password its password; null likewise
 * @param maxConnections how many connections the archive may hold at once, 1 to 100
 */
public record DatabaseSettings(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        int maxConnections) {

    public DatabaseSettings {
        if (maxConnections < 1 || maxConnections > 100) {
            throw new IllegalArgumentException(
                    "database.maxConnections is " + maxConnections + "; expected a number from 1 to 100");
        }
    }

    /** The archive's own PostgreSQL in its home, with the ten connections a two-core machine can use. */
    public static DatabaseSettings own() {
        return new DatabaseSettings(null, null, null, 10);
    }

    /** Leaves address and password out, because settings end up in logs and an address may carry a password too. */
    @Override
    public String toString() {
        return "DatabaseSettings[" + (url == null ? "own" : "by address") + ", maxConnections=" + maxConnections + "]";
    }
}
