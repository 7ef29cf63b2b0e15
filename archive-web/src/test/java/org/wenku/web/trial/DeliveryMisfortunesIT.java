package org.wenku.web.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Grant;
import org.wenku.archive.access.Right;
import org.wenku.archive.access.Role;
import org.wenku.archive.account.Accounts;
import org.wenku.archive.account.Tokens;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.archive.settings.Settings;
import org.wenku.archive.step.Eventually;
import org.wenku.web.Site;
import org.wenku.web.api.Json;
import org.wenku.web.command.ArchiveCommand;

/** What goes wrong with the server while a delivery is on its way into it. */
class DeliveryMisfortunesIT {

    private static final int FILES = 120;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private URI address = URI.create("http://127.0.0.1:1");
    private String token = "";

    /** Enters the fonds K and somebody who may send things into it. */
    private void prepare(Archive archive) {
        UUID fonds = archive.write(
                new Act("keeper", "enter", null),
                desk -> desk.createFonds(new NewRecord(
                                RecordIds.next(),
                                Level.FONDS,
                                "K",
                                Statements.of(Statement.curated(Term.TITLE, "里弄档案", "zh-Hans")),
                                RecordState.PUBLISHED,
                                Access.OPEN))
                        .id());
        token = new Tokens(archive)
                .create(
                        new Accounts(archive).create("test", "mei", "mei", List.of(Grant.everywhere(Role.ARCHIVIST))),
                        new Tokens.Wish(
                                "trial",
                                Set.of(Right.INGEST),
                                Set.of(fonds),
                                Instant.now().plus(Duration.ofDays(1))))
                .text();
    }

