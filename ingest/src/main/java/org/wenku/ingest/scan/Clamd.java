package org.wenku.ingest.scan;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Speaks with ClamAV's daemon (clamd(8), section COMMANDS): each question is one connection, which is cut at a deadline,
 * because a daemon that hangs must not hold up the archive. May be used from any thread.
 */
public final class Clamd {

    private static final int CHUNK = 128 * 1024;
    private static final int LONGEST_ANSWER = 4096;
    private static final Duration GREETING = Duration.ofSeconds(5);
    private static final String LIMITS = "Heuristics.Limits.Exceeded";
    private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND");
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "clamd-deadline");
        thread.setDaemon(true);
        return thread;
    });

    private final SocketAddress address;
    private final Duration deadline;

    private Clamd(SocketAddress address, Duration deadline) {
        this.address = address;
        this.deadline = deadline;
    }

    /**
     * The daemon at an address.
     *
     * @param address {@code unix:/path} or {@code host:port}
     * @param deadline how long the scan of one file may take
     * @throws IllegalArgumentException if it is neither
     */
    public static Clamd at(String address, Duration deadline) {
        if (address.startsWith("unix:")) {
            return new Clamd(UnixDomainSocketAddress.of(address.substring("unix:".length())), deadline);
        }
        Matcher parts = Pattern.compile("(.+):(\\d{1,5})").matcher(address);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > 65535) {
            throw new IllegalArgumentException(
                    "\"" + address + "\" is no address of clamd: expected unix:/path or host:port");
        }
        return new Clamd(new InetSocketAddress(parts.group(1), Integer.parseInt(parts.group(2))), deadline);
    }

    /**
     * Which version it is and how much it knows; also the way to see whether it is there.
     *
     * @throws IOException if it does not answer
     */
    public ScannerVersion version() throws IOException {
        String answer =
                ask(deadline.compareTo(GREETING) < 0 ? deadline : GREETING, channel -> write(channel, "zVERSION\0"));
        if (!answer.startsWith("ClamAV")) {
            throw new IOException("expected the version of ClamAV, found \"" + answer + "\"");
        }
        return ScannerVersion.parse(answer);
    }

    /** Has a file looked through. Never fails: what goes wrong is a verdict too, and none of them is "clean". */
    public ScanVerdict scan(Path file) {
        ScannerVersion version;
        try {
            version = version();
        } catch (IOException e) {
            return new ScanVerdict.Away(String.valueOf(e));
        }
        try {
            return verdict(ask(deadline, channel -> send(channel, file)), Files.size(file), version);
        } catch (IOException e) {
            return new ScanVerdict.Away(String.valueOf(e));
        }
    }

    private static ScanVerdict verdict(String answer, long size, ScannerVersion version) {
        if (answer.equals("stream: OK")) {
            return new ScanVerdict.Clean(version);
        }
        Matcher found = FOUND.matcher(answer);
        if (found.matches()) {
            String name = found.group(1);
            return name.startsWith(LIMITS)
                    ? new ScanVerdict.Limited(name, version)
                    : new ScanVerdict.Infected(name, version);
        }
        if (answer.contains("size limit exceeded")) {
            return new ScanVerdict.TooLarge(size, version);
        }
        return new ScanVerdict.Away(answer.isEmpty() ? "the connection was closed without an answer" : answer);
    }

    private interface Question {
        void to(SocketChannel channel) throws IOException;
    }

    private String ask(Duration within, Question question) throws IOException {
        SocketChannel channel = address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
        ScheduledFuture<?> end = CLOCK.schedule(() -> cut(channel), within.toMillis(), TimeUnit.MILLISECONDS);
        try (channel) {
            channel.connect(address);
            IOException unsent = null;
            try {
                question.to(channel);
            } catch (IOException e) {
                // Because the daemon says why it will take no more, and only then cuts the connection.
                unsent = e;
            }
            String answer = answer(channel, unsent);
            if (answer.isEmpty() && unsent != null) {
                throw unsent;
            }
            return answer;
        } finally {
            end.cancel(false);
        }
    }

    private static void cut(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It was to be closed, and is of no use any more.
            return;
        }
    }

    private static String answer(SocketChannel channel, @Nullable IOException unsent) throws IOException {
        ByteBuffer answer = ByteBuffer.allocate(LONGEST_ANSWER);
        try {
            int n = channel.read(answer);
            while (n >= 0 && answer.hasRemaining() && answer.get(answer.position() - 1) != 0) {
                n = channel.read(answer);
            }
        } catch (IOException e) {
            if (answer.position() == 0) {
                throw unsent == null ? e : unsent;
            }
        }
        return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8)
                .replace("\0", "")
                .strip();
    }

    private static void send(SocketChannel channel, Path file) throws IOException {
        write(channel, "zINSTREAM\0");
        ByteBuffer chunk = ByteBuffer.allocate(Integer.BYTES + CHUNK);
        try (var in = Files.newByteChannel(file)) {
            chunk.position(Integer.BYTES);
            while (in.read(chunk) > 0) {
                chunk.putInt(0, chunk.position() - Integer.BYTES).flip();
                write(channel, chunk);
                chunk.clear().position(Integer.BYTES);
            }
        }
        write(channel, ByteBuffer.allocate(Integer.BYTES));
    }

    private static void write(SocketChannel channel, String command) throws IOException {
        write(channel, StandardCharsets.US_ASCII.encode(command));
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
