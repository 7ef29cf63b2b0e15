package org.wenku.web.trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.wenku.ingest.scan.Clamd;

/** ClamAV's daemon as it is installed on this machine, with a database of two signatures of our own. */
final class RealClamd implements AutoCloseable {

    /** What the second signature finds. */
    static final String MARKER = "Wenku-Marker-1930-" + "do-not-accept";

    private static final String PROGRAM = Files.isExecutable(Path.of("/usr/sbin/clamd")) ? "/usr/sbin/clamd" : "clamd";

    private final Path folder;
    private Process process;

    private RealClamd(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** Starts it; returns when it answers. A folder of its own below /tmp, because paths of sockets must be short. */
    static RealClamd start() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(
                Path.of("/tmp"),
                "clamd",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path database = Files.createDirectory(folder.resolve("db"));
        byte[] eicar = eicar();
        Files.writeString(database.resolve("local.hsb"), sha256(eicar) + ":" + eicar.length + ":Eicar-Test\n");
        Files.writeString(
                database.resolve("local.ndb"),
                "Wenku.Marker:0:*:" + HexFormat.of().formatHex(MARKER.getBytes(StandardCharsets.US_ASCII)) + "\n");
        Files.writeString(folder.resolve("clamd.conf"), """
            Foreground yes
            LocalSocket %1$s/s
            DatabaseDirectory %1$s/db
            TemporaryDirectory %1$s
            SelfCheck 0
            StreamMaxLength 1M
            MaxRecursion 4
            AlertExceedsMax yes
            """.formatted(folder));
        RealClamd clamd = new RealClamd(folder, launch(folder));
        clamd.awaitAnswer();
        return clamd;
    }

    private static Process launch(Path folder) throws IOException {
        return new ProcessBuilder(PROGRAM, "-c", folder.resolve("clamd.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        Clamd client = client();
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            try {
                client.version();
                return;
            } catch (IOException e) {
                if (System.nanoTime() > until || process.waitFor(50, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    throw new IOException("clamd did not start: " + Files.readString(folder.resolve("log")), e);
                }
            }
        }
    }

    /** The string that every scanner takes for a virus, and that is none; in pieces, so that no scanner finds it here. */
    static byte[] eicar() {
        return ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS" + "-TEST-FILE!$H+H*")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String address() {
        return "unix:" + folder.resolve("s");
    }

    Clamd client() {
        return Clamd.at(address(), Duration.ofSeconds(60));
    }

    void kill() throws InterruptedException, IOException {
        process.destroyForcibly().waitFor();
        Files.deleteIfExists(folder.resolve("s"));
    }

    void startAgain() throws IOException, InterruptedException {
        if (process.isAlive()) {
            return;
        }
        process = launch(folder);
        awaitAnswer();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
