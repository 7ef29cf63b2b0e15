package org.wenku.web.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wenku.web.OpenHouse.said;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
import org.wenku.web.OpenHouse;
import org.wenku.web.SignedIn;

/** Two fonds, each with a draft and a restricted file; who works in one sees what is closed there and only there. */
class CallerTest {

    private static OpenHouse house;
    private static UUID lane;
    private static UUID laneDraft;
    private static UUID laneFile;
    private static UUID millDraft;
    private static UUID millFile;

    @BeforeAll
    static void enter() {
        house = OpenHouse.open();
        lane = house.fonds("LANE", "里弄档案");
        UUID mill = house.fonds("MILL", "纱厂档案");
        laneDraft = unit(lane, RecordState.DRAFT, Access.OPEN, "里弄的草稿");
        millDraft = unit(mill, RecordState.DRAFT, Access.OPEN, "纱厂的草稿");
        Access restricted = new Access(Condition.RESTRICTED, null, "隐私");
        laneFile = file(unit(lane, RecordState.PUBLISHED, restricted, "里弄的限制件"), "悄悄话在里弄");
        millFile = file(unit(mill, RecordState.PUBLISHED, restricted, "纱厂的限制件"), "悄悄话在纱厂");
        house.indexed();
    }

    private static UUID unit(UUID parent, RecordState state, Access access, String title) {
        return house.unit(parent, Level.ITEM, state, access, said(Term.TITLE, title));
    }

    private static UUID file(UUID record, String text) {
        return house.file(
                record, "letter.txt", "text/plain", text.getBytes(java.nio.charset.StandardCharsets.UTF_8), text);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void an_archivist_of_one_fonds_sees_its_drafts_and_closed_files_on_every_face_and_nobody_elses() {
        SignedIn archivist = house.signedIn(Role.ARCHIVIST, lane);

        for (String face : new String[] {"/records/%s", "/api/v1/records/%s", "/records/%s.dc.xml"}) {
            assertThat(archivist
                            .get(face.formatted(laneDraft), "Accept", "text/html,application/json;q=0.9,*/*;q=0.1")
                            .statusCode())
                    .as(face)
                    .isEqualTo(200);
            assertThat(archivist.get(face.formatted(millDraft)).statusCode())
                    .as(face)
                    .isEqualTo(404);
        }
        assertThat(archivist.get("/files/" + laneFile + "/x").body()).isEqualTo("悄悄话在里弄");
        assertThat(archivist.get("/files/" + millFile + "/x").statusCode()).isEqualTo(403);
        for (String list : new String[] {"/api/v1/records?limit=100", "/api/v1/search?q=草稿", "/search?q=草稿"}) {
            assertThat(archivist.get(list).body()).as(list).contains(laneDraft.toString());
            assertThat(archivist.get(list).body()).as(list).doesNotContain(millDraft.toString());
        }
        assertThat(archivist.get("/api/v1/search?q=悄悄话").body()).contains("里弄").doesNotContain("纱厂");
        assertThat(archivist.get("/search?q=悄悄话").body()).contains("里弄的限制件").doesNotContain("纱厂的限制件");
    }

    @Test
    void an_archivist_of_the_whole_archive_sees_all_and_a_reader_what_everyone_sees() {
        assertThat(house.signedIn(Role.ARCHIVIST).get("/api/v1/search?q=悄悄话").body())
                .contains("里弄", "纱厂");
        assertThat(house.signedIn(Role.READER).get("/records/" + laneDraft).statusCode())
                .isEqualTo(404);
        assertThat(house.signedIn(Role.READER).get("/files/" + laneFile + "/x").statusCode())
                .isEqualTo(403);
    }

    @Test
    void nothing_that_is_shown_to_somebody_is_kept_by_a_cache() {
        SignedIn archivist = house.signedIn(Role.ARCHIVIST);
        for (String address : new String[] {
            "/", "/staff", "/records/" + laneDraft, "/files/" + laneFile + "/x", "/api/v1/records/" + laneDraft
        }) {
            assertThat(archivist.get(address).headers().allValues("Cache-Control"))
                    .as(address)
                    .containsExactly("private, no-store");
        }
    }

    @Test
    void who_is_not_signed_in_is_led_to_the_entrance_and_a_program_is_told() {
        HttpResponse<String> person = house.get("/staff?x=1", "Accept", "text/html");
        assertThat(person.statusCode()).isEqualTo(303);
        assertThat(person.headers().firstValue("Location").orElseThrow()).endsWith("/login?next=%2Fstaff%3Fx%3D1");

        HttpResponse<String> program = house.get("/staff", "Accept", "*/*");
        assertThat(program.statusCode()).isEqualTo(401);
        assertThat(program.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(OpenHouse.read(program).path("type").asText()).endsWith("/problems/unauthenticated");
    }

    @Test
    void a_form_without_the_mark_of_the_session_is_not_believed() {
        SignedIn mei = house.signedIn(Role.READER);

        HttpResponse<String> without = mei.send(mei.request("/logout")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("form-token=made-up")));
        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(mei.get("/staff").statusCode()).isEqualTo(200);

        HttpResponse<String> bySite = mei.send(mei.request("/logout", "Sec-Fetch-Site", "cross-site")
                .header("Form-Token", mei.formToken())
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(bySite.statusCode()).isEqualTo(403);

        assertThat(mei.post("/logout").statusCode()).isEqualTo(303);
        assertThat(mei.get("/staff", "Accept", "text/html").statusCode()).isEqualTo(303);
    }

    @Test
    void the_desk_shows_the_doors_that_are_open() {
        assertThat(house.signedIn(Role.READER).get("/staff").body())
                .contains("/staff/account")
                .doesNotContain("/staff/people");
        assertThat(house.signedIn(Role.ADMINISTRATOR).get("/staff").body()).contains("/staff/people", "/staff/audit");
    }
}
