package org.wenku.web.trial;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Role;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.archive.storage.ObjectId;
import org.wenku.web.OpenHouse;
import org.wenku.web.SignedIn;

/**
 * One large file, sent through connections that are cut again and again, by somebody who has to sign in again and again. By
 * hand at full size: {@code java -cp … org.wenku.web.trial.UploadTrial WORK-FOLDER 5368709120 30 3}; the same, small, is in
 * {@code UploadsTest}.
 */
final class UploadTrial {

    private static final int BLOCK = 1 << 20;
    private static final String NAME = "口述/长谈 1.wav";

    private final TrialSite site;
    private final Path home;
    private final long size;
    private final int cuts;
    private final int signIns;
    private final Random random = new Random(1949);
    private final byte[] noise = new byte[BLOCK];
    private final AtomicLong most = new AtomicLong();

    private UploadTrial(TrialSite site, Path home, long size, int cuts, int signIns) {
        this.site = site;
        this.home = home;
        this.size = size;
        this.cuts = cuts;
        this.signIns = signIns;
        random.nextBytes(noise);
    }

    public static void main(String[] arguments) throws Exception {
        Path work = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
        try (TrialSite site = TrialSite.in(work, Map.of("WENKU_OCR_ENABLED", "false"))) {
            List<String> wrong = new UploadTrial(
                            site,
                            work.resolve("home"),
                            Long.parseLong(arguments[1]),
                            Integer.parseInt(arguments[2]),
                            Integer.parseInt(arguments[3]))
                    .run();
            wrong.forEach(System.out::println);
            System.out.println(
                    wrong.isEmpty() ? "everything holds" : wrong.size() + " things are not as they should be");
            System.exit(wrong.isEmpty() ? 0 : 1);
        }
    }

    private List<String> run() throws Exception {
        site.house().archive().write(new Act("keeper", "enter", null), desk -> desk.createFonds(fonds()));
        long before = bytes();
        ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();
        looking.scheduleAtFixedRate(
                () -> most.accumulateAndGet(bytes() - before, Math::max), 0, 100, TimeUnit.MILLISECONDS);
        long begun = System.nanoTime();
        SignedIn who = site.signedIn(Role.ARCHIVIST);
        String delivery = answer(who, "/api/v1/deliveries", "{\"into\": \"LANE\"}", "id");
        String upload = "/api/v1/uploads/"
                + answer(
                        who,
                        "/api/v1/deliveries/" + delivery + "/files",
                        "{\"files\": [{\"path\": \"" + NAME + "\", \"size\": " + size + "}]}",
                        "files.id");
        for (int cut = 0; cut < cuts; cut++) {
            if (cut % Math.max(1, cuts / (signIns + 1)) == 0 && cut > 0) {
                who = SignedIn.again(site.house().archive(), site.address(), who.account());
            }
            long from = settled(who, upload);
            // On the average the cuts are spread over the whole of it.
            long sent = Math.min(size - from - 1, random.nextLong(2 * size / (cuts + 1)));
            send(who, upload, from, sent);
            System.out.printf("cut no. %d after %,d bytes from %,d on%n", cut + 1, sent, from);
        }
        long from = settled(who, upload);
        String last = send(who, upload, from, size - from);
        System.out.printf("sent in %.1f s%n", (System.nanoTime() - begun) / 1e9);
        answer(who, "/api/v1/deliveries/" + delivery + "/hand-in", "", "id");
        SignedIn asking = who;
        TrialSite.see(
                () -> OpenHouse.read(asking.get("/api/v1/deliveries/" + delivery))
                        .path("state")
                        .asText(),
                "DONE"::equals);
        looking.shutdownNow();
        System.out.printf(
                "taken in after %.1f s; the home never grew by more than %.3f times its size%n",
                (System.nanoTime() - begun) / 1e9, (double) most.get() / size);
        return Stream.of(
                        wrong("answer to the last bytes", "HTTP/1.1 204 No Content", last),
                        wrong("files", List.of("长谈 1.wav"), site.ask("select name from file")),
                        wrong("what the catalogue says", List.of(digest(sent())), site.ask("select sha256 from file")),
                        wrong("what lies in the store", digest(sent()), digest(stored())),
                        wrong("at most 1.1 times its size", true, most.get() <= size * 11 / 10),
                        wrong("what is left of it beside the store", 0L, bytes(home.resolve("uploads"))))
                .flatMap(List::stream)
                .toList();
    }

