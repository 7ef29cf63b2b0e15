package org.wenku.web.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wenku.archive.holding.Cue;
import org.wenku.web.OpenHouse;

class FileResourceTest {

    private static final byte[] SOUND = new byte[200_000];

    private static OpenHouse house;
    private static UUID item;
    private static UUID sound;
    private static String address;
    private static String tag;

    @BeforeAll
    static void enter() {
        new Random(7).nextBytes(SOUND);
        house = OpenHouse.open();
        UUID lane = house.fonds("LANE", "里弄档案");
        item = house.item(lane, "口述录音");
        sound = house.file(item, "录音 第一盘.mp3", "audio/mpeg", SOUND);
        address = house.json("/api/v1/records/" + item)
                .path("files")
                .path(0)
                .path("href")
                .asText();
        tag = "\"" + OpenHouse.sha256(SOUND) + "\"";
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static void assertPart(HttpResponse<byte[]> reply, int first, int last) {
        assertThat(reply.statusCode()).isEqualTo(206);
        assertThat(reply.headers().firstValue("content-range")).contains("bytes " + first + "-" + last + "/200000");
        assertThat(reply.headers().firstValue("content-length")).contains(Integer.toString(last - first + 1));
        assertThat(reply.body()).isEqualTo(Arrays.copyOfRange(SOUND, first, last + 1));
    }

    @Test
    void the_whole_file_comes_byte_for_byte_with_what_a_player_needs_to_know() {
        var reply = house.bytes(address);

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(SOUND);
        assertThat(reply.headers().firstValue("content-type")).contains("audio/mpeg");
        assertThat(reply.headers().firstValue("content-length")).contains("200000");
        assertThat(reply.headers().firstValue("accept-ranges")).contains("bytes");
        assertThat(reply.headers().firstValue("etag")).contains(tag);
        assertThat(reply.headers().firstValue("content-encoding")).isEmpty();
    }

    @Test
    void a_range_gives_just_these_bytes() {
        assertPart(house.bytes(address, "Range", "bytes=0-0"), 0, 0);
        assertPart(house.bytes(address, "Range", "bytes=100-70099"), 100, 70_099);
        assertPart(house.bytes(address, "Range", "bytes=199990-"), 199_990, 199_999);
        assertPart(house.bytes(address, "Range", "bytes=-7"), 199_993, 199_999);
        assertPart(house.bytes(address, "Range", "bytes=199999-999999"), 199_999, 199_999);
    }

    @Test
    void ranges_are_never_compressed_whatever_the_client_can_read() {
        UUID text =
                house.file(item, "long.txt", "text/plain", "档案\n".repeat(5000).getBytes(StandardCharsets.UTF_8));

        var reply = house.bytes("/files/" + text + "/long.txt", "Range", "bytes=0-6", "Accept-Encoding", "gzip");

        assertThat(reply.headers().firstValue("content-encoding")).isEmpty();
        assertThat(new String(reply.body(), StandardCharsets.UTF_8)).isEqualTo("档案\n");
    }

    @Test
    void a_range_outside_the_file_is_refused_with_its_length() {
        var reply = house.get(address, "Range", "bytes=200000-");

        assertThat(reply.statusCode()).isEqualTo(416);
        assertThat(reply.headers().firstValue("content-range")).contains("bytes */200000");
    }

    @Test
    void several_ranges_and_other_units_give_the_whole_file() {
        assertThat(house.bytes(address, "Range", "bytes=0-1,5-6").statusCode()).isEqualTo(200);
        assertThat(house.bytes(address, "Range", "seconds=0-1").body()).isEqualTo(SOUND);
    }

    @Test
    void a_range_of_a_file_that_has_changed_since_gives_the_whole_file() {
        assertPart(house.bytes(address, "Range", "bytes=0-9", "If-Range", tag), 0, 9);
        assertThat(house.bytes(address, "Range", "bytes=0-9", "If-Range", "\"other\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(house.bytes(address, "Range", "bytes=0-9", "If-Range", "W/" + tag)
                        .statusCode())
                .isEqualTo(200);
        assertThat(house.bytes(address, "Range", "bytes=0-9", "If-Range", "Mon, 23 Nov 2026 10:00:00 GMT")
                        .statusCode())
                .isEqualTo(200);
        assertThat(house.get(address, "Range", "bytes=999999-", "If-Range", "\"other\"")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void who_has_the_file_already_is_told_so() {
        for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
            var reply = house.bytes(address, "If-None-Match", known, "Range", "bytes=0-9");
            assertThat(reply.statusCode()).as(known).isEqualTo(304);
            assertThat(reply.body()).isEmpty();
            assertThat(reply.headers().firstValue("etag")).contains(tag);
        }
        assertThat(house.get(address, "If-None-Match", "\"other\"").statusCode())
                .isEqualTo(200);
        assertThat(house.get(address, "If-Match", "\"other\"").statusCode()).isEqualTo(412);
    }

    @Test
    void head_says_the_same_without_the_bytes() {
        var whole = house.head(address);
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("content-length")).contains("200000");
        assertThat(whole.headers().firstValue("etag")).contains(tag);

        var part = house.head(address, "Range", "bytes=5-9");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("content-length")).contains("5");
        assertThat(part.headers().firstValue("content-range")).contains("bytes 5-9/200000");
    }

    @Test
    void an_empty_file_is_a_file() {
        UUID empty = house.file(item, "empty.bin", "application/octet-stream", new byte[0]);

        var reply = house.bytes("/files/" + empty + "/empty.bin");
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("content-length")).contains("0");
        assertThat(house.get("/files/" + empty + "/x", "Range", "bytes=0-").statusCode())
                .isEqualTo(416);
    }

