package org.wenku.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Role;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.database.DatabaseFixture;
import org.wenku.archive.database.DatabaseSettings;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.archive.holding.Cue;
import org.wenku.archive.holding.FileKind;
import org.wenku.archive.holding.FileText;
import org.wenku.archive.holding.NewFile;
import org.wenku.archive.holding.OcrState;
import org.wenku.archive.holding.Pictures;
import org.wenku.archive.holding.TextPart;
import org.wenku.archive.settings.Key;
import org.wenku.archive.settings.Settings;
import org.wenku.archive.storage.Deposit;
import org.wenku.archive.storage.ObjectId;
import org.wenku.archive.storage.VersionNote;
import org.wenku.web.api.Json;

/**
 * A real archive with a real server for a test: database, store, index, Jetty on a free port. Units and files are
 * entered in one line each.
 */
public final class OpenHouse implements AutoCloseable {

    private static final Act ENTER = new Act("keeper", "enter", null);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Path home;
    private final DatabaseFixture database;
    private final Archive archive;
    private final WebServer server;

    /** How many pictures were drawn. */
    public final AtomicInteger drawn = new AtomicInteger();

    private OpenHouse(Map<Key, String> set) throws IOException {
        this.home = Files.createTempDirectory("wenku-open-house-");
        this.database = DatabaseFixture.fresh();
        DatabaseSettings there = database.settings();
        Settings settings = Settings.load(home, Map.of())
                .with(Key.DATABASE_URL, String.valueOf(there.url()))
                .with(Key.DATABASE_USER, String.valueOf(there.user()))
                .with(Key.DATABASE_PASSWORD, String.valueOf(there.password()));
        for (Map.Entry<Key, String> each : set.entrySet()) {
            settings = settings.with(each.getKey(), each.getValue());
        }
        this.archive = Archive.open(settings);
        this.server =
                WebServer.start("127.0.0.1", 0, new WebApplication(archive, this::draw, Desks.ofArchive(archive)));
    }

    /** An empty archive, open to all. */
    public static OpenHouse open() {
        return open(Map.of());
    }

