package org.wenku.web.staff.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wenku.archive.access.Role;
import org.wenku.archive.step.Eventually;
import org.wenku.web.OpenHouse;
import org.wenku.web.SignedIn;

/** Files sent piece by piece over real connections that are really cut. */
class UploadsTest {

    private static OpenHouse house;
    private static SignedIn archivist;
    private static UUID lane;

    @BeforeAll
    static void open() {
        house = OpenHouse.open();
        lane = house.fonds("LANE", "里弄档案");
        house.fonds("MILL", "纱厂档案");
        archivist = house.signedIn(Role.ARCHIVIST, lane);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static HttpRequest.Builder tus(SignedIn who, String path) {
        return who.request(path).header("Tus-Resumable", "1.0.0").header("Form-Token", who.formToken());
    }

    private static HttpResponse<String> openDelivery(SignedIn who, String into, boolean publish) {
        return who.send(who.request("/api/v1/deliveries")
                .header("Form-Token", who.formToken())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"into\":\"" + into + "\",\"publish\":" + publish + "}")));
    }

    private static String delivery() {
        HttpResponse<String> opened = openDelivery(archivist, "LANE", false);
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        return OpenHouse.read(opened).path("id").asText();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static HttpResponse<String> announce(String delivery, byte[] path, long size, String more) {
        String metadata =
                "delivery " + base64(delivery.getBytes(StandardCharsets.UTF_8)) + ",filename " + base64(path) + more;
        return archivist.send(tus(archivist, "/api/v1/uploads")
                .header("Upload-Length", Long.toString(size))
                .header("Upload-Metadata", metadata)
                .POST(BodyPublishers.noBody()));
    }

    private static String announced(String delivery, String path, long size) {
        HttpResponse<String> answer = announce(delivery, path.getBytes(StandardCharsets.UTF_8), size, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return java.net
                .URI
                .create(answer.headers().firstValue("Location").orElseThrow())
                .getPath();
    }

    private static HttpResponse<String> patch(SignedIn who, String upload, long offset, byte[] bytes) {
        return who.send(tus(who, upload)
                .header("Upload-Offset", Long.toString(offset))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", BodyPublishers.ofByteArray(bytes)));
    }

    private static long offset(SignedIn who, String upload) {
        HttpResponse<String> answer = who.send(tus(who, upload).method("HEAD", BodyPublishers.noBody()));
        return answer.headers().firstValueAsLong("Upload-Offset").orElse(-answer.statusCode());
    }

    private static JsonNode onlyFile(String delivery) {
        return OpenHouse.read(archivist.get("/api/v1/deliveries/" + delivery + "/files"))
                .path("files")
                .path(0);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /** Begins to send, sends so many bytes, and hangs up. */
    private static void cutOff(SignedIn who, String upload, long offset, byte[] all, int sent) throws IOException {
        try (Socket socket =
                new Socket(house.address().getHost(), house.address().getPort())) {
            OutputStream out = socket.getOutputStream();
            String head = "PATCH " + upload + " HTTP/1.1\r\nHost: "
                    + house.address().getAuthority()
                    + "\r\nCookie: " + who.cookie() + "\r\nForm-Token: " + who.formToken()
                    + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: " + offset
                    + "\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: " + (all.length - offset)
                    + "\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(all, (int) offset, sent);
            out.flush();
            socket.setSoLinger(true, 5);
        }
    }

    @Test
    void sixty_mebibytes_through_thirty_cuts_and_three_sessions_are_one_intact_file_of_their_own_size()
            throws IOException {
        byte[] all = random(60 << 20);
        String delivery = delivery();
        String upload = announced(delivery, "照片/第一卷/扫描 1.tif", all.length);
        SignedIn who = archivist;
        for (int cut = 0; cut < 30; cut++) {
            who = cut % 10 == 9 ? SignedIn.again(house.archive(), house.address(), archivist.account()) : who;
            long from = settled(who, upload);
            cutOff(who, upload, from, all, Math.min(1 << 20, (int) (all.length - from)));
        }
        long from = settled(who, upload);
        assertThat(from).isBetween(1L, (long) all.length - 1);
        HttpResponse<String> last = patch(who, upload, from, Arrays.copyOfRange(all, (int) from, all.length));

        assertThat(last.statusCode()).as(last.body()).isEqualTo(204);
        JsonNode file = onlyFile(delivery);
        assertThat(file.path("state").asText()).isEqualTo("WHOLE");
        assertThat(file.path("path").asText()).isEqualTo("照片/第一卷/扫描 1.tif");
        assertThat(file.path("sha256").asText()).isEqualTo(OpenHouse.sha256(all));
        assertThat(bytesOf(upload)).isEqualTo(all.length);
    }

    /** The offset once the server has noticed the cut: nobody is at the file any more. */
    private static long settled(SignedIn who, String upload) {
        while (true) {
            long offset = offset(who, upload);
            HttpResponse<String> nothing = patch(who, upload, offset, new byte[0]);
            if (nothing.statusCode() == 204) {
                return offset(who, upload);
            }
            assertThat(nothing.statusCode()).as(nothing.body()).isIn(409, 423);
        }
    }

    private static long bytesOf(String upload) throws IOException {
        String id = upload.substring(upload.lastIndexOf('/') + 1);
        try (Stream<Path> files = Files.walk(house.archive().home().resolve("uploads"))) {
            Optional<Path> file = files.filter(path -> path.endsWith(id)).findFirst();
            return file.isPresent() ? Files.size(file.get()) : 0;
        }
    }

    @Test
    void bytes_that_begin_elsewhere_are_refused_and_the_offset_stays() {
        String upload = announced(delivery(), "a.bin", 10);
        assertThat(patch(archivist, upload, 0, new byte[4]).statusCode()).isEqualTo(204);

        assertThat(patch(archivist, upload, 3, new byte[4]).statusCode()).isEqualTo(409);
        assertThat(patch(archivist, upload, 5, new byte[4]).statusCode()).isEqualTo(409);
        assertThat(offset(archivist, upload)).isEqualTo(4);
    }

    @Test
    void a_second_window_is_told_that_the_file_is_being_sent() throws Exception {
        String upload = announced(delivery(), "a.bin", 1 << 20);
        try (Socket first =
                new Socket(house.address().getHost(), house.address().getPort())) {
            first.getOutputStream()
                    .write(("PATCH " + upload + " HTTP/1.1\r\nHost: x\r\nCookie: " + archivist.cookie()
                                    + "\r\nForm-Token: " + archivist.formToken()
                                    + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type:"
                                    + " application/offset+octet-stream\r\nContent-Length: 1048576\r\n\r\nabc")
                            .getBytes(StandardCharsets.US_ASCII));
            // Only then does it hold the file; a second one that comes earlier would shut the first one out.
            Eventually.see(() -> bytesOf(upload), bytes -> bytes == 3);

            HttpResponse<String> second = patch(archivist, upload, 0, new byte[0]);

            assertThat(second.statusCode()).as(second.body()).isEqualTo(423);
            assertThat(second.body()).contains("upload-busy");
        }
    }

    @Test
    void more_bytes_than_were_announced_are_refused() {
        String upload = announced(delivery(), "a.bin", 10);

        assertThat(patch(archivist, upload, 0, new byte[11]).statusCode()).isEqualTo(413);
        assertThat(offset(archivist, upload)).isZero();
    }

    @Test
    void bytes_that_are_not_those_announced_are_thrown_away_and_named() {
        String delivery = delivery();
        HttpResponse<String> answer = announce(
                delivery,
                "a.bin".getBytes(StandardCharsets.UTF_8),
                3,
                ",sha256 " + base64("0".repeat(64).getBytes(StandardCharsets.UTF_8)));
        String upload = java.net
                .URI
                .create(answer.headers().firstValue("Location").orElseThrow())
                .getPath();

        assertThat(patch(archivist, upload, 0, new byte[3]).statusCode()).isEqualTo(422);
        assertThat(onlyFile(delivery).path("state").asText()).isEqualTo("FAULTY");
    }

    @Test
    void paths_that_lead_out_of_a_delivery_are_refused() {
        String delivery = delivery();
        for (String path : new String[] {"../a", "/etc/passwd", "a//b", "a/./b", "a/", "a\0b", "x".repeat(256)}) {
            assertThat(announce(delivery, path.getBytes(StandardCharsets.UTF_8), 1, "")
                            .statusCode())
                    .as(path)
                    .isEqualTo(422);
        }
    }

    @Test
    void what_is_somebody_elses_is_not_there() {
        String delivery = delivery();
        String upload = announced(delivery, "a.bin", 10);
        SignedIn other = house.signedIn(Role.ARCHIVIST, lane);

        assertThat(offset(other, upload)).isEqualTo(-404);
        assertThat(patch(other, upload, 0, new byte[1]).statusCode()).isEqualTo(404);
        assertThat(other.get("/api/v1/deliveries/" + delivery).statusCode()).isEqualTo(404);
    }

    @Test
    void only_who_may_ingest_in_a_fonds_sends_there_and_only_who_may_publish_publishes() {
        assertThat(openDelivery(archivist, "MILL", false).statusCode()).isEqualTo(403);
        assertThat(openDelivery(archivist, "LANE", true).statusCode()).isEqualTo(403);
        assertThat(openDelivery(house.signedIn(Role.REVIEWER, lane), "LANE", true)
                        .statusCode())
                .isEqualTo(201);
        assertThat(openDelivery(house.signedIn(Role.READER), "LANE", false).statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_delivery_with_a_file_that_is_not_whole_is_not_handed_in() {
        String delivery = delivery();
        announced(delivery, "a.bin", 10);

        HttpResponse<String> answer = archivist.send(archivist
                .request("/api/v1/deliveries/" + delivery + "/hand-in")
                .header("Form-Token", archivist.formToken())
                .POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    }

    @Test
    void the_limit_of_bodies_holds_for_everything_but_uploads() {
        String upload = announced(delivery(), "a.bin", 3 << 20);

        assertThat(patch(archivist, upload, 0, new byte[3 << 20]).statusCode()).isEqualTo(204);
        HttpResponse<String> tooLarge = archivist.send(archivist
                .request("/api/v1/deliveries")
                .header("Form-Token", archivist.formToken())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(new byte[12 << 20])));
        assertThat(tooLarge.statusCode())
                .as("read although the server stops reading before the end")
                .isEqualTo(413);
        assertThat(tooLarge.headers().firstValue("Connection"))
                .as("nothing else is sent after a body that nobody reads")
                .contains("close");
    }

    @Test
    void a_program_of_another_version_is_told_so() {
        assertThat(archivist
                        .send(archivist
                                .request("/api/v1/uploads")
                                .header("Form-Token", archivist.formToken())
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(412);
    }
}