    @Test
    void a_chinese_name_survives_the_header() {
        assertThat(house.get(address).headers().firstValue("content-disposition"))
                .contains("inline; filename=\"__ ___.mp3\"; filename*=UTF-8''"
                        + "%E5%BD%95%E9%9F%B3%20%E7%AC%AC%E4%B8%80%E7%9B%98.mp3");
    }

    @Test
    void what_could_run_in_a_browser_is_sent_inert() {
        for (String type :
                List.of("text/html", "image/svg+xml", "application/xhtml+xml", "text/xml", "not a type", "")) {
            UUID file =
                    house.file(item, "a.html", type, ("<script>1</script>" + type).getBytes(StandardCharsets.UTF_8));

            var headers = house.get("/files/" + file + "/a.html").headers();
            assertThat(headers.firstValue("content-disposition").orElse(""))
                    .as(type)
                    .startsWith("attachment");
            assertThat(headers.firstValue("content-security-policy").orElse(""))
                    .startsWith("sandbox; default-src 'none'")
                    .doesNotContain("script-src");
            assertThat(headers.firstValue("x-content-type-options")).contains("nosniff");
        }
    }

    @Test
    void names_that_would_break_an_address_or_a_header_do_not() {
        int i = 0;
        for (String name : List.of(
                "text",
                "pages",
                "thumbnail.jpg",
                "a/b\\c.txt",
                "100%.txt",
                "q?.txt",
                "s;p.txt",
                "..",
                ".",
                "x\r\nSet-Cookie: a=b",
                "\u202egnp.exe",
                "…".repeat(100),
                "𠀀.txt",
                "a\"b.txt",
                "#1.txt",
                "a b+c.txt")) {
            byte[] content = ("content " + i++).getBytes(StandardCharsets.UTF_8);
            UUID record = house.item(house.fonds("N" + i, "n"), "x");
            house.file(record, name, "text/plain", content);
            String href = house.json("/api/v1/records/" + record)
                    .path("files")
                    .path(0)
                    .path("href")
                    .asText();

            var reply = house.bytes(href);
            assertThat(reply.statusCode()).as(href).isEqualTo(200);
            assertThat(reply.body()).as(href).isEqualTo(content);
            assertThat(reply.headers().firstValue("set-cookie")).isEmpty();
        }
    }

