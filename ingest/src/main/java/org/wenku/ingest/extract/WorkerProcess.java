package org.wenku.ingest.extract;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wenku.ingest.extract.wire.Frame;

/** One child, from its start to its end. One thread at a time asks it; another may kill it meanwhile. */
final class WorkerProcess {

    /** Why a child was killed, when it did not end by itself. */
    enum Killed {
        DEADLINE,
        SCRATCH,
        CLOSED
    }

    private static final int LAST_WORDS = 2_000;

    private final Process process;

    private final Path home;

    private final DataInputStream answers;

    private final OutputStream requests;

    private final StringBuffer lastWords = new StringBuffer();

    private String tikaVersion = "";

    private int asked;

    private volatile long busyUntil;

    private volatile long idleSince = System.nanoTime();

    private volatile BooleanSupplier unwanted = () -> false;

    private volatile @Nullable Killed killed;

    private WorkerProcess(Process process, Path home) {
        this.process = process;
        this.home = home;
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
        this.requests = new BufferedOutputStream(process.getOutputStream());
        Thread listener = new Thread(this::listen, "extractor-stderr");
        listener.setDaemon(true);
        listener.start();
    }

    static WorkerProcess start(ExtractorSettings settings) throws IOException {
        Path home = Files.createTempDirectory(settings.scratch(), "worker-");
        ProcessBuilder builder = new ProcessBuilder(command(settings, home));
        builder.directory(home.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_TOOL") || name.startsWith("JDK_JAVA"));
        return new WorkerProcess(builder.start(), home);
    }

    private static List<String> command(ExtractorSettings settings, Path home) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(WorkerFlags.of(settings));
        command.add("-Djava.io.tmpdir=" + home);
        command.add("-cp");
        command.add(settings.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add("org.wenku.ingest.extract.worker.WorkerMain");
        return command;
    }

    /** Sends a request and gives each frame of the answer to the taker, until that wants no more. */
    void ask(Frame.Draft request, Answer answer, long deadlineNanos, BooleanSupplier notWanted) throws IOException {
        unwanted = notWanted;
        busyUntil = System.nanoTime() + deadlineNanos;
        try {
            if (asked++ == 0) {
                greet();
            }
            request.to(requests);
            while (answer.take(Frame.read(answers))) {
                // every frame is taken as it comes
            }
        } finally {
            idleSince = System.nanoTime();
            busyUntil = 0;
            unwanted = () -> false;
        }
        if (killed != null) {
            throw new IOException("killed while it answered");
        }
    }

    private void greet() throws IOException {
        Frame hello = Frame.read(answers);
        if (hello.kind() != Frame.Kind.READY) {
            throw new IOException("the child began with " + hello.kind());
        }
        tikaVersion = hello.text().replace("Apache Tika", "").strip();
    }

    String tikaVersion() {
        return tikaVersion;
    }

    int asked() {
        return asked;
    }

    long pid() {
        return process.pid();
    }

    @Nullable
    Killed killed() {
        return killed;
    }

    boolean overstays(long now) {
        long until = busyUntil;
        return until != 0 && now - until > 0;
    }

    /** Whether nobody waits for the answer any more. */
    boolean isUnwanted() {
        return unwanted.getAsBoolean();
    }

    boolean isBusy() {
        return busyUntil != 0;
    }

    long idleNanos(long now) {
        return busyUntil != 0 ? 0 : now - idleSince;
    }

    long scratchBytes() {
        return ScratchFolder.size(home);
    }

    /** Removes what a document left behind. */
    void tidy() {
        ScratchFolder.empty(home);
    }

    /** The exit status and the last lines the child wrote, for the log. */
    String lastWords() {
        return "exit status " + exitStatus() + " " + lastWords.toString().strip();
    }

    /** The exit status; the process has ended or is about to. */
    int exitStatus() {
        try {
            return process.waitFor(5, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** Ends the child and everything it has started. */
    void kill(Killed reason) {
        if (killed == null) {
            killed = reason;
        }
        List<ProcessHandle> below = process.descendants().toList();
        below.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Ends the child and removes its folder. */
    void end() {
        kill(Killed.CLOSED);
        exitStatus();
        ScratchFolder.remove(home);
    }

    private void listen() {
        byte[] buffer = new byte[4096];
        try (InputStream errors = process.getErrorStream()) {
            for (int n = errors.read(buffer); n >= 0; n = errors.read(buffer)) {
                lastWords.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
                lastWords.delete(0, Math.max(0, lastWords.length() - LAST_WORDS));
            }
        } catch (IOException e) {
            lastWords.append(" (").append(e.getMessage()).append(')');
        }
    }
}
