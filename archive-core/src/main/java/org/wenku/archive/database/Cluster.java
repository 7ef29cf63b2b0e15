package org.wenku.archive.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wenku.archive.database.PostgresPrograms.Outcome;

/** The data directory of the archive's own PostgreSQL: made once, known by its version, opened with its password. */
final class Cluster {

    private static final Duration DEADLINE = Duration.ofMinutes(5);
    private static final String OUR_SETTINGS = "\ninclude_if_exists = '" + ServerOptions.FILE
            + "'\n# Settings of your own below this line win over the archive's.\n";

    private final Path directory;
    private final Path data;
    private final Path accessFile;
    private final PostgresPrograms programs;

    Cluster(Path directory, PostgresPrograms programs) {
        this.directory = directory;
        this.data = directory.resolve("data");
        this.accessFile = directory.resolve("access.properties");
        this.programs = programs;
    }

    /** Where PostgreSQL keeps everything. */
    Path data() {
        return data;
    }

    /**
     * The way in to this cluster, which is made if there is none. No server may run on it.
     *
     * @throws DatabaseUnavailable if it was made by another major version
     */
    Access open(ServerOptions options) throws IOException {
        if (!Files.exists(data)) {
            return make(options);
        }
        refuseOtherVersion();
        Optional<Access> access = Access.read(accessFile);
        return access.isPresent() ? access.get() : withNewPassword();
    }

    /** Writes what the next start needs to know: its settings and, for us, the way in. */
    void prepare(Access access, ServerOptions options) throws IOException {
        access.write(accessFile);
        options.writeInto(data, access.port());
        programs.account().own(accessFile);
        programs.account().own(data.resolve(ServerOptions.FILE));
    }

    private void refuseOtherVersion() throws IOException {
        String found = Files.readString(data.resolve("PG_VERSION")).strip();
        String expected = programs.binaries().major();
        if (!found.equals(expected)) {
            throw new DatabaseUnavailable(
                    "The database in " + data + " was made by PostgreSQL " + found
                            + ", but this archive brings PostgreSQL "
                            + programs.binaries().version() + " and expects " + expected
                            + ". Start it with the release of the archive that made it, make a backup there, and restore"
                            + " that backup here.",
                    data + " 中的数据库由 PostgreSQL " + found + " 创建，而本程序自带 PostgreSQL "
                            + programs.binaries().version() + "，需要主版本 " + expected
                            + "。请用创建它的那一版程序启动并备份，再在此处恢复该备份。");
        }
    }

    /** Made aside and renamed, so that a kill in the middle leaves nothing that looks like a database. */
    private Access make(ServerOptions options) throws IOException {
        Path half = directory.resolve("data.tmp");
        Trees.delete(half);
        Files.createDirectory(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        programs.account().own(half);
        Access access = Access.invent();
        initialise(half, access, options);
        Files.writeString(half.resolve("postgresql.conf"), OUR_SETTINGS, StandardOpenOption.APPEND);
        access.write(accessFile);
        Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
        Trees.sync(directory);
        return access;
    }

    private void initialise(Path half, Access access, ServerOptions options) throws IOException {
        Path secret = directory.resolve("initial-password");
        Files.deleteIfExists(secret);
        try {
            Access.writePrivately(secret, access.superuserPassword() + "\n");
            programs.account().own(secret);
            Outcome made = programs.run(
                    DEADLINE, "initdb", initdb(half, secret, options).toArray(String[]::new));
            if (!made.success()) {
                throw failed("make", "创建", made);
            }
        } finally {
            Files.deleteIfExists(secret);
        }
    }

    private static List<String> initdb(Path half, Path secret, ServerOptions options) {
        List<String> arguments = new ArrayList<>(List.of(
                "-D",
                half.toString(),
                "-U",
                Access.SUPERUSER,
                "--pwfile=" + secret,
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8"));
        // ICU sorts alike on every system, whatever the C library of the next machine thinks of a locale.
        arguments.addAll(List.of("--locale-provider=icu", "--icu-locale=und", "--locale=" + cLocale(), "-k"));
        if (!options.durable()) {
            arguments.add("--no-sync");
        }
        return arguments;
    }

    private static String cLocale() {
        return System.getProperty("os.name", "").startsWith("Mac") ? "C" : "C.UTF-8";
    }

    /** The file with the passwords is lost, the data are not: a server for one user, without network, sets a new one. */
    private Access withNewPassword() throws IOException {
        Access access = Access.invent();
        Path statement = directory.resolve("new-password");
        Files.deleteIfExists(statement);
        try {
            Access.writePrivately(
                    statement, "ALTER ROLE " + Access.SUPERUSER + " PASSWORD '" + access.superuserPassword() + "';\n");
            Outcome set =
                    programs.run(DEADLINE, statement, "postgres", "--single", "-D", data.toString(), Access.SUPERUSER);
            if (!set.success()) {
                throw failed("enter", "进入", set);
            }
        } finally {
            Files.deleteIfExists(statement);
        }
        access.write(accessFile);
        return access;
    }

    private DatabaseUnavailable failed(String act, String chineseAct, Outcome outcome) {
        return new DatabaseUnavailable(
                "PostgreSQL could not " + act + " the database in " + data + ": " + outcome.said(),
                "PostgreSQL 无法" + chineseAct + " " + data + " 中的数据库：" + outcome.said());
    }
}
