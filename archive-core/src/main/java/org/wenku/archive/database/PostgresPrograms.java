package org.wenku.archive.database;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs PostgreSQL's programs as the right account. What they say goes to the log, and what one run said is handed back
 * for the message to the operator.
 */
record PostgresPrograms(PostgresBinaries binaries, Account account, Path log) {

    private static final long LOG_LIMIT = 2L << 20;
    private static final int SAID_LIMIT = 4096;

    /** How one run ended. */
    record Outcome(boolean success, String said) {}

    Outcome run(Duration deadline, String program, String... arguments) throws IOException {
        return run(deadline, null, program, arguments);
    }

    /** As above with a file as standard input. */
    Outcome run(Duration deadline, @Nullable Path input, String program, String... arguments) throws IOException {
        long before = Files.exists(log) ? Files.size(log) : 0;
        ProcessBuilder builder = new ProcessBuilder(account.command(binaries.program(program), List.of(arguments)))
                .directory(binaries.directory().toFile())
                .redirectInput(input == null ? Path.of("/dev/null").toFile() : input.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        cleanse(builder);
        Process process = builder.start();
        // A root that acts for the owner of a home must not leave a log the owner cannot write to.
        account.own(log);
        boolean success = ended(process, deadline) && process.exitValue() == 0;
        return new Outcome(success, saidSince(before));
    }

    /** Keeps the log small: the running server appends, so its file is copied aside and emptied in place. */
    void trimLog() throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.copy(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
                file.setLength(0);
            }
        }
    }

    /** PGDATA, PGPORT and their like in the operator's environment speak of another PostgreSQL. */
    private static void cleanse(ProcessBuilder builder) {
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
    }

    private static boolean ended(Process process, Duration deadline) {
        try {
            if (process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return false;
    }

    private String saidSince(long before) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(Math.min(before, file.length()), file.length() - SAID_LIMIT);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).strip();
        }
    }
}
