package org.wenku.web.staff.authorities;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Role;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.authority.Authority;
import org.wenku.archive.authority.AuthorityAddress;
import org.wenku.archive.authority.AuthorityList;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Term;
import org.wenku.web.OpenHouse;
import org.wenku.web.SignedIn;

/** The desk of the authorities over HTTP, as a browser without scripts uses it, and what the picker asks. */
class AuthoritiesDeskTest {

    private static final String DESK = "/staff/authorities";

    private static OpenHouse house;
    private static UUID lane;
    private static SignedIn shen;

    @BeforeAll
    static void open() {
        house = OpenHouse.open();
        lane = house.fonds("LANE", "里弄档案");
        shen = house.signedIn(Role.ARCHIVIST, lane);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Enters one with its shown name and another form of it. */
    private static UUID enter(String kind, String name, String other) {
        HttpResponse<String> answer = shen.post(
                DESK,
                "kind",
                kind,
                "name",
                name,
                "language",
                "zh-hans",
                "use",
                "PREFERRED",
                "name",
                other,
                "language",
                "",
                "use",
                "VARIANT",
                "dates",
                "",
                "note",
                "",
                "identifiers",
                "",
                "namesake",
                "yes");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return UUID.fromString(location.replaceFirst(".*/authorities/", "").replaceFirst("\\?.*", ""));
    }

    private static Authority authority(UUID id) {
        return house.archive()
                .read(catalogue -> AuthorityList.with(catalogue, id))
                .orElseThrow();
    }

    @Test
    void what_is_entered_is_listed_found_by_any_name_in_either_script_and_told_by_kind() {
        UUID made = enter("PERSON", "顾颉刚", "Gu Jiegang");
        enter("PLACE", "顾村", "Gucun");

        assertThat(authority(made).entry().names().get(0).language()).isEqualTo("zh-Hans");
        assertThat(shen.get(DESK + "?lang=en").body()).contains("顾颉刚", "Gu Jiegang", "Person");
        assertThat(shen.get(DESK + "?lang=en&q=" + encoded("顧")).body()).contains("顾颉刚", "顾村");
        assertThat(shen.get(DESK + "?lang=en&kind=PLACE&q=" + encoded("顧")).body())
                .contains("顾村")
                .doesNotContain("顾颉刚");
        assertThat(shen.get(DESK + "?lang=en&q=jieg").body())
                .contains("found by")
                .contains("顾颉刚");
        assertThat(shen.get(DESK + "?lang=en&q=" + encoded("{无}%")).body())
                .contains("No name has")
                .contains("name=%7B%E6%97%A0%7D%25");
        assertThat(shen.get(DESK + "/" + made + "?lang=zh").body()).contains("规范记录：顾颉刚", made.toString());
        assertThat(shen.get(DESK + "/nobody").statusCode()).isEqualTo(404);
        assertThat(shen.get(DESK + "/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    @Test
    void what_cannot_be_understood_is_said_and_nothing_typed_is_lost() {
        HttpResponse<String> answer = shen.post(
                DESK + "?lang=en",
                "kind",
                "PERSON",
                "name",
                "沈甲",
                "language",
                "chinese!",
                "use",
                "VARIANT",
                "dates",
                "清末",
                "note",
                "一位 <b>工人</b>",
                "identifiers",
                "VIAF 1");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("chinese!", "must be the one that is shown", "清末", "VIAF 1", "沈甲")
                .contains("一位 &lt;b&gt;工人");
        HttpResponse<String> more =
                shen.post(DESK, "kind", "PERSON", "name", "沈甲", "language", "", "use", "PREFERRED", "do", "more");
        assertThat(more.statusCode()).isEqualTo(200);
        assertThat(more.body().split("class=\"name-line\"")).hasSize(5);
    }

    @Test
    void a_namesake_is_named_first_and_entered_when_the_person_says_so() {
        enter("PERSON", "王伟", "Wang Wei");
        HttpResponse<String> answer =
                shen.post(DESK + "?lang=en", "kind", "PERSON", "name", "王偉", "language", "", "use", "PREFERRED");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("one of this name already", "王伟", "王偉");
        assertThat(shen.post(DESK, "kind", "PLACE", "name", "王偉", "language", "", "use", "PREFERRED")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void of_two_the_second_sees_what_the_first_has_written_and_loses_nothing() {
        UUID made = enter("SUBJECT", "米价", "Rice prices");
        SignedIn gu = house.signedIn(Role.ARCHIVIST);
        String page = DESK + "/" + made;
        String[] theirs = {
            "version", "0", "kind", "SUBJECT", "name", "米价（顾）", "language", "zh-Hans", "use", "PREFERRED", "why", "核对"
        };
        assertThat(gu.post(page, theirs).statusCode()).isEqualTo(303);

        theirs[5] = "米价（沈）";
        HttpResponse<String> answer = shen.post(page + "?lang=en", theirs);
        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(answer.body()).contains(gu.name(), "核对", "米价（顾）", "米价（沈）", "name=\"version\" value=\"1\"");
        assertThat(authority(made).entry().names().get(0).text()).isEqualTo("米价（顾）");
        theirs[1] = "1";
        assertThat(shen.post(page, theirs).statusCode()).isEqualTo(303);
        assertThat(shen.post(
                                page,
                                "version",
                                "2",
                                "kind",
                                "SUBJECT",
                                "name",
                                "米价（沈）",
                                "language",
                                "zh-Hans",
                                "use",
                                "PREFERRED")
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(there -> assertThat(there).endsWith("done=unchanged"));
        assertThat(shen.get(page + "?lang=en").body()).contains("corrected — 核对");
    }

    @Test
    void two_are_merged_by_who_may_describe_everywhere_and_readers_see_what_names_the_one() {
        UUID stays = enter("CORPORATE_BODY", "公用电话间", "Telephone booth");
        UUID goes = enter("CORPORATE_BODY", "传呼电话站", "Call station");
        UUID letter = house.unit(
                lane,
                Level.ITEM,
                RecordState.PUBLISHED,
                Access.OPEN,
                OpenHouse.said(Term.TITLE, "传呼单"),
                new Statement(Term.CREATOR, "电话站", "zh-Hans", Origin.curated(), AuthorityAddress.of(goes), null));
        house.indexed();

        assertThat(shen.get(DESK + "/" + goes + "?lang=en").body())
                .contains("One record names it")
                .doesNotContain("Merge into another");
        assertThat(shen.post(DESK + "/" + goes + "/merge", "version", "0", "into", stays.toString())
                        .statusCode())
                .isEqualTo(403);
        SignedIn gu = house.signedIn(Role.ARCHIVIST);
        assertThat(gu.post(DESK + "/" + goes + "/merge", "version", "0", "into", "somewhere")
                        .statusCode())
                .isEqualTo(422);
        assertThat(gu.post(
                                DESK + "/" + goes + "/merge",
                                "version",
                                "0",
                                "into",
                                house.address()
                                        .resolve(DESK + "/" + stays + "?lang=en")
                                        .toString())
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(there -> assertThat(there).contains(stays + "?done=merged"));
        house.indexed();

        assertThat(gu.get(DESK + "/" + goes).body()).contains("公用电话间").doesNotContain("<form class=\"sheet");
        String record = house.signedIn(Role.READER).get("/records/" + letter).body();
        assertThat(record).contains("/search?q=&amp;authority=" + stays);
        String found = house.signedIn(Role.READER)
                .get("/search?q=&lang=zh&authority=" + stays)
                .body();
        assertThat(found).contains("传呼单", "公用电话间");
        assertThat(house.signedIn(Role.READER).get("/search?q=booth").body()).contains("传呼单");
    }

    private static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    @Test
    void the_picker_is_offered_pages_of_matches_and_what_may_be_entered_in_place() {
        for (int i = 0; i < 11; i++) {
            enter("PERSON", "丙等" + (char) ('一' + i), "third-rank " + i);
        }
        String ask = "/staff/authority-matches?lang=en&term=creator&language=zh-Hans&q=" + encoded("third-rank");
        JsonNode first = json(shen.get(ask), 200);
        assertThat(first.get("matches")).hasSize(8);
        assertThat(first.get("said").asText()).isEqualTo("8 matches, and more");
        assertThat(first.get("matches").get(0).get("name").asText()).startsWith("丙等");
        assertThat(first.get("matches").get(0).get("found").asText()).startsWith("third-rank");
        assertThat(first.get("makes")).hasSize(3);
        assertThat(first.get("makes").get(0).get("label").asText()).isEqualTo("Enter as Person: third-rank");
        JsonNode second = json(shen.get(ask + "&after=" + first.get("next").asText()), 200);
        assertThat(second.get("matches")).hasSize(3);
        assertThat(second.get("next").isNull()).isTrue();
        Set<String> addresses = new HashSet<>(first.get("matches").findValuesAsText("address"));
        addresses.addAll(second.get("matches").findValuesAsText("address"));
        assertThat(addresses).hasSize(11);

        assertThat(json(shen.get("/staff/authority-matches?term=spatial&q=" + encoded("丙等")), 200)
                        .get("matches"))
                .isEmpty();
        assertThat(json(shen.get("/staff/authority-matches?term=creator&q="), 200)
                        .get("makes"))
                .isEmpty();
        assertThat(shen.get("/staff/authority-matches?term=title&q=x").statusCode())
                .isEqualTo(400);
    }

    @Test
    void picking_without_scripts_keeps_what_is_typed_and_writes_no_record() {
        UUID made = enter("PLACE", "曹家渡", "Caojiadu");
        UUID letter = house.unit(lane, Level.ITEM, RecordState.DRAFT, Access.OPEN, OpenHouse.said(Term.TITLE, "家书"));
        String form = "/staff/records/" + letter + "/describe";
        String[] typed = {
            "version", "0", "do", "pick:1", "term", "title", "value", "家书（改）", "language", "zh-Hans", "edtf", "",
            "authority", "", "term", "spatial", "value", "caojia", "language", "", "edtf", "", "authority", ""
        };
        String page = shen.post(form + "?lang=en", typed).body();
        // The form that comes back has empty lines before this one, so that it is no longer the second.
        assertThat(page)
                .contains("家书（改）", "One match")
                .containsPattern("link:[0-9]+:" + made)
                .containsPattern("make:[0-9]+:PLACE");
        typed[3] = "link:1:" + made;
        page = shen.post(form + "?lang=en", typed).body();
        assertThat(page)
                .contains("家书（改）", "value=\"曹家渡\"", AuthorityAddress.of(made).toString());
        typed[3] = "link:1:" + UUID.randomUUID();
        assertThat(shen.post(form, typed).statusCode()).isEqualTo(404);
        typed[3] = "make:1:RIVER";
        assertThat(shen.post(form, typed).statusCode()).isEqualTo(400);
        typed[3] = "pick:7";
        assertThat(shen.post(form, typed).statusCode()).isEqualTo(200);
        int version = house.archive()
                .read(catalogue -> catalogue.record(letter))
                .orElseThrow()
                .version();
        assertThat(version).isZero();
        String blank = "/staff/records/new?below=" + lane + "&lang=en";
        typed[3] = "make:1:PLACE";
        assertThat(shen.post(blank, typed).body()).contains("家书（改）", "value=\"caojia\"", "unlink:");
    }

    @Test
    void one_is_entered_in_place_by_who_may_describe_and_by_nobody_else() {
        JsonNode made = json(
                shen.post("/staff/authority-matches?lang=en", "kind", "PLACE", "name", " 杨树浦 ", "language", "zh-Hans"),
                201);
        assertThat(made.get("name").asText()).isEqualTo("杨树浦");
        assertThat(made.get("detail").asText()).isEqualTo("Place");
        UUID id = AuthorityAddress.authority(made.get("address").asText()).orElseThrow();
        assertThat(authority(id).entry().names().get(0).language()).isEqualTo("zh-Hans");

        assertThat(shen.post("/staff/authority-matches", "kind", "RIVER", "name", "黄浦江")
                        .statusCode())
                .isEqualTo(400);
        assertThat(shen.post("/staff/authority-matches", "kind", "PLACE", "name", " ")
                        .statusCode())
                .isEqualTo(400);
        SignedIn reader = house.signedIn(Role.READER);
        assertThat(reader.get(DESK).statusCode()).isEqualTo(403);
        assertThat(reader.get("/staff/authority-matches?term=creator&q=x").statusCode())
                .isEqualTo(403);
        assertThat(reader.post("/staff/authority-matches", "kind", "PLACE", "name", "黄浦江")
                        .statusCode())
                .isEqualTo(403);
    }
}
