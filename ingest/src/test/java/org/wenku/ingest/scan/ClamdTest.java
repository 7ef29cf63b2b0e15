package org.wenku.ingest.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Daemons that misbehave; how a well-behaved one answers is tried with a real one in VirusScanIT. */
class ClamdTest {

    private static final Duration SHORT = Duration.ofMillis(700);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void a_file_of_some_size() throws IOException {
        file = Files.write(folder.resolve("file"), new byte[1 << 20]);
    }

    /** What a daemon does with one connection after it has read the command. */
    private interface Behaviour {
        void on(Socket caller, String command) throws IOException;
    }

    private static final class Daemon implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

        Daemon(Behaviour behaviour) throws IOException {
            Thread thread = new Thread(() -> {
                while (!socket.isClosed()) {
                    try {
                        // Kept open by whoever behaves so: a hanging daemon does not hang up.
                        Socket caller = socket.accept();
                        behaviour.on(caller, command(caller.getInputStream()));
                    } catch (IOException e) {
                        // The caller went away, or the test is over.
                        continue;
                    }
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        private static String command(InputStream in) throws IOException {
            StringBuilder command = new StringBuilder();
            for (int c = in.read(); c > 0; c = in.read()) {
                command.append((char) c);
            }
            return command.toString();
        }

        Clamd client() {
            return Clamd.at("127.0.0.1:" + socket.getLocalPort(), SHORT);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static void say(Socket caller, String answer) throws IOException {
        caller.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.UTF_8));
        caller.close();
    }

    private static boolean greets(Socket caller, String command) throws IOException {
        if (command.equals("zVERSION")) {
            say(caller, "ClamAV 1.4.6/27500/Mon Nov 23 08:00:00 2026");
            return true;
        }
        return false;
    }

    @Test
    void one_that_is_not_there_is_away() {
        assertThat(Clamd.at("unix:" + folder.resolve("nobody"), SHORT).scan(file))
                .isInstanceOf(ScanVerdict.Away.class);
        assertThat(Clamd.at("127.0.0.1:1", SHORT).scan(file)).isInstanceOf(ScanVerdict.Away.class);
    }

    @Test
    void one_that_never_answers_is_left_at_the_deadline() throws IOException {
        try (Daemon daemon = new Daemon((caller, command) -> greets(caller, command))) {
            ScanVerdict verdict = daemon.client().scan(file);

            assertThat(verdict).isInstanceOf(ScanVerdict.Away.class);
        }
    }

    @Test
    void one_that_does_not_even_say_its_version_is_away() throws IOException {
        try (Daemon daemon = new Daemon((caller, command) -> {})) {
            assertThat(daemon.client().scan(file)).isInstanceOf(ScanVerdict.Away.class);
        }
    }

    @Test
    void one_that_dies_in_mid_stream_has_not_called_the_file_clean() throws IOException {
        try (Daemon daemon = new Daemon((caller, command) -> {
            if (!greets(caller, command)) {
                caller.getInputStream().readNBytes(1000);
                caller.setSoLinger(true, 0);
                caller.close();
            }
        })) {
            assertThat(daemon.client().scan(file)).isInstanceOf(ScanVerdict.Away.class);
        }
    }

    @Test
    void what_it_says_before_it_hangs_up_in_mid_stream_is_heard() throws IOException {
        try (Daemon daemon = new Daemon((caller, command) -> {
            if (!greets(caller, command)) {
                caller.getInputStream().readNBytes(1000);
                caller.getOutputStream()
                        .write("INSTREAM size limit exceeded. ERROR\0".getBytes(StandardCharsets.UTF_8));
                caller.shutdownOutput();
            }
        })) {
            assertThat(daemon.client().scan(file)).isInstanceOf(ScanVerdict.TooLarge.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "stream: Can't allocate memory ERROR", "OK", "stream: OK?", "UNKNOWN COMMAND", "stream: "})
    void only_the_one_answer_means_clean(String answer) throws IOException {
        try (Daemon daemon = answering(answer)) {
            assertThat(daemon.client().scan(file)).isInstanceOf(ScanVerdict.Away.class);
        }
    }

    @Test
    void a_limit_is_not_a_virus() throws IOException {
        try (Daemon daemon = answering("stream: Heuristics.Limits.Exceeded.MaxRecursion FOUND")) {
            assertThat(daemon.client().scan(file))
                    .isEqualTo(new ScanVerdict.Limited(
                            "Heuristics.Limits.Exceeded.MaxRecursion",
                            new ScannerVersion("ClamAV 1.4.6", "27500", "Mon Nov 23 08:00:00 2026")));
        }
    }

    private static Daemon answering(String answer) throws IOException {
        return new Daemon((caller, command) -> {
            if (!greets(caller, command)) {
                InputStream in = caller.getInputStream();
                for (int size = size(in); size > 0; size = size(in)) {
                    in.readNBytes(size);
                }
                say(caller, answer);
            }
        });
    }

    private static int size(InputStream in) throws IOException {
        return new java.math.BigInteger(in.readNBytes(4)).intValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "host:99999", "host:port"})
    void an_address_that_is_none_is_refused(String address) {
        assertThatThrownBy(() -> Clamd.at(address, SHORT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unix:/path or host:port");
    }
}
