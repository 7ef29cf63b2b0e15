package org.wenku.archive.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A test's view of a home: which server runs on it, and what its database answers. */
record Home(Path path) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A home that has been opened before, copied from one that is made once for all tests. */
    static Home seeded(Path path) throws IOException {
        copy(Seed.ONLY.path, path);
        return new Home(path);
    }

    Path data() {
        return path.resolve("postgres").resolve("data");
    }

    Path accessFile() {
        return path.resolve("postgres").resolve("access.properties");
    }

    Database open() {
        return Database.open(DatabaseSettings.own(), path);
    }

    int port() throws IOException {
        return Access.read(accessFile()).orElseThrow().port();
    }

    /** The number of the server process, or of none. */
    long postmaster() throws IOException {
        return Postmaster.on(data()).orElse(new Postmaster(-1)).pid();
    }

    void killPostmaster() throws IOException {
        ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
    }

    /** No process of PostgreSQL works in this home, neither server nor any of its helpers. */
    void isLeftAlone() throws Exception {
        eventually(() -> {
            assertThat(processes()).isEmpty();
            return true;
        });
    }

    private List<Long> processes() throws IOException {
        Path data = data().toRealPath();
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.map(ProcessHandle::pid)
                    .filter(pid -> new Postmaster(pid).serves(data))
                    .toList();
        }
    }

    static String ask(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    static void tell(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Waits for a condition, not for a time: the first answer that does not fail. */
    static <T> T eventually(Callable<T> question) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                return question.call();
            } catch (Exception | AssertionError notYet) {
                if (Instant.now().isAfter(end)) {
                    throw notYet;
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    static @Nullable String owner(Path path) throws IOException {
        return Files.getAttribute(path, "unix:uid").toString();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path source : all.toList()) {
                Path target = to.resolve(from.relativize(source).toString());
                boolean program = Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)
                        && from.relativize(source).toString().startsWith("postgres/bin-");
                if (program) {
                    Files.createLink(target, source);
                } else if (!Files.exists(target)) {
                    Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }

    private static final class Seed {

        static final Seed ONLY = new Seed();

        private final Path path;

        private Seed() {
            try {
                path = Files.createTempDirectory("wenku-test-seed-");
                Runtime.getRuntime().addShutdownHook(new Thread(this::remove));
                new Home(path).open().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void remove() {
            try {
                Trees.delete(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
