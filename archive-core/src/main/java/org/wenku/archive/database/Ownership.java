package org.wenku.archive.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * Who owns the catalogue in the archive's own PostgreSQL: a role that is no superuser, because whoever finds a hole in
 * the archive must not gain PostgreSQL's right to run programs.
 */
final class Ownership {

    /** Wrong password or unknown role, role may not log in, no such database. */
    private static final Set<String> NOT_YET = Set.of("28P01", "28000", "3D000");

    private Ownership() {}

    /** Makes role and database if a start before this one did not get so far. */
    static void settle(OwnPostgres postgres) throws SQLException {
        try (Connection tried = postgres.connections().getConnection()) {
            return;
        } catch (SQLException e) {
            if (!NOT_YET.contains(e.getSQLState())) {
                throw e;
            }
        }
        Access access = postgres.access();
        try (Connection superuser = access.asSuperuser(Access.SUPERUSER).getConnection();
                Statement statement = superuser.createStatement()) {
            String verb = exists(statement, "pg_roles where rolname") ? "alter" : "create";
            statement.execute(verb + " role " + Access.OWNER + " login password '" + access.password() + "'");
            if (!exists(statement, "pg_database where datname")) {
                statement.execute("create database " + Access.DATABASE + " owner " + Access.OWNER);
            }
        }
    }

    private static boolean exists(Statement statement, String where) throws SQLException {
        try (ResultSet found = statement.executeQuery("select 1 from " + where + " = '" + Access.OWNER + "'")) {
            return found.next();
        }
    }
}
