package org.wenku.web.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.wenku.archive.access.Role;
import org.wenku.archive.reconciliation.Reconciliation;
import org.wenku.web.SignedIn;

/**
 * Sends one large file through connections that are cut at random bytes, by somebody who has to sign in again, hands it in and
 * looks at what the archive keeps. To be run by hand: {@code WORK MEBIBYTES CUTS SIGN-INS}; the folder must be on a disk with
 * room for the file.
 */
public final class UploadTrial {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BLOCK = 1 << 20;

    private final Path work;
    private final long size;
    private final int cuts;
    private final int signIns;
    private final Random random = new Random(1949);
    private final List<String> wrong = new ArrayList<>();

    private UploadTrial(Path work, long size, int cuts, int signIns) {
        this.work = work;
        this.size = size;
        this.cuts = cuts;
        this.signIns = signIns;
    }

    public static void main(String[] arguments) throws Exception {
        UploadTrial trial = new UploadTrial(
                Files.createDirectories(Path.of(arguments[0]).toAbsolutePath()),
                Long.parseLong(arguments[1]) * BLOCK,
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]));
        trial.run();
        trial.wrong.forEach(System.out::println);
        System.out.println(
                trial.wrong.isEmpty() ? "everything holds" : trial.wrong.size() + " things are not as they should be");
        System.exit(trial.wrong.isEmpty() ? 0 : 1);
    }

    private void run() throws Exception {
        try (TrialSite site = TrialSite.in(work, Map.of())) {
            Path first = Files.createDirectories(work.resolve("first"));
            Files.writeString(first.resolve("一.txt"), "全宗里的第一件");
            site.take(first);
            long before = occupied();
            AtomicLong most = new AtomicLong();
            Thread watch = watching(most);
            long begun = System.nanoTime();
            SignedIn who = site.signedIn(Role.ARCHIVIST);
            String delivery = JSON.readTree(post(who, "/api/v1/deliveries", "{\"into\":\"K\",\"publish\":false}"))
                    .path("id")
                    .asText();
            String upload = announced(who, delivery);
            for (int cut = 0; cut < cuts; cut++) {
                if (signIns > 0 && cut % Math.max(1, cuts / signIns) == 1) {
                    who = SignedIn.again(site.house().archive(), site.address(), who.account());
                }
                long from = settled(who, upload);
                long piece = (size - from) / (cuts - cut + 1);
                send(site.address(), who, upload, from, from + piece / 2 + (long) (random.nextDouble() * piece));
            }
            long from = settled(who, upload);
            System.out.printf("%d cuts, %d of %d bytes are there%n", cuts, from, size);
            for (; from < size; from = settled(who, upload)) {
                send(site.address(), who, upload, from, size);
            }
            expect("all of it is there", size, settledAtEnd(who, upload));
            post(who, "/api/v1/deliveries/" + delivery + "/hand-in", "{}");
            TrialSite.see(
                    () -> site.ask("select state from step where kind = 'take-delivery'"),
                    states -> states.equals(List.of("DONE")));
            System.out.printf("sent and taken in after %.0f s%n", (System.nanoTime() - begun) / 1e9);
            most.accumulateAndGet(occupied(), Math::max);
            watch.interrupt();
            judge(site, most.get() - before);
        }
    }

    private void judge(TrialSite site, long room) {
        expect(
                "the digest and size the catalogue keeps",
                List.of(digest() + " " + size),
                site.ask("select sha256 || ' ' || size from file where size = " + size));
        System.out.printf("room on the disk at most %.3f times its size%n", (double) room / size);
        expect("room on the disk at most 1.1 times its size", true, room <= size * 11 / 10);
        new Reconciliation(site.house().archive(), true)
                .run(disagreement -> wrong.add(disagreement.toString()), progress -> {});
    }

    private void expect(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            wrong.add(what + ": expected " + expected + ", found " + found);
        }
    }

    /** The bytes of one block; every block is another, so that none can stand for another. */
    private byte[] block(long number) {
        byte[] bytes = new byte[BLOCK];
        new Random(number).nextBytes(bytes);
        return bytes;
    }

    private String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (long number = 0; number * BLOCK < size; number++) {
                digest.update(block(number));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String post(SignedIn who, String path, String body) {
        HttpResponse<String> answer = who.send(who.request(path)
                .header("Form-Token", who.formToken())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private String announced(SignedIn who, String delivery) {
        String metadata = "delivery " + base64(delivery) + ",filename " + base64("录像/第一盘.bin");
        HttpResponse<String> answer = who.send(who.request("/api/v1/uploads")
                .header("Tus-Resumable", "1.0.0")
                .header("Form-Token", who.formToken())
                .header("Upload-Length", Long.toString(size))
                .header("Upload-Metadata", metadata)
                .POST(BodyPublishers.noBody()));
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("announcing answered " + answer.statusCode() + " " + answer.body());
        }
        return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static long offset(SignedIn who, String upload) {
        return who.send(who.request(upload)
                        .header("Tus-Resumable", "1.0.0")
                        .header("Form-Token", who.formToken())
                        .method("HEAD", BodyPublishers.noBody()))
                .headers()
                .firstValueAsLong("Upload-Offset")
                .orElseThrow();
    }

    /** The offset once the server has noticed the cut: nobody is at the file any more. */
    private long settled(SignedIn who, String upload) {
        while (true) {
            long offset = offset(who, upload);
            HttpResponse<String> nothing = who.send(who.request(upload)
                    .header("Tus-Resumable", "1.0.0")
                    .header("Form-Token", who.formToken())
                    .header("Upload-Offset", Long.toString(offset))
                    .header("Content-Type", "application/offset+octet-stream")
                    .method("PATCH", BodyPublishers.noBody()));
            if (nothing.statusCode() == 204) {
                return offset(who, upload);
            }
        }
    }

    private long settledAtEnd(SignedIn who, String upload) throws Exception {
        return TrialSite.see(() -> offset(who, upload), offset -> offset == size);
    }

    /** Begins to send all that is missing, sends up to this byte, and hangs up; the last time it waits for the answer. */
    private void send(URI address, SignedIn who, String upload, long from, long until) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), BLOCK);
            String head = "PATCH " + upload + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nCookie: "
                    + who.cookie() + "\r\nForm-Token: " + who.formToken()
                    + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: "
                    + from + "\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: " + (size - from)
                    + "\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            for (long at = from; at < until; ) {
                int within = (int) (at % BLOCK);
                int length = (int) Math.min(BLOCK - within, until - at);
                out.write(Arrays.copyOfRange(block(at / BLOCK), within, within + length));
                at += length;
            }
            out.flush();
            if (until == size) {
                socket.getInputStream().read();
            }
        } catch (SocketException hungUp) {
            // A connection cut before may be noticed only now, and two may not send the same file: then it is the
            // server that cuts.
            System.out.println("the server hung up: " + hungUp.getMessage());
        }
    }

    /** Looks from time to time at how much room the home takes. */
    private Thread watching(AtomicLong most) {
        Thread watch = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                most.accumulateAndGet(occupied(), Math::max);
                LockSupport.parkNanos(200_000_000);
            }
        });
        watch.setDaemon(true);
        watch.start();
        return watch;
    }

    /** Bytes of the home without its database; a file with two names is one. */
    private long occupied() {
        Set<Object> seen = new HashSet<>();
        long sum = 0;
        try (Stream<Path> all = Files.walk(work.resolve("home"))) {
            for (Path path :
                    (Iterable<Path>) all.filter(each -> !each.toString().contains("/postgres/"))::iterator) {
                sum += room(path, seen);
            }
        } catch (IOException | UncheckedIOException e) {
            return sum;
        }
        return sum;
    }

    private static long room(Path path, Set<Object> seen) {
        try {
            BasicFileAttributes is = Files.readAttributes(path, BasicFileAttributes.class);
            return is.isRegularFile() && (is.fileKey() == null || seen.add(is.fileKey())) ? is.size() : 0;
        } catch (IOException goneMeanwhile) {
            return 0;
        }
    }
}
