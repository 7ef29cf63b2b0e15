package org.wenku.ingest.inspect;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A run of a program of the operating system: at low priority, with a deadline, its output bounded, everything it started
 * ended with it.
 *
 * @param command the program and its arguments; never handed to a shell
 * @param environment variables to set
 * @param deadline how long it may run
 */
public record Program(List<String> command, Map<String, String> environment, Duration deadline) {

    private static final int MOST_OUTPUT = 8 << 20;

    public Program {
        command = List.copyOf(requireNonNull(command, "command"));
        environment = Map.copyOf(requireNonNull(environment, "environment"));
        requireNonNull(deadline, "deadline");
    }

    /**
     * How a run ended.
     *
     * @param status the exit status; -1 when it was stopped at the deadline
     * @param output what it wrote to standard output
     * @param errors what it wrote to standard error
     */
    public record Ended(int status, String output, String errors) {

        /** Whether the program says that it did its work. */
        public boolean well() {
            return status == 0;
        }
    }

    /** Where a program of this name is found on the path, if it is. */
    public static Optional<Path> find(String name) {
        return find(name, System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    }

    /** Where a program of this name is found in these folders, written as a path is, if it is. */
    public static Optional<Path> find(String name, String folders) {
        return Arrays.stream(folders.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Takes what a program writes while it runs. */
    @FunctionalInterface
    public interface Listener {

        /** The next bytes; the buffer is used again. */
        void heard(byte[] buffer, int length) throws IOException;
    }

    /**
     * Runs the program and waits for its end.
     *
     * @throws IOException when it cannot be started
     */
    public Ended run() throws IOException {
        return run(Program::read);
    }

    /**
     * Runs the program, hands on what it writes to standard output, however much it is, and waits for its end.
     *
     * @throws IOException when it cannot be started
     */
    public Ended run(Listener listener) throws IOException {
        return run(in -> {
            byte[] buffer = new byte[1 << 16];
            try (in) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    listener.heard(buffer, n);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return "";
        });
    }

    private Ended run(Function<InputStream, String> reading) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(wrapped());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        CompletableFuture<String> output =
                CompletableFuture.supplyAsync(() -> reading.apply(process.getInputStream()), Program::listen);
        CompletableFuture<String> errors =
                CompletableFuture.supplyAsync(() -> read(process.getErrorStream()), Program::listen);
        try {
            boolean ended = process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                end(process);
            }
            return new Ended(ended ? process.exitValue() : -1, output.join(), errors.join());
        } catch (InterruptedException e) {
            end(process);
            Thread.currentThread().interrupt();
            throw new IOException(command.get(0) + " was interrupted", e);
        }
    }

    /** A thread for each stream, because a program stands still while nobody listens, and nobody else may be in the way. */
    private static void listen(Runnable listening) {
        Thread thread = new Thread(listening, "program-output");
        thread.setDaemon(true);
        thread.start();
    }

    // "timeout" ends the program also when this process has been killed and cannot do it any more.
    private List<String> wrapped() {
        List<String> whole = new ArrayList<>();
        if (find("timeout").isPresent()) {
            whole.addAll(List.of("timeout", "-k", "2", Long.toString(deadline.toSeconds() + 5)));
        }
        if (find("nice").isPresent()) {
            whole.addAll(List.of("nice", "-n", "10"));
        }
        whole.addAll(command);
        return whole;
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static String read(InputStream in) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try (in) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                // What is more is read and dropped, so that the program does not stand still on a full pipe.
                kept.write(buffer, 0, Math.min(n, MOST_OUTPUT - kept.size()));
            }
        } catch (IOException e) {
            if (kept.size() == 0 && !String.valueOf(e.getMessage()).contains("closed")) {
                throw new UncheckedIOException(e);
            }
        }
        return kept.toString(StandardCharsets.UTF_8);
    }
}