    private static Process archive(ProcessBuilder.Redirect output, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Dwenku.worker=" + TrialHouse.WORKER,
                "-cp",
                System.getProperty("java.class.path"),
                ArchiveCommand.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "WENKU_TONGUE", "en", "WENKU_OCR_ENABLED", "false"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** A process of its own, so that it can be killed. What it says is not waited for. */
    private Process server(Path home) throws Exception {
        Process server = archive(
                ProcessBuilder.Redirect.appendTo(folder.resolve("server.log").toFile()),
                Map.of(),
                "serve",
                "--home",
                home.toString(),
                "--port",
                Integer.toString(address.getPort()));
        Eventually.see(this::isHealthy, healthy -> healthy);
        return server;
    }

    private boolean isHealthy() throws InterruptedException {
        try {
            return CLIENT.send(
                                    HttpRequest.newBuilder(address.resolve("/healthz"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private JsonNode ask(String path) throws Exception {
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(address.resolve(path)));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Json.MAPPER.readTree(answer.body());
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(
                request.header("Authorization", "Bearer " + token)
                        .header("Tus-Resumable", "1.0.0")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private JsonNode post(String path, JsonNode said) throws Exception {
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(said))));
        JsonNode body = Json.MAPPER.readTree(answer.body());
        assertThat(answer.statusCode()).as("%s: %s", path, body).isBetween(200, 299);
        return body;
    }

    @Test
    void a_server_killed_again_and_again_while_it_takes_a_delivery_in_takes_every_file_once() throws Exception {
        Path home = folder.resolve("home");
        Path drop = HostileFiles.smallFiles(folder.resolve("drop"), FILES);
        try (TrialHouse house = TrialHouse.in(home)) {
            prepare(house.archive());
        }
        address = URI.create("http://127.0.0.1:" + freePort());
        Process server = server(home);
        Process sender = archive(
                ProcessBuilder.Redirect.PIPE,
                Map.of("WENKU_TOKEN", token),
                "ingest",
                drop.toString(),
                "--into",
                "K",
                "--to",
                address.toString());
        int kills = 0;
        for (int taken : List.of(5, 50)) {
            long before = Eventually.see(this::taken, there -> there >= taken);
            kills += before < FILES ? 1 : 0;
            List<ProcessHandle> children = server.descendants().toList();
            server.destroyForcibly().waitFor();
            children.forEach(ProcessHandle::destroyForcibly);
            server = server(home);
            assertThat(taken())
                    .as("nothing that was said to be taken in is lost")
                    .isGreaterThanOrEqualTo(before);
        }
        String said = new String(sender.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(sender.waitFor()).as(said).isZero();
        assertThat(kills).as("kills in the middle").isPositive();
        server.destroy();
        server.waitFor();

        try (TrialHouse house = TrialHouse.in(home)) {
            house.agreesOn(FILES);
            assertThat(house.count("select count(distinct upload_id) from ingest_item where outcome = 'ACCEPTED'"))
                    .isEqualTo(FILES);
            assertThat(house.count("select count(*) from ingest_item")).isEqualTo(FILES);
            assertThat(house.count("select count(*) from delivery where state = 'DONE'"))
                    .isEqualTo(1);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /** How many files of the one delivery have their outcome; none while there is no delivery. */
    private long taken() throws Exception {
        JsonNode deliveries = ask("/api/v1/deliveries").path("deliveries");
        return deliveries.isEmpty()
                ? 0
                : ask("/api/v1/deliveries/" + deliveries.get(0).path("id").asText())
                        .path("files")
                        .path("taken")
                        .asLong();
    }

    /** Where the system lets nobody mount there is no disk to fill. */
    @Test
    void a_disk_that_fills_during_an_upload_is_named_and_what_has_come_goes_on_when_there_is_room() throws Exception {
        Path uploads = Files.createDirectories(folder.resolve("home/uploads"));
        if (run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", uploads.toString()) != 0) {
            return;
        }
        System.setProperty("wenku.worker", System.getProperty("wenku.worker", TrialHouse.WORKER));
        try (Site site = Site.open(Settings.load(
                folder.resolve("home"),
                Map.of("WENKU_OCR_ENABLED", "false", "WENKU_SERVER_PORT", "0", "WENKU_UPLOADS_SPARE", "0")))) {
            address = site.address();
            prepare(site.house().archive());
            byte[] tape = new byte[12 << 20];
            new Random(7).nextBytes(tape);
            String delivery = post(
                            "/api/v1/deliveries", Json.MAPPER.createObjectNode().put("into", "K"))
                    .path("id")
                    .asText();
            String upload = announced(delivery, "tape.bin", tape.length);
            assertThat(patch(upload, 0, Arrays.copyOf(tape, 4 << 20))).isEqualTo(204);

            Path filler = uploads.resolve("filler");
            Files.write(filler, new byte[17 << 20]);
            HttpResponse<byte[]> full = sent(upload, 4 << 20, Arrays.copyOfRange(tape, 4 << 20, tape.length));
            assertThat(full.statusCode()).isEqualTo(507);
            assertThat(new String(full.body(), StandardCharsets.UTF_8)).contains("no room left", "once there is room");
            Files.delete(filler);

            long offset = send(HttpRequest.newBuilder(address.resolve(upload))
                            .method("HEAD", HttpRequest.BodyPublishers.noBody()))
                    .headers()
                    .firstValueAsLong("Upload-Offset")
                    .orElseThrow();
            assertThat(offset).isBetween(4L << 20, (long) tape.length);
            assertThat(patch(upload, offset, Arrays.copyOfRange(tape, (int) offset, tape.length)))
                    .isEqualTo(204);
            post("/api/v1/deliveries/" + delivery + "/hand-in", Json.MAPPER.createObjectNode());
            Eventually.see(this::taken, there -> there == 1);
            assertThat(ask("/api/v1/deliveries/" + delivery + "/files")
                            .path("files")
                            .get(0)
                            .path("sha256")
                            .asText())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(tape)));
        } finally {
            run("umount", "-l", uploads.toString());
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private String announced(String delivery, String path, long size) throws Exception {
        ObjectNode said = Json.MAPPER.createObjectNode();
        said.putArray("files").addObject().put("path", path).put("size", size);
        return "/api/v1/uploads/"
                + post("/api/v1/deliveries/" + delivery + "/files", said)
                        .path("files")
                        .get(0)
                        .path("id")
                        .asText();
    }

    private int patch(String upload, long offset, byte[] bytes) throws Exception {
        return sent(upload, offset, bytes).statusCode();
    }

    private HttpResponse<byte[]> sent(String upload, long offset, byte[] bytes) throws Exception {
        return send(HttpRequest.newBuilder(address.resolve(upload))
                .header("Upload-Offset", Long.toString(offset))
                .header("Accept-Language", "en")
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }
}
