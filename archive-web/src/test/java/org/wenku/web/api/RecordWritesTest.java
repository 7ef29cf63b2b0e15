package org.wenku.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Condition;
import org.wenku.archive.access.Right;
import org.wenku.archive.access.Role;
import org.wenku.archive.account.Tokens;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.audit.Audit;
import org.wenku.archive.audit.AuditQuestion;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.HistoryEntry;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Term;
import org.wenku.web.OpenHouse;
import org.wenku.web.SignedIn;

/** Records written by programs with a token, over HTTP. */
@SuppressWarnings("NullAway.Init")
class RecordWritesTest {

    private OpenHouse house;
    private UUID lane;
    private String letter;
    private SignedIn gu;
    private Client reviewer;

    @BeforeEach
    void open() {
        house = OpenHouse.open();
        lane = house.fonds("LANE", "里弄档案");
        UUID id = house.unit(
                lane,
                Level.ITEM,
                RecordState.DRAFT,
                Access.OPEN,
                OpenHouse.said(Term.TITLE, "家书"),
                Statement.of(
                        Term.CREATED, "1947-03", null, Origin.extracted("Apache Tika", "3.3.1", "dcterms:created")));
        letter = "/api/v1/records/" + id;
        gu = house.signedIn(Role.REVIEWER, lane);
        reviewer = new Client(gu, Right.SEE_DRAFTS, Right.DESCRIBE, Right.PUBLISH);
    }

    @AfterEach
    void close() {
        house.close();
    }

    /** A program with a token of somebody. */
    private final class Client {
        private final SignedIn owner;
        private final String token;

        Client(SignedIn owner, Right... rights) {
            this.owner = owner;
            this.token = new Tokens(house.archive())
                    .create(
                            owner.account(),
                            new Tokens.Wish(
                                    "trial", Set.of(rights), null, Instant.now().plus(Duration.ofDays(1))))
                    .text();
        }

        HttpResponse<String> send(String method, String path, @Nullable String seen, @Nullable String json) {
            HttpRequest.Builder request = HttpRequest.newBuilder(house.address().resolve(path))
                    .timeout(Duration.ofSeconds(60))
                    .header("Authorization", "Bearer " + token)
                    .header("Accept-Language", "en")
                    .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
            if (json != null) {
                request.header("Content-Type", "application/json");
            }
            if (seen != null) {
                request.header("If-Match", seen);
            }
            return owner.send(request);
        }

        HttpResponse<String> get(String path) {
            return send("GET", path, null, null);
        }

        String tag(String path) {
            return get(path).headers().firstValue("ETag").orElseThrow();
        }
    }

    private static String title(String title) {
        return "{\"statements\": {\"title\": [{\"value\": \"" + title + "\", \"language\": \"zh-Hans\"}]}}";
    }

