package org.wenku.web.staff.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Role;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.HistoryEntry;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.changeset.ChangeSetSteps;
import org.wenku.archive.description.Term;
import org.wenku.web.OpenHouse;
import org.wenku.web.SignedIn;
import org.wenku.web.gate.BodyLimit;

/** The desk over HTTP: pages and the interface for programs, with the steps at work as in a server. */
@SuppressWarnings("NullAway.Init")
class BulkDeskTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private OpenHouse house;
    private UUID lane;
    private UUID shop;
    private UUID letter;
    private UUID bill;

    @BeforeEach
    void open() throws InterruptedException {
        house = OpenHouse.open();
        lane = house.fonds("LANE", "里弄");
        shop = house.fonds("SHOP", "南货店");
        letter = house.unit(
                lane,
                Level.ITEM,
                RecordState.DRAFT,
                Access.OPEN,
                OpenHouse.said(Term.TITLE, "家书 <一>"),
                OpenHouse.said(Term.SUBJECT, "书信"));
        bill = house.item(shop, "家书附账单");
        ChangeSetSteps.register(house.archive());
        house.archive().steps().start(1);
        house.archive().follower().awaitCaughtUp(Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private CatalogueRecord record(UUID id) {
        return house.archive().read(catalogue -> catalogue.record(id)).orElseThrow();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(201, 303);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.indexOf('/', 8));
    }

    /** What the form on a page keeps for the next page. */
    private static String chosen(String page) {
        int start = page.indexOf("name=\"find\" value=\"") + "name=\"find\" value=\"".length();
        return page.substring(start, page.indexOf('"', start)).replace("&#34;", "\"");
    }

    private String begin(SignedIn who) {
        return location(who.post(
                "/staff/bulk",
                "find",
                "{\"query\": \"家书\"}",
                "name",
                "加地名",
                "do-0",
                "add",
                "term-0",
                "spatial",
                "is-0",
                "上海 & 里弄",
                "language-0",
                "zh-Hans"));
    }

    /** Asks until the set is applied. */
    private JsonNode applied(SignedIn who, String set) throws IOException, InterruptedException {
        for (int i = 0; i < 300; i++) {
            JsonNode answer = JSON.readTree(who.get("/api/v1/change-sets/" + set.substring(set.lastIndexOf('/') + 1))
                    .body());
            if (answer.path("state").asText().equals("applied")) {
                return answer;
            }
            house.archive().follower().awaitCaughtUp(Duration.ofMillis(100));
        }
        throw new AssertionError("the set was never applied");
    }

    @Test
    void an_archivist_goes_from_the_search_to_the_undo() throws Exception {
        SignedIn who = house.signedIn(Role.ARCHIVIST);
        String found = who.get("/search?q=" + encoded("家书")).body();
        assertThat(found).contains("/staff/bulk/new?q=");
        assertThat(who.get("/staff/bulk/new?q=" + encoded("家书")).statusCode()).isEqualTo(200);

        String set = begin(who);
        assertThat(who.get(set).body()).contains("家书 &lt;一&gt;", "上海 &amp; 里弄", "LANE/1", "SHOP/1");
        assertThat(record(letter).version()).isZero();

        assertThat(who.post(set + "/apply").statusCode()).isEqualTo(303);
        assertThat(applied(who, set).path("counts").path("applied").asLong()).isEqualTo(2);
        assertThat(record(letter).statements().values(Term.SPATIAL)).containsExactly("上海 & 里弄");
        List<HistoryEntry> history = house.archive().read(catalogue -> catalogue.history(letter));
        assertThat(history.get(1).why()).isEqualTo("加地名");
        assertThat(history.get(1).by()).isEqualTo(who.name());

        String undo = location(who.post(set + "/undo"));
        assertThat(who.post(undo + "/apply").statusCode()).isEqualTo(303);
        applied(who, undo);
        assertThat(record(letter).statements().values(Term.SPATIAL)).isEmpty();
        assertThat(who.get("/staff/bulk").body()).contains("加地名", "撤销：加地名");
    }

    @Test
    void who_describes_one_fonds_touches_that_one_and_sees_no_set_of_others() {
        SignedIn everywhere = house.signedIn(Role.ARCHIVIST);
        SignedIn ofLane = house.signedIn(Role.ARCHIVIST, lane);
        String both = begin(everywhere);
        assertThat(ofLane.get(both).statusCode()).isEqualTo(404);
        String own = begin(ofLane);
        assertThat(ofLane.get(own).body()).contains("LANE/1").doesNotContain("SHOP/1");
        assertThat(ofLane.get(own + "?lang=en").body()).contains("One more is in a fonds");
        assertThat(house.signedIn(Role.READER).get("/staff/bulk").statusCode()).isEqualTo(403);
        assertThat(house.signedIn(Role.READER).post(own + "/apply").statusCode())
                .isEqualTo(403);
        assertThat(record(bill).version()).isZero();
    }

    @Test
    void publishing_needs_a_right_of_its_own() {
        String wish = "{\"name\": \"公开\", \"find\": {\"below\": \"LANE\"}, \"change\": [{\"do\": \"publish\"}]}";
        assertThat(post(house.signedIn(Role.ARCHIVIST), "/api/v1/change-sets", "application/json", wish)
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> set = post(house.signedIn(Role.REVIEWER), "/api/v1/change-sets", "application/json", wish);
        assertThat(set.statusCode()).isEqualTo(201);
        String address = location(set);
        assertThat(post(house.signedIn(Role.ARCHIVIST), address + "/apply", "application/json", "")
                        .statusCode())
                .isEqualTo(403);
    }

    private static HttpResponse<String> post(SignedIn who, String path, String type, String body) {
        return who.send(who.request(path, "Content-Type", type, "Form-Token", who.formToken())
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void programs_do_the_same_and_are_told_what_is_wrong() throws Exception {
        SignedIn who = house.signedIn(Role.ARCHIVIST);
        HttpResponse<String> wrong = post(
                who,
                "/api/v1/change-sets",
                "application/json",
                "{\"name\": \"x\", \"find\": {\"query\": \"\"}, \"change\": [{\"do\": \"add\", \"term\":"
                        + " \"colour\"}]}");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("colour");
        for (String notChosen : List.of("{\"undone\": true}", "{\"sheet\": \"a.csv\"}", "{}", "null")) {
            HttpResponse<String> nothing = post(
                    who,
                    "/api/v1/change-sets",
                    "application/json",
                    "{\"name\": \"x\", \"find\": " + notChosen
                            + ", \"change\": [{\"do\": \"remove\", \"term\": \"subject\"}]}");
            assertThat(nothing.statusCode()).as(notChosen).isEqualTo(400);
            assertThat(nothing.body()).as(notChosen).contains("below");
        }
        HttpResponse<String> unknown =
                post(who, "/api/v1/change-sets", "application/json", "{\"name\": \"x\", \"fnid\": {}}");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("fnid");
        String set = location(post(
                who,
                "/api/v1/change-sets",
                "application/json",
                "{\"name\": \"x\", \"find\": {\"codes\": [\"LANE/1\", \"NO/1\"]}, \"change\":"
                        + " [{\"do\": \"remove\", \"term\": \"subject\"}]}"));
        JsonNode records = JSON.readTree(who.get(set + "/records").body()).path("records");
        assertThat(records.get(0)
                        .path("before")
                        .path("statements")
                        .get(0)
                        .path("value")
                        .asText())
                .isEqualTo("书信");
        assertThat(JSON.readTree(who.get(set + "/faults").body())
                        .path("faults")
                        .get(0)
                        .path("found")
                        .asText())
                .isEqualTo("NO/1");
        assertThat(post(who, set + "/apply", "application/json", "").statusCode())
                .isEqualTo(202);
        JsonNode done = applied(who, set);
        assertThat(done.path("change").get(0).path("do").asText()).isEqualTo("remove");
        assertThat(done.path("find").path("codes")).hasSize(2);
        assertThat(JSON.readTree(who.get(set + "/records?outcome=applied").body())
                        .path("records"))
                .hasSize(1);
        assertThat(who.get(set + "/records?outcome=somehow").statusCode()).isEqualTo(400);
        assertThat(record(letter).statements().values(Term.SUBJECT)).isEmpty();
    }

    @Test
    void a_sheet_goes_out_and_comes_back_in_a_form() {
        SignedIn who = house.signedIn(Role.ARCHIVIST);
        String sheet = who.post("/staff/bulk/sheet/out", "find", "{\"query\": \"家书\"}", "format", "csv")
                .body();
        assertThat(sheet).contains("LANE/1", "家书 <一>");
        String edited = sheet.replace("家书 <一>", "家书 其一");
        String boundary = "----edge";
        String form = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"sheet\"; filename=\"a.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + edited + "\r\n--" + boundary + "--\r\n";
        String set = location(post(
                who,
                "/staff/bulk/sheet?form-token=" + who.formToken(),
                "multipart/form-data; boundary=" + boundary,
                form));
        assertThat(who.get(set).body()).contains("家书 其一");
        assertThat(post(who, "/api/v1/change-sets/from-sheet?name=csv", "text/csv", "nothing")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_sheet_may_be_much_larger_than_a_form_and_a_form_may_not() {
        SignedIn who = house.signedIn(Role.ARCHIVIST);
        String sheet = who.post("/staff/bulk/sheet/out", "find", "{\"query\": \"家书\"}", "format", "csv")
                .body();
        String column = ",\"" + "x".repeat(1000) + "\"";
        StringBuilder wide = new StringBuilder(sheet.strip());
        for (int row = 0; row < 3000; row++) {
            wide.append("\r\nLANE/none-").append(row).append(column);
        }
        assertThat(wide.length()).isGreaterThan(3_000_000);
        assertThat(post(who, "/api/v1/change-sets/from-sheet?name=large", "text/csv", wide.toString())
                        .statusCode())
                .isEqualTo(201);
        String set = location(post(
                who,
                "/staff/bulk/sheet?form-token=" + who.formToken(),
                "multipart/form-data; boundary=edge",
                "--edge\r\nContent-Disposition: form-data; name=\"sheet\"; filename=\"a.csv\"\r\n\r\n" + wide
                        + "\r\n--edge--\r\n"));
        assertThat(who.get(set).statusCode()).isEqualTo(200);
        assertThat(post(
                                who,
                                "/api/v1/change-sets",
                                "application/json",
                                "\"" + wide.toString().replace("\"", "").replace("\r\n", "") + "\"")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void as_many_codes_as_may_be_listed_are_previewed_and_go_out_as_a_sheet() throws Exception {
        SignedIn who = house.signedIn(Role.ARCHIVIST);
        StringBuilder codes = new StringBuilder("LANE/1\r\n");
        for (int other = 2; other <= 10_000; other++) {
            codes.append("LANE/里弄居民申请装设公用电话往来函件/").append(other).append("\r\n");
        }
        assertThat(encoded(codes.toString())).hasSizeGreaterThan(BodyLimit.USUAL);
        HttpResponse<String> wish = who.post("/staff/bulk/new", "codes", codes.toString());
        assertThat(wish.statusCode()).isEqualTo(200);
        String find = chosen(wish.body());
        assertThat(JSON.readTree(find).path("codes")).hasSize(10_000);
        assertThat(who.post("/staff/bulk/sheet/out", "find", find, "format", "csv")
                        .body())
                .contains("LANE/1", "家书 <一>");
        String set = location(
                who.post("/staff/bulk", "find", find, "name", "目录", "do-0", "add", "term-0", "subject", "is-0", "目录"));
        assertThat(who.get(set).body()).contains("家书 &lt;一&gt;");

        HttpResponse<String> more = who.post("/staff/bulk/new", "codes", codes + "LANE/10001");
        assertThat(more.statusCode()).isEqualTo(400);
        assertThat(more.body()).contains("10001", "10000");
    }

    @Test
    void a_form_that_says_nothing_comes_back_with_what_is_missing() {
        SignedIn who = house.signedIn(Role.ARCHIVIST);
        HttpResponse<String> again = who.post("/staff/bulk", "find", "{\"query\": \"\"}", "name", "空");
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("value=\"空\"");
        assertThat(who.get("/staff/bulk/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        HttpResponse<String> noCode = who.post("/staff/bulk/new", "below", "NO SUCH CODE!");
        assertThat(noCode.statusCode()).isEqualTo(400);
        assertThat(noCode.body()).contains("NO SUCH CODE!");
    }
}
