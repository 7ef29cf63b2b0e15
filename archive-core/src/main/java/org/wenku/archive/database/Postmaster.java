package org.wenku.archive.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The process that serves a data directory, as PostgreSQL's own {@code postmaster.pid} names it.
 *
 * @param pid its number
 */
record Postmaster(long pid) {

    private static final String FILE = "postmaster.pid";

    /** The one running on this data directory now; a pid file left by a dead server counts for nothing. */
    static Optional<Postmaster> on(Path data) throws IOException {
        return named(data).filter(postmaster -> postmaster.serves(data));
    }

    /**
     * Takes away a pid file whose number now belongs to some other program. PostgreSQL itself copes with a dead number,
     * but takes any living process for a postmaster and then refuses to start; in a container numbers come back soon.
     */
    static void forgetStranger(Path data) throws IOException {
        Optional<Postmaster> named = named(data);
        if (named.isPresent() && named.get().alive() && !named.get().serves(data)) {
            Files.deleteIfExists(data.resolve(FILE));
        }
    }

    /** Ends it without ceremony; its write-ahead log makes that safe. */
    void kill() {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    private static Optional<Postmaster> named(Path data) throws IOException {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        return lines.isEmpty() || !lines.get(0).strip().matches("[0-9]{1,18}")
                ? Optional.empty()
                : Optional.of(new Postmaster(Long.parseLong(lines.get(0).strip())));
    }

    private boolean alive() {
        return ProcessHandle.of(pid).isPresent();
    }

    /**
     * Asks what the process runs and where, rather than whether it lives: a dead server that nobody reaped (the archive
     * may be process 1 of a container) still counts as living, but runs nothing any more.
     */
    boolean serves(Path data) {
        Path process = Path.of("/proc", Long.toString(pid));
        return Files.isDirectory(Path.of("/proc/self"))
                ? runsPostgres(process.resolve("exe")) && leadsTo(process.resolve("cwd"), data)
                : commandIsPostgres();
    }

    private static boolean runsPostgres(Path exe) {
        try {
            return Files.readSymbolicLink(exe).getFileName().toString().matches("postgres( \\(deleted\\))?");
        } catch (IOException gone) {
            return false;
        }
    }

    private static boolean leadsTo(Path cwd, Path data) {
        try {
            return Files.readSymbolicLink(cwd).equals(data.toRealPath());
        } catch (IOException gone) {
            return false;
        }
    }

    private boolean commandIsPostgres() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
    }
}
