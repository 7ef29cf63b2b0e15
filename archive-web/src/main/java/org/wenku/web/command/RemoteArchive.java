package org.wenku.web.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.wenku.ingest.Sentence;
import org.wenku.web.control.Refusal;

/**
 * An archive on another machine, spoken to over HTTP in somebody's name. Whatever is asked is asked again when the
 * connection is cut or the archive is away for a while.
 */
final class RemoteArchive {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Duration PIECE = Duration.ofMinutes(10);
    private static final long PIECE_BYTES = 64L << 20;
    private static final long FIRST_PAUSE = 250;
    private static final long LONGEST_PAUSE = 15_000;

    private final URI address;
    private final String token;
    private final Duration patience;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();

    /**
     * Speaks to this archive.
     *
     * @param token by which it recognises whose name this is in
     * @param patience for how long something is tried again without any success
     */
    RemoteArchive(URI address, String token, Duration patience) {
        this.address = address.getPath().endsWith("/") ? address : URI.create(address + "/");
        this.token = token;
        this.patience = patience;
    }

    JsonNode get(String path) {
        return insisting(0, () -> read(send(request(path, ANSWER).GET())));
    }

    /** The same, asked after a while, because what is asked about takes its time. */
    JsonNode getLater(String path, Duration pause) {
        return insisting(pause.toMillis(), () -> read(send(request(path, ANSWER).GET())));
    }

    JsonNode post(String path, ObjectNode body) {
        BodyPublisher bytes = BodyPublishers.ofString(body.toString());
        return insisting(
                0,
                () -> read(send(request(path, ANSWER)
                        .header("Content-Type", "application/json")
                        .POST(bytes))));
    }

    /**
     * Sends a file from where the archive has it to its end.
     *
     * @param told is told how many bytes the archive has, as they become more
     */
    void send(String upload, Path file, long size, LongConsumer told) {
        long[] offset = {-1};
        while (offset[0] < size) {
            long before = offset[0];
            insisting(0, () -> {
                if (offset[0] < 0) {
                    offset[0] = offset(upload);
                }
                if (offset[0] < size) {
                    long from = offset[0];
                    offset[0] = -1;
                    offset[0] = piece(upload, file, from, Math.min(PIECE_BYTES, size - from));
                }
                return offset[0];
            });
            if (offset[0] > before) {
                told.accept(offset[0]);
            }
        }
    }

    private long offset(String upload) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(tus(upload, ANSWER).method("HEAD", BodyPublishers.noBody()));
        return uploadOffset(answer);
    }

    private long piece(String upload, Path file, long from, long length) throws IOException, InterruptedException {
        BodyPublisher bytes =
                BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> opened(file, from, length)), length);
        return uploadOffset(send(tus(upload, PIECE)
                .header("Upload-Offset", Long.toString(from))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", bytes)));
    }

    private static InputStream opened(Path file, long from, long length) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            channel.position(from);
            return new Bounded(Channels.newInputStream(channel), length);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("could not read " + file, e);
        }
    }

    private static long uploadOffset(HttpResponse<String> answer) throws IOException {
        return answer.headers()
                .firstValueAsLong("Upload-Offset")
                .orElseThrow(() -> new IOException("no Upload-Offset in the answer"));
    }

    private HttpRequest.Builder tus(String upload, Duration time) {
        return request("api/v1/uploads/" + upload, time)
                .header("Tus-Resumable", "1.0.0")
                .setHeader("Accept", "*/*");
    }

    private HttpRequest.Builder request(String path, Duration time) {
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(time)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() < 300) {
            return answer;
        }
        if (passes(answer.statusCode())) {
            throw new IOException("HTTP " + answer.statusCode() + " " + answer.body());
        }
        throw new Refusal(said(answer));
    }

    /** Whether trying again may help: the archive is away or busy, or was in the middle of what was cut off. */
    private static boolean passes(int status) {
        return status == 409 || status == 423 || status == 429 || (status >= 500 && status != 507);
    }

    private Sentence said(HttpResponse<String> answer) {
        String said;
        try {
            JsonNode problem = JSON.readTree(answer.body());
            said = problem.path("detail").asText(problem.path("title").asText(""));
        } catch (JsonProcessingException e) {
            said = "";
        }
        String words = said.isEmpty() ? "HTTP " + answer.statusCode() : said;
        return switch (answer.statusCode()) {
            case 401 ->
                new Sentence(
                        address + " 不承认此令牌：可能已失效或被撤销。",
                        address + " does not accept this token; it may have" + " expired or been revoked.");
            case 403 -> new Sentence("此令牌无权这样做：" + words, "This token may not do that: " + words);
            default -> new Sentence(address + " 拒绝：" + words, address + " refuses: " + words);
        };
    }

    private static JsonNode read(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private interface Asking<T> {
        T ask() throws IOException, InterruptedException;
    }

    /** The answer of the first attempt that has one; each is begun a while after the one before has failed. */
    private <T> T insisting(long firstPause, Asking<T> asking) {
        long begun = System.nanoTime();
        long pause = firstPause;
        while (true) {
            try {
                return attempt(asking, pause);
            } catch (IOException e) {
                if (System.nanoTime() - begun > patience.toNanos()) {
                    throw new Refusal(new Sentence(
                            address + " 没有回应（" + e.getMessage() + "）。已收到的都保留着；再次运行同一命令即可继续。",
                            address + " does not answer (" + e.getMessage()
                                    + "). What has come is kept; run the same command again to go on."));
                }
                pause = Math.min(LONGEST_PAUSE, Math.max(FIRST_PAUSE, pause * 2));
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private static <T> T attempt(Asking<T> asking, long pause) throws IOException, InterruptedException {
        if (pause == 0) {
            return asking.ask();
        }
        FutureTask<T> attempt = new FutureTask<>(asking::ask);
        CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS).execute(attempt);
        try {
            return attempt.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException broken) {
                throw broken;
            }
            if (failed.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    private static Refusal interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        Refusal refusal =
                new Refusal(new Sentence("已中断；再次运行同一命令即可继续。", "Interrupted; run the same command again to go on."));
        refusal.initCause(e);
        return refusal;
    }

    /** At most so many bytes of a stream. */
    private static final class Bounded extends java.io.FilterInputStream {
        private long left;

        Bounded(InputStream in, long most) {
            super(in);
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = super.read(to, offset, (int) Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }
    }
}