    private static void isProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(OpenHouse.read(answer).path("type").asText()).endsWith("/problems/" + code);
    }

    private CatalogueRecord record() {
        UUID id = UUID.fromString(letter.substring(letter.lastIndexOf('/') + 1));
        return house.archive().read(catalogue -> catalogue.record(id)).orElseThrow();
    }

    @Test
    void what_was_asked_for_is_changed_and_sent_back_as_it_is() {
        HttpResponse<String> asked = reviewer.get(letter);
        String tag = asked.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).startsWith("\"0-");
        ObjectNode said = (ObjectNode) OpenHouse.read(asked);
        assertThat(said.path("state").asText()).isEqualTo("draft");
        assertThat(said.path("ownAccess").path("condition").asText()).isEqualTo("open");
        ((ObjectNode) said.path("statements").path("title").path(0)).put("value", "家书 一");
        said.put("why", "据信封");

        HttpResponse<String> written = reviewer.send("PUT", letter, tag, said.toString());
        assertThat(written.statusCode()).as(written.body()).isEqualTo(200);
        assertThat(written.headers().firstValue("ETag").orElseThrow()).startsWith("\"1-");
        assertThat(OpenHouse.read(written).path("title").asText()).isEqualTo("家书 一");
        assertThat(record().statements()
                        .first(Term.CREATED)
                        .orElseThrow()
                        .origin()
                        .tool())
                .as("what was sent back as it was keeps its origin")
                .isEqualTo("Apache Tika");
        HistoryEntry last = house.archive()
                .read(catalogue -> catalogue.writtenBefore(record().id(), 2))
                .orElseThrow();
        assertThat(last.by()).isEqualTo(gu.name());
        assertThat(last.why()).isEqualTo("据信封");
        assertThat(Audit.of(house.archive())
                        .page(AuditQuestion.EVERYTHING, null, 1)
                        .get(0)
                        .act())
                .isEqualTo("record.describe");
    }

    @Test
    void a_write_names_the_version_that_was_seen_or_is_refused() {
        isProblem(reviewer.send("PUT", letter, null, title("甲")), 428, "version-needed");
        isProblem(reviewer.send("PUT", letter, "*", title("甲")), 428, "version-needed");
        assertThat(reviewer.send("PUT", letter, "\"0\"", title("甲")).statusCode())
                .isEqualTo(200);
        HttpResponse<String> late = reviewer.send("PUT", letter, "\"0\"", title("乙"));
        isProblem(late, 412, "overtaken");
        assertThat(OpenHouse.read(late).path("version").asInt()).isEqualTo(1);
        isProblem(reviewer.send("PUT", letter, "W/\"1\"", title("乙")), 412, "overtaken");
        Map<String, String> acts =
                Map.of("publish", "{}", "withdraw", "{\"reason\":\"x\"}", "move", "{\"parent\":\"" + lane + "\"}");
        acts.forEach((act, said) -> {
            isProblem(reviewer.send("POST", letter + "/" + act, null, said), 428, "version-needed");
            isProblem(reviewer.send("POST", letter + "/" + act, "\"0\"", said), 412, "overtaken");
        });
        isProblem(reviewer.send("DELETE", letter, null, null), 428, "version-needed");
        isProblem(reviewer.send("DELETE", letter, "\"0\"", null), 412, "overtaken");
        assertThat(record().title()).isEqualTo("甲");
        assertThat(record().version()).isEqualTo(1);
    }

    @Test
    void of_two_clients_that_write_at_once_one_is_told_and_then_neither_is_lost() throws Exception {
        Client shen = new Client(house.signedIn(Role.ARCHIVIST, lane), Right.SEE_DRAFTS, Right.DESCRIBE);
        CyclicBarrier together = new CyclicBarrier(2);
        List<CompletableFuture<List<Integer>>> both = Stream.of(shen, reviewer)
                .map(client -> CompletableFuture.supplyAsync(() -> addingSubjects(client, together)))
                .toList();
        int refused = 0;
        for (CompletableFuture<List<Integer>> each : both) {
            List<Integer> heard = each.get(120, TimeUnit.SECONDS);
            assertThat(heard).containsOnly(200, 412);
            refused += (int) heard.stream().filter(status -> status == 412).count();
        }
        assertThat(refused).isEqualTo(10);
        assertThat(record().version()).isEqualTo(20);
        assertThat(record().statements().of(Term.SUBJECT)).hasSize(20);
    }

    /** Ten times: both see the same version and write; who is too late asks again and writes again. */
    private List<Integer> addingSubjects(Client client, CyclicBarrier together) {
        List<Integer> heard = new java.util.ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String subject = client.owner.name() + " " + i;
            HttpResponse<String> seen = client.get(letter);
            await(together);
            int status = add(client, seen, subject);
            heard.add(status);
            while (status == 412) {
                status = add(client, client.get(letter), subject);
                heard.add(status);
            }
            await(together);
        }
        return heard;
    }

    private int add(Client client, HttpResponse<String> seen, String subject) {
        ObjectNode said = (ObjectNode) OpenHouse.read(seen);
        ObjectNode statements = (ObjectNode) said.path("statements");
        statements.withArray("subject").addObject().put("value", subject);
        return client.send("PUT", letter, seen.headers().firstValue("ETag").orElseThrow(), said.toString())
                .statusCode();
    }

    private static void await(CyclicBarrier together) {
        try {
            together.await(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_unit_is_entered_published_withdrawn_and_a_draft_deleted() {
        HttpResponse<String> made = reviewer.send(
                "POST",
                "/api/v1/records",
                null,
                "{\"parent\": \"" + lane + "\", \"level\": \"item\", \"code\": \"A\", \"ownAccess\": {\"condition\":"
                        + " \"restricted\", \"until\": \"2090-01-01\", \"reason\": \"信中有地址\"}, \"statements\":"
                        + " {\"title\": [{\"value\": \"账单\"}], \"created\": [{\"value\": \"民国三十六年三月\"}]}}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String unit = made.headers().firstValue("Location").orElseThrow();
        JsonNode entered = OpenHouse.read(made);
        assertThat(unit).endsWith(entered.path("id").asText());
        assertThat(entered.path("referenceCode").asText()).isEqualTo("LANE/A");
        assertThat(entered.path("statements")
                        .path("created")
                        .path(0)
                        .path("edtf")
                        .asText())
                .isEqualTo("1947-03");
        assertThat(entered.path("ownAccess").path("until").asText()).isEqualTo("2090-01-01");

        String there = unit.substring(unit.indexOf("/api"));
        HttpResponse<String> published = reviewer.send("POST", there + "/publish", reviewer.tag(there), null);
        assertThat(OpenHouse.read(published).path("state").asText()).isEqualTo("published");
        assertThat(house.json(there).path("access").path("reason").asText()).isEqualTo("信中有地址");
        assertThat(house.json(there).path("ownAccess").isNull()).isTrue();
        isProblem(reviewer.send("POST", there + "/withdraw", "\"1\"", "{\"reason\": \" \"}"), 400, "bad-parameter");
        HttpResponse<String> withdrawn =
                reviewer.send("POST", there + "/withdraw", "\"1\"", "{\"reason\": \"捐赠人收回授权\"}");
        assertThat(OpenHouse.read(withdrawn).path("state").asText()).isEqualTo("withdrawn");
        assertThat(house.get(there).statusCode()).isEqualTo(410);

        HttpResponse<String> was = reviewer.send("DELETE", there, "\"2\"", null);
        isProblem(was, 409, "prevented");
        assertThat(OpenHouse.read(was).path("obstacle").asText()).isEqualTo("NOT_A_DRAFT");
        assertThat(OpenHouse.read(was).path("detail").asText()).contains("Only drafts can be deleted");
        assertThat(reviewer.send("DELETE", letter, reviewer.tag(letter), null).statusCode())
                .isEqualTo(204);
        assertThat(reviewer.get(letter).statusCode()).isEqualTo(404);
    }

    @Test
    void a_unit_is_moved_with_what_stands_below_it_and_found_by_its_old_code() {
        UUID series =
                house.unit(lane, Level.SERIES, RecordState.PUBLISHED, Access.OPEN, OpenHouse.said(Term.TITLE, "往来"));
        UUID moved = house.unit(lane, Level.FILE, RecordState.PUBLISHED, Access.OPEN, OpenHouse.said(Term.TITLE, "家书"));
        UUID below = house.item(moved, "一封信");
        String was =
                house.json("/api/v1/records/" + below).path("referenceCode").asText();
        String there = "/api/v1/records/" + moved;
        isProblem(reviewer.send("POST", there + "/move", "\"0\"", "{\"parent\": \"x\"}"), 400, "bad-parameter");
        UUID hidden = house.unit(
                house.fonds("MILL", "纱厂档案"),
                Level.SERIES,
                RecordState.DRAFT,
                Access.OPEN,
                OpenHouse.said(Term.TITLE, "账册"));
        HttpResponse<String> unseen =
                reviewer.send("POST", there + "/move", "\"0\"", "{\"parent\": \"" + hidden + "\"}");
        assertThat(unseen.statusCode()).isEqualTo(404);
        assertThat(unseen.body()).doesNotContain("MILL");
        HttpResponse<String> circle =
                reviewer.send("POST", there + "/move", "\"0\"", "{\"parent\": \"" + below + "\"}");
        isProblem(circle, 409, "prevented");
        assertThat(OpenHouse.read(circle).path("obstacle").asText()).isEqualTo("BELOW_ITSELF");

        HttpResponse<String> answer = reviewer.send(
                "POST", there + "/move", "\"0\"", "{\"parent\": \"" + series + "\", \"code\": \"甲\", \"why\": \"整理\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode now = OpenHouse.read(answer);
        assertThat(now.path("parent").path("id").asText()).isEqualTo(series.toString());
        assertThat(now.path("version").asInt()).isEqualTo(1);
        assertThat(house.json("/api/v1/records/" + below).path("referenceCode").asText())
                .isEqualTo(now.path("referenceCode").asText() + "/1")
                .isNotEqualTo(was);
        house.indexed();
        JsonNode found = house.json("/api/v1/search?q=" + was);
        assertThat(found.path("hits").path(0).path("id").asText()).isEqualTo(below.toString());
    }

    @Test
    void what_cannot_be_understood_is_named_with_its_place() {
        List<List<String>> wrong = List.of(
                List.of("{\"statements\": {\"titel\": [{\"value\": \"x\"}]}}", "titel"),
                List.of("{\"statements\": {\"title\": [{\"value\": \" \"}]}}", "statements.title[0].value"),
                List.of(
                        "{\"statements\": {\"title\": [{\"value\": \"x\", \"language\": \"c h\"}]}}",
                        "title[0].language"),
                List.of("{\"statements\": {\"date\": [{\"value\": \"x\", \"edtf\": \"1947-13\"}]}}", "date[0].edtf"),
                List.of("{\"statements\": {\"creator\": [{\"value\": \"x\", \"authority\": \"y\"}]}}", "authority"),
                List.of("{\"statements\": {}}", "statements"),
                List.of("{}", "statements"),
                List.of(
                        "{\"statements\": {\"title\": [{\"value\": \"x\"}]}, \"ownAccess\": {\"condition\": \"ajar\"}}",
                        "ajar"));
        for (List<String> each : wrong) {
            HttpResponse<String> answer = reviewer.send("PUT", letter, "\"0\"", each.get(0));
            isProblem(answer, 400, "bad-parameter");
            assertThat(OpenHouse.read(answer).path("detail").asText()).contains(each.get(1));
        }
        for (String json :
                List.of("{\"statements\": [", "{\"statemnts\": {}}", "{\"statements\": {\"title\": \"x\"}}")) {
            HttpResponse<String> answer = reviewer.send("PUT", letter, "\"0\"", json);
            isProblem(answer, 400, "bad-json");
            assertThat(OpenHouse.read(answer).path("detail").asText()).contains("1:");
            assertThat(answer.body()).doesNotContain("org.wenku", "jackson");
        }
        assertThat(record().version()).isZero();
    }

    @Test
    void what_is_not_said_of_the_condition_does_not_open_what_is_shut() {
        UUID shut = house.unit(
                lane,
                Level.ITEM,
                RecordState.DRAFT,
                new Access(Condition.CLOSED, null, "涉及在世者"),
                OpenHouse.said(Term.TITLE, "名册"));
        assertThat(reviewer.send("PUT", "/api/v1/records/" + shut, "\"0\"", title("名册 一"))
                        .statusCode())
                .isEqualTo(200);
        CatalogueRecord now =
                house.archive().read(catalogue -> catalogue.record(shut)).orElseThrow();
        assertThat(now.access()).isEqualTo(new Access(Condition.CLOSED, null, "涉及在世者"));
    }

    @Test
    void a_token_does_what_it_was_given_for_and_no_more() {
        UUID open = house.item(lane, "账单");
        String there = "/api/v1/records/" + open;
        Client ingest = new Client(gu, Right.SEE_DRAFTS, Right.INGEST);
        isProblem(ingest.send("PUT", there, "\"0\"", title("甲")), 403, "forbidden");
        Client describing = new Client(gu, Right.SEE_DRAFTS, Right.DESCRIBE);
        isProblem(describing.send("POST", there + "/withdraw", "\"0\"", "{\"reason\":\"x\"}"), 403, "forbidden");
        assertThat(describing.send("PUT", there, "\"0\"", title("甲")).statusCode())
                .isEqualTo(200);
        UUID mill = house.fonds("MILL", "纱厂");
        isProblem(describing.send("PUT", "/api/v1/records/" + mill, "\"0\"", title("甲")), 403, "forbidden");
        Client admin = new Client(house.signedIn(Role.REVIEWER, mill), Right.SEE_DRAFTS, Right.DESCRIBE, Right.PUBLISH);
        isProblem(admin.send("POST", there + "/publish", "\"1\"", null), 403, "forbidden");
        isProblem(admin.send("PUT", letter, "\"0\"", title("甲")), 404, "not-found");
    }
}