    /** An empty archive with something set. */
    public static OpenHouse open(Map<Key, String> set) {
        try {
            return new OpenHouse(set);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Draws real pictures, in this process, because the files of these tests are our own. */
    private Pictures.Drawing draw(Path file, String mediaType, int page, int width, Path target) {
        try {
            BufferedImage source = ImageIO.read(file.toFile());
            if (source == null || page > 1) {
                return new Pictures.NotDrawn("no such picture", true);
            }
            int wide = Math.min(width, source.getWidth());
            BufferedImage picture = new BufferedImage(
                    wide, Math.max(1, source.getHeight() * wide / source.getWidth()), BufferedImage.TYPE_INT_RGB);
            picture.createGraphics().drawImage(source, 0, 0, picture.getWidth(), picture.getHeight(), null);
            ImageIO.write(picture, "jpeg", target.toFile());
            drawn.incrementAndGet();
            return new Pictures.Drawn();
        } catch (IOException e) {
            return new Pictures.NotDrawn(e.toString(), true);
        }
    }

    public Archive archive() {
        return archive;
    }

    public WebServer server() {
        return server;
    }

    public DatabaseFixture database() {
        return database;
    }

    /** Enters a published fonds. */
    public UUID fonds(String code, String title) {
        return archive.write(
                ENTER,
                desk -> desk.createFonds(
                                unit(Level.FONDS, code, RecordState.PUBLISHED, Access.OPEN, said(Term.TITLE, title)))
                        .id());
    }

    /** Enters a unit. */
    public UUID unit(UUID parent, Level level, RecordState state, Access access, Statement... said) {
        return archive.write(
                ENTER,
                desk -> desk.create(parent, unit(level, null, state, access, said))
                        .id());
    }

    /** Enters a published, open item. */
    public UUID item(UUID parent, String title) {
        return unit(parent, Level.ITEM, RecordState.PUBLISHED, Access.OPEN, said(Term.TITLE, title));
    }

    private static NewRecord unit(
            Level level, @Nullable String code, RecordState state, Access access, Statement... said) {
        return new NewRecord(RecordIds.next(), level, code, Statements.of(said), state, access);
    }

    /** What a person says in Chinese. */
    public static Statement said(Term term, String value) {
        return Statement.curated(term, value, "zh-Hans");
    }

    /** Takes in a file, with its text in parts if it has any. */
    public UUID file(UUID record, String name, String mediaType, byte[] bytes, String... parts) {
        UUID id = RecordIds.next();
        FileText text = parts.length == 0
                ? null
                : new FileText(
                        id,
                        FileText.TextOrigin.PARSER,
                        "test",
                        "1",
                        "UTF-8",
                        true,
                        "zh",
                        false,
                        parts.length,
                        Stream.of(parts).mapToLong(String::length).sum());
        int[] ordinal = {0};
        List<TextPart> texts = Stream.of(parts)
                .map(body -> new TextPart(++ordinal[0], null, body))
                .toList();
        return file(record, id, FileKind.ORIGINAL, name, mediaType, bytes, text, texts, List.of());
    }

    /** Takes in a transcript. */
    public UUID transcript(UUID record, String name, List<Cue> cues) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return file(record, RecordIds.next(), FileKind.TRANSCRIPT, name, "text/vtt", bytes, null, List.of(), cues);
    }

    /** Takes in a file of any kind. */
    public UUID file(
            UUID record,
            UUID id,
            FileKind kind,
            String name,
            String mediaType,
            byte[] bytes,
            @Nullable FileText text,
            List<TextPart> parts,
            List<Cue> cues) {
        String storedAt = "original/" + id;
        archive.store()
                .put(
                        new ObjectId(record),
                        List.of(Deposit.bytes(storedAt, bytes)),
                        new VersionNote("keeper", "taken in", Instant.now()));
        NewFile held = new NewFile(
                id,
                kind,
                name.getBytes(StandardCharsets.UTF_8),
                name,
                mediaType,
                null,
                bytes.length,
                sha256(bytes),
                storedAt,
                JsonNodeFactory.instance.objectNode(),
                OcrState.NOT_NEEDED,
                null,
                text,
                parts,
                cues);
        archive.write(
                ENTER, desk -> desk.addFiles(desk.catalogue().record(record).orElseThrow(), List.of(held)));
        return id;
    }

    public static String sha256(byte[] bytes) {
        return digest("SHA-256", bytes);
    }

    public static String sha512(byte[] bytes) {
        return digest("SHA-512", bytes);
    }

    private static String digest(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Withdraws a record. */
    public void withdraw(UUID record, String reason) {
        archive.write(ENTER, desk -> {
            desk.withdraw(desk.catalogue().record(record).orElseThrow(), reason);
            return null;
        });
    }

    /** Waits until the index knows everything. */
    public void indexed() {
        try {
            if (!archive.follower().awaitCaughtUp(Duration.ofSeconds(60))) {
                throw new IllegalStateException(
                        "the index is still behind: " + archive.follower().waiting());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Somebody with this role in the whole archive, signed in. */
    public SignedIn signedIn(Role role) {
        return SignedIn.to(archive, address(), role);
    }

    /** Somebody with this role in one fonds, signed in. */
    public SignedIn signedIn(Role role, UUID fonds) {
        return SignedIn.to(archive, address(), role, fonds);
    }

    /** Asks for an address from the root of the site, with headers given as name, value, name, value. */
    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, headers, BodyHandlers.ofString());
    }

    public HttpResponse<byte[]> bytes(String path, String... headers) {
        return send("GET", path, headers, BodyHandlers.ofByteArray());
    }

    public HttpResponse<String> head(String path, String... headers) {
        return send("HEAD", path, headers, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(String method, String path, String[] headers, HttpResponse.BodyHandler<T> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address().resolve(path))
                .timeout(Duration.ofSeconds(60))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The JSON at an address, which must be there. */
    public JsonNode json(String path) {
        HttpResponse<String> reply = get(path);
        if (reply.statusCode() != 200) {
            throw new AssertionError("GET " + path + " gave " + reply.statusCode() + " " + reply.body());
        }
        return read(reply);
    }

    public static JsonNode read(HttpResponse<String> reply) {
        try {
            return Json.MAPPER.readTree(reply.body());
        } catch (IOException e) {
            throw new UncheckedIOException(reply.body(), e);
        }
    }

    /** Where the server listens. */
    public URI address() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
        archive.close();
        database.close();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
