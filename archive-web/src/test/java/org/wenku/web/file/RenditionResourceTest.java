package org.wenku.web.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Condition;
import org.wenku.archive.access.Role;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Term;
import org.wenku.archive.rendition.RenditionKind;
import org.wenku.archive.rendition.RenditionShelf;
import org.wenku.web.OpenHouse;

@SuppressWarnings("NullAway.Init")
class RenditionResourceTest {

    private static final String TILE = "0,0,512,512/512,512/0/default.jpg";

    private static OpenHouse house;
    private static UUID open;
    private static UUID restricted;
    private static UUID draft;
    private static UUID withdrawn;

    @BeforeAll
    static void enter() throws IOException {
        house = OpenHouse.open();
        UUID fonds = house.fonds("LANE", "里弄档案");
        Access closed = new Access(Condition.RESTRICTED, null, "涉及隐私");
        open = file(house.item(fonds, "公开"));
        restricted =
                file(house.unit(fonds, Level.ITEM, RecordState.PUBLISHED, closed, OpenHouse.said(Term.TITLE, "限制利用")));
        draft = file(house.unit(fonds, Level.ITEM, RecordState.DRAFT, Access.OPEN, OpenHouse.said(Term.TITLE, "未公开")));
        UUID gone = house.item(fonds, "撤下");
        withdrawn = file(gone);
        house.withdraw(gone, "捐赠人撤回");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    /** A file of which everything was made that can be. */
    private static UUID file(UUID record) throws IOException {
        return file(record, "talk.wav", "audio/wav");
    }

    private static UUID file(UUID record, String name, String mediaType) throws IOException {
        byte[] bytes = record.toString().getBytes(StandardCharsets.UTF_8);
        UUID file = house.file(record, name, mediaType, bytes);
        RenditionShelf shelf = new RenditionShelf(house.archive());
        Path desk = shelf.desk();
        for (RenditionKind kind : RenditionKind.values()) {
            Path made = desk.resolve(kind.code() + ".bin");
            if (kind == RenditionKind.TILES) {
                made = desk.resolve("tiles");
                Files.createDirectories(made.resolve(TILE).getParent());
                Files.writeString(made.resolve(TILE), "tile");
            } else {
                Files.writeString(made, "{\"made\":\"" + kind.code() + "\"}\n");
            }
            shelf.keep(
                    OpenHouse.sha256(bytes),
                    kind,
                    new RenditionShelf.Made(
                            "test",
                            "1",
                            made,
                            kind == RenditionKind.WEB_COPY ? "audio/mpeg" : "application/octet-stream",
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("width", 1500)
                                    .put("height", 1100)
                                    .put("tile", 512)));
        }
        RenditionShelf.clear(desk);
        return file;
    }

    private static List<String> addresses(UUID file) {
        return List.of(
                "/renditions/" + file + "/thumbnail",
                "/renditions/" + file + "/pdf",
                "/renditions/" + file + "/web-copy",
                "/renditions/" + file + "/poster",
                "/renditions/" + file + "/waveform",
                "/renditions/" + file + "/text-boxes/1",
                "/iiif/" + file + "/info.json",
                "/iiif/" + file + "/" + TILE,
                "/files/" + file + "/thumbnail.jpg");
    }

    @Test
    void whoever_may_open_the_file_has_what_was_made_of_it_and_no_shared_cache_keeps_it() {
        assertThat(addresses(open)).allSatisfy(address -> {
            HttpResponse<String> reply = house.get(address);
            assertThat(reply.statusCode()).as(address).isEqualTo(200);
            assertThat(reply.headers().firstValue("Cache-Control").orElse("")).startsWith("private");
        });
    }

    @Test
    void nobody_has_what_was_made_of_a_file_that_is_not_theirs_to_open() {
        assertThat(addresses(restricted))
                .allSatisfy(
                        address -> assertThat(house.get(address).statusCode()).isEqualTo(403));
        assertThat(addresses(draft))
                .allSatisfy(
                        address -> assertThat(house.get(address).statusCode()).isEqualTo(404));
        assertThat(addresses(withdrawn))
                .allSatisfy(
                        address -> assertThat(house.get(address).statusCode()).isEqualTo(410));
    }

    @Test
    void a_recording_is_heard_from_the_middle() {
        String copy = "/renditions/" + open + "/web-copy";
        HttpResponse<String> part = house.get(copy, "Range", "bytes=2-5");

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("made");
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 2-5/20");
        assertThat(part.headers().firstValue("Content-Type")).hasValue("audio/mpeg");
        String tag = part.headers().firstValue("ETag").orElseThrow();
        assertThat(house.get(copy, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(house.get(copy, "Range", "bytes=900-").statusCode()).isEqualTo(416);
    }

    @Test
    void a_picture_says_what_it_offers_for_deep_zoom() {
        var info = house.json("/iiif/" + open + "/info.json");

        assertThat(info.path("profile").asText()).isEqualTo("level0");
        assertThat(info.path("width").asInt()).isEqualTo(1500);
        assertThat(info.path("tiles").path(0).path("scaleFactors").toString()).isEqualTo("[1,2,4]");
        assertThat(info.path("id").asText()).endsWith("/iiif/" + open);
    }

    @Test
    void no_address_leads_out_of_the_tiles() {
        for (String bad : List.of("..%2f..%2f0/512,512", "full/max", "0,0,512,512/513,512", "0,0,512,512/..")) {
            assertThat(house.get("/iiif/" + open + "/" + bad + "/0/default.jpg").statusCode())
                    .as(bad)
                    .isBetween(400, 404);
        }
        assertThat(house.get("/renditions/" + open + "/tiles").statusCode()).isEqualTo(404);
        assertThat(house.get("/renditions/" + open + "/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void of_an_original_that_no_browser_shows_readers_get_the_copy_and_the_staff_the_original() throws IOException {
        UUID fonds = house.fonds("MILL", "纱厂档案");
        UUID record = house.item(fonds, "会议记录");
        UUID minutes = file(record, "minutes.doc", "application/msword");
        String address = "/files/" + minutes + "/minutes.doc";

        HttpResponse<String> given = house.get(address);
        assertThat(given.statusCode()).isEqualTo(302);
        assertThat(given.headers().firstValue("Location").orElse("")).endsWith("/renditions/" + minutes + "/pdf");
        assertThat(house.get("/renditions/" + minutes + "/pdf")
                        .headers()
                        .firstValue("Content-Disposition")
                        .orElse(""))
                .contains("filename=\"minutes.bin\"");
        assertThat(house.get("/records/" + record).body())
                .contains("href=\"/renditions/" + minutes + "/pdf\"")
                .doesNotContain("href=\"" + address);
        assertThat(house.signedIn(Role.ARCHIVIST, fonds).get(address).body()).isEqualTo(record.toString());
        assertThat(house.get("/files/" + open + "/talk.wav").statusCode())
                .as("what browsers play as it is")
                .isEqualTo(200);
    }

    @Test
    void the_page_of_a_recording_plays_the_copy() {
        UUID record = house.archive()
                .read(catalogue -> catalogue.file(open).orElseThrow().recordId());

        assertThat(house.get("/records/" + record).body()).contains("/renditions/" + open + "/web-copy");
    }
}