    private static NewRecord fonds() {
        return new NewRecord(
                RecordIds.next(),
                Level.FONDS,
                "LANE",
                Statements.of(Statement.curated(Term.TITLE, "里弄档案", "zh-Hans")),
                RecordState.DRAFT,
                Access.OPEN);
    }

    private static List<String> wrong(String what, Object expected, Object found) {
        return expected.equals(found) ? List.of() : List.of(what + ": expected " + expected + ", found " + found);
    }

    private static String answer(SignedIn who, String path, String json, String field) {
        HttpResponse<String> answer =
                who.send(who.request(path, "Content-Type", "application/json", "Form-Token", who.formToken())
                        .POST(BodyPublishers.ofString(json)));
        if (answer.statusCode() > 202) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        var tree = OpenHouse.read(answer);
        return field.startsWith("files.")
                ? tree.path("files").path(0).path("id").asText()
                : tree.path(field).asText();
    }

    /** How far it is, once the server has noticed the cut: nobody is at the file any more. */
    private static long settled(SignedIn who, String upload) {
        while (true) {
            long offset = offset(who, upload);
            int status = who.send(tus(who, upload)
                            .header("Upload-Offset", Long.toString(offset))
                            .header("Content-Type", "application/offset+octet-stream")
                            .method("PATCH", BodyPublishers.noBody()))
                    .statusCode();
            if (status == 204) {
                return offset(who, upload);
            }
            if (status != 409 && status != 423) {
                throw new IllegalStateException(upload + " answered " + status);
            }
        }
    }

    private static long offset(SignedIn who, String upload) {
        return who.send(tus(who, upload).method("HEAD", BodyPublishers.noBody()))
                .headers()
                .firstValueAsLong("Upload-Offset")
                .orElseThrow();
    }

    private static java.net.http.HttpRequest.Builder tus(SignedIn who, String path) {
        return who.request(path).header("Tus-Resumable", "1.0.0").header("Form-Token", who.formToken());
    }

    /** Sends so many bytes of those that are announced; the rest never comes, unless there is none. */
    private String send(SignedIn who, String upload, long from, long count) throws IOException {
        try (Socket socket = new Socket(site.address().getHost(), site.address().getPort())) {
            OutputStream out = socket.getOutputStream();
            String head =
                    "PATCH " + upload + " HTTP/1.1\r\nHost: " + site.address().getAuthority() + "\r\nCookie: "
                            + who.cookie() + "\r\nForm-Token: " + who.formToken()
                            + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: " + from
                            + "\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: " + (size - from)
                            + "\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            try (InputStream bytes = new Sent(from, from + count)) {
                bytes.transferTo(out);
            }
            out.flush();
            if (from + count < size) {
                return "";
            }
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return String.valueOf(said.readLine());
        }
    }

    private InputStream sent() {
        return new Sent(0, size);
    }

    private InputStream stored() throws IOException {
        UUID record = UUID.fromString(
                site.ask("select cast(record_id as text) from file").get(0));
        return site.house()
                .archive()
                .store()
                .open(
                        new ObjectId(record),
                        site.ask("select stored_at from file").get(0));
    }

    /** The bytes of the file, from one place to another; no two blocks of them are the same. */
    private final class Sent extends InputStream {
        private long at;
        private final long end;

        Sent(long from, long end) {
            this.at = from;
            this.end = end;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("it is read in blocks");
        }

        @Override
        public int read(byte[] to, int start, int length) {
            if (at >= end) {
                return -1;
            }
            int within = (int) (at % BLOCK);
            int count = (int) Math.min(Math.min(length, BLOCK - within), end - at);
            byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(at / BLOCK).array();
            for (int i = 0; i < count; i++) {
                int place = within + i;
                to[start + i] = place < Long.BYTES ? number[place] : noise[place];
            }
            at += count;
            return count;
        }
    }

    private static String digest(InputStream bytes) throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(bytes, sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private long bytes() {
        return bytes(home);
    }

    /** The bytes that lie there, each file once, however many names it has. */
    private static long bytes(Path folder) {
        Map<Object, Long> bytes = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.forEach(file -> count(file, bytes));
        } catch (IOException | UncheckedIOException gone) {
            // It moves while it is looked at.
        }
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void count(Path file, Map<Object, Long> bytes) {
        try {
            BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
            if (seen.isRegularFile()) {
                bytes.put(seen.fileKey(), seen.size());
            }
        } catch (IOException gone) {
            // It moves while it is looked at.
        }
    }
}