    @Test
    void the_text_comes_whole_or_in_parts() {
        List<String> parts = new ArrayList<>();
        for (int i = 1; i <= 70; i++) {
            parts.add("第" + i + "段。\n");
        }
        UUID file = house.file(
                item, "long.txt", "text/plain", "x".getBytes(StandardCharsets.UTF_8), parts.toArray(String[]::new));

        var whole = house.get("/files/" + file + "/text");
        assertThat(whole.body()).isEqualTo(String.join("", parts));
        assertThat(whole.headers().firstValue("content-type").orElse(""))
                .isEqualToIgnoringCase("text/plain;charset=UTF-8");

        var part = house.get("/files/" + file + "/text?part=2");
        assertThat(part.body()).isEqualTo("第2段。\n");
        assertThat(part.headers().allValues("link"))
                .containsExactlyInAnyOrder(
                        "</files/" + file + "/text?part=1>; rel=\"prev\"",
                        "</files/" + file + "/text?part=3>; rel=\"next\"");
        assertThat(house.get("/files/" + file + "/text?part=71").statusCode()).isEqualTo(404);
        assertThat(house.get("/files/" + file + "/text?part=x").statusCode()).isEqualTo(400);
        assertThat(house.get("/files/" + sound + "/text").statusCode()).isEqualTo(404);
    }

    @Test
    void what_is_said_comes_as_captions_of_the_recording_and_of_its_transcript() {
        UUID record = house.item(house.fonds("CUE", "口述"), "访谈");
        UUID voice = house.file(record, "a.mp3", "audio/mpeg", new byte[] {1});
        UUID transcript = house.transcript(
                record,
                "a.vtt",
                List.of(
                        new Cue(1, 0, 1500, "王", "zh", "弄堂 <b> & --> \n\n 第二行"),
                        new Cue(2, 3_723_004, 3_724_000, null, "en", "the lane")));

        var all = house.get("/files/" + voice + "/captions.vtt");
        assertThat(all.headers().firstValue("content-type")).contains("text/vtt;charset=UTF-8");
        assertThat(all.body())
                .isEqualTo("WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.500\n<v 王>弄堂 &lt;b&gt; &amp; --&gt;\n第二行\n"
                        + "\n2\n01:02:03.004 --> 01:02:04.000\nthe lane\n");
        assertThat(house.get("/files/" + transcript + "/captions.vtt?lang=en").body())
                .contains("the lane")
                .doesNotContain("弄堂");
    }

    @Test
    void a_picture_is_drawn_once_for_all_who_ask_at_the_same_time() throws IOException {
        UUID photo = house.file(item, "photo.tif", "image/bmp", picture(3000, 500, "bmp"));
        house.drawn.set(0);

        List<CompletableFuture<HttpResponse<byte[]>>> asked = new ArrayList<>();
        ExecutorService readers = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 8; i++) {
            asked.add(CompletableFuture.supplyAsync(
                    () -> house.bytes("/files/" + photo + "/pages/1.jpg?w=900"), readers));
        }
        readers.shutdown();
        for (var reply : asked) {
            assertThat(reply.join().statusCode()).isEqualTo(200);
            assertThat(ImageIO.read(new ByteArrayInputStream(reply.join().body()))
                            .getWidth())
                    .isEqualTo(1000);
        }
        assertThat(house.drawn).hasValue(1);

        var again = house.bytes("/files/" + photo + "/pages/1.jpg?w=950");
        assertThat(house.drawn).hasValue(1);
        assertThat(house.get(
                                "/files/" + photo + "/pages/1.jpg?w=1000",
                                "If-None-Match",
                                again.headers().firstValue("etag").orElseThrow())
                        .statusCode())
                .isEqualTo(304);
    }

    private static byte[] picture(int width, int height, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    @Test
    void where_there_is_no_picture_it_is_said_by_name() throws IOException {
        UUID photo = house.file(item, "photo.png", "image/png", picture(100, 100, "png"));

        assertThat(house.get("/files/" + photo + "/pages/2.jpg").body()).contains("/problems/no-picture");
        assertThat(house.get("/files/" + sound + "/thumbnail.jpg").statusCode()).isEqualTo(404);
        assertThat(house.get("/files/" + photo + "/pages/0.jpg").statusCode()).isEqualTo(400);
        assertThat(house.get("/files/" + photo + "/pages/x.jpg").statusCode()).isEqualTo(400);
        assertThat(house.get("/files/" + photo + "/thumbnail.jpg").headers().firstValue("content-type"))
                .contains("image/jpeg");
    }

    @Test
    void what_is_no_identifier_is_not_found_by_name() {
        assertThat(house.get("/files/nobody/x").body()).contains("/problems/bad-identifier");
        assertThat(house.get("/files/1-1-1-1-1/x").statusCode()).isEqualTo(404);
    }
}
