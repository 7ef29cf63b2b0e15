package org.wenku.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wenku.web.OpenHouse.said;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenku.archive.access.Access;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Term;
import org.wenku.web.OpenHouse;

/**
 * <pre>
 * LANE        里弄档案
 * └── LANE/1  书信, a series
 *     ├── LANE/1/1 … LANE/1/25  书信第 n 号, the first with a file
 * </pre>
 */
class ApiTest {

    private static OpenHouse house;
    private static UUID lane;
    private static UUID letters;
    private static final List<UUID> ITEMS = new ArrayList<>();
    private static UUID file;
    private static final byte[] BYTES = "中央文庫的檔案".getBytes(StandardCharsets.UTF_8);

    @BeforeAll
    static void enter() {
        house = OpenHouse.open();
        lane = house.fonds("LANE", "里弄档案");
        letters = house.unit(lane, Level.SERIES, RecordState.PUBLISHED, Access.OPEN, said(Term.TITLE, "书信"));
        for (int i = 1; i <= 25; i++) {
            ITEMS.add(house.unit(
                    letters,
                    Level.ITEM,
                    RecordState.PUBLISHED,
                    Access.OPEN,
                    said(Term.TITLE, "书信第" + i + "号"),
                    Statement.curated(Term.TITLE, "Letter no. " + i, "en"),
                    said(Term.CREATOR, "陈先生"),
                    said(Term.DATE, "一九三一年").readAs("1931")));
        }
        file = house.file(ITEMS.get(0), "信.txt", "text/plain", BYTES, "中央文庫的檔案");
        house.indexed();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static List<String> ids(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(each -> each.path("id").asText())
                .toList();
    }

    @Test
    void a_record_says_everything_the_contract_promises() {
        JsonNode record = house.json("/api/v1/records/" + ITEMS.get(0));

        assertThat(record.path("id").asText()).isEqualTo(ITEMS.get(0).toString());
        assertThat(record.path("title").asText()).isEqualTo("书信第1号");
        assertThat(record.path("referenceCode").asText()).isEqualTo("LANE/1/1");
        assertThat(record.path("level").asText()).isEqualTo("item");
        assertThat(record.path("statements").path("title")).hasSize(2);
        assertThat(record.path("statements")
                        .path("title")
                        .path(1)
                        .path("language")
                        .asText())
                .isEqualTo("en");
        assertThat(record.path("statements").path("date").path(0).path("edtf").asText())
                .isEqualTo("1931");
        assertThat(record.path("statements")
                        .path("creator")
                        .path(0)
                        .path("origin")
                        .path("kind")
                        .asText())
                .isEqualTo("curated");
        assertThat(record.path("parent").path("id").asText()).isEqualTo(letters.toString());
        assertThat(ids(record.path("ancestors"))).containsExactly(lane.toString(), letters.toString());
        assertThat(record.path("children").path("href").asText())
                .isEqualTo("/api/v1/records/" + ITEMS.get(0) + "/children");
        assertThat(house.json("/api/v1/records/" + letters)
                        .path("children")
                        .path("count")
                        .asInt())
                .isEqualTo(25);
    }

    @Test
    void a_file_says_everything_the_contract_promises() {
        JsonNode held =
                house.json("/api/v1/records/" + ITEMS.get(0)).path("files").path(0);

        assertThat(held.path("id").asText()).isEqualTo(file.toString());
        assertThat(held.path("name").asText()).isEqualTo("信.txt");
        assertThat(held.path("mediaType").asText()).isEqualTo("text/plain");
        assertThat(held.path("size").asLong()).isEqualTo(BYTES.length);
        assertThat(held.path("sha256").asText()).isEqualTo(OpenHouse.sha256(BYTES));
        assertThat(held.path("kind").asText()).isEqualTo("original");
        JsonNode text = held.path("text");
        assertThat(text.path("origin").asText()).isEqualTo("parser");
        assertThat(text.path("charset").asText()).isEqualTo("UTF-8");
        assertThat(text.path("ocr").asText()).isEqualTo("not-needed");
        assertThat(text.path("truncated").asBoolean(true)).isFalse();
        assertThat(house.get(text.path("href").asText()).body()).isEqualTo("中央文庫的檔案");
        assertThat(house.bytes(held.path("href").asText()).body()).isEqualTo(BYTES);
    }

    @Test
    void who_has_the_record_already_is_told_so_until_anything_in_it_changes() {
        UUID record = house.item(letters, "变化的信");
        String address = "/api/v1/records/" + record;
        String tag = house.get(address).headers().firstValue("etag").orElseThrow();

        HttpResponse<String> same = house.get(address, "If-None-Match", tag);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.headers().firstValue("etag")).contains(tag);

        house.file(record, "new.txt", "text/plain", new byte[] {1, 2});
        assertThat(house.get(address, "If-None-Match", tag).statusCode()).isEqualTo(200);
        house.withdraw(record, "x");
        assertThat(house.get(address, "If-None-Match", tag).statusCode()).isEqualTo(410);
    }

    @Test
    void the_tag_survives_compression_on_the_wire() {
        var first = house.bytes("/api/v1/records/" + letters, "Accept-Encoding", "gzip");
        assertThat(first.headers().firstValue("content-encoding")).contains("gzip");
        String tag = first.headers().firstValue("etag").orElseThrow();

        assertThat(house.get("/api/v1/records/" + letters, "Accept-Encoding", "gzip", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void lists_go_on_by_cursor_and_give_everything_once_in_archival_order() {
        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = house.json("/api/v1/records?within=" + letters + "&limit=7&cursor=" + next);
            seen.addAll(ids(page.path("records")));
            next = page.path("next").isNull() ? null : page.path("next").asText();
        } while (next != null);

        assertThat(seen).startsWith(ITEMS.stream().map(UUID::toString).toArray(String[]::new));
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(ids(house.json("/api/v1/records/" + letters + "/children?limit=2")
                        .path("records")))
                .containsExactly(ITEMS.get(0).toString(), ITEMS.get(1).toString());
        assertThat(ids(house.json("/api/v1/records?limit=1").path("records"))).containsExactly(lane.toString());
    }

    @Test
    void a_page_names_the_next_in_a_header_with_all_it_was_asked_with() {
        var reply = house.get("/api/v1/records?within=" + letters + "&limit=7");

        String link = reply.headers().firstValue("link").orElseThrow();
        assertThat(link).endsWith(">; rel=\"next\"").contains("within=" + letters, "limit=7", "cursor=");
        String address = link.substring(1, link.indexOf('>'));
        assertThat(ids(house.json(address).path("records")).get(0))
                .isEqualTo(ITEMS.get(7).toString());
    }

    @Test
    void a_search_says_everything_the_contract_promises() {
        JsonNode found = house.json("/api/v1/search?q=" + encoded("书信第7号") + "&limit=5");

        assertThat(found.path("total").asInt()).isPositive();
        JsonNode hit = found.path("hits").path(0);
        assertThat(hit.path("id").asText()).isEqualTo(ITEMS.get(6).toString());
        assertThat(hit.path("title").asText()).isEqualTo("书信第7号");
        assertThat(hit.path("referenceCode").asText()).isEqualTo("LANE/1/7");
        assertThat(hit.path("level").asText()).isEqualTo("item");
        assertThat(hit.path("date").asText()).isEqualTo("一九三一年");
        assertThat(hit.path("snippets").path(0).path("spans")).isNotEmpty();
        assertThat(found.path("facets").path("collection").path(0).path("key").asText())
                .isEqualTo(lane.toString());
        assertThat(found.path("facets").path("collection").path(0).path("label").asText())
                .isEqualTo("里弄档案");
        assertThat(found.has("next")).isTrue();
    }

    @Test
    void both_scripts_find_the_same() {
        List<String> simplified =
                ids(house.json("/api/v1/search?q=" + encoded("档案")).path("hits"));

        assertThat(simplified).isNotEmpty();
        assertThat(ids(house.json("/api/v1/search?q=" + encoded("檔案")).path("hits")))
                .isEqualTo(simplified);
    }

    @Test
    void a_search_goes_on_by_cursor_and_narrows_by_facet() {
        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = house.json("/api/v1/search?q=" + encoded("陈先生") + "&level=item&limit=10&cursor=" + next);
            assertThat(page.path("total").asInt()).isEqualTo(25);
            seen.addAll(ids(page.path("hits")));
            next = page.path("next").isNull() ? null : page.path("next").asText();
        } while (next != null);

        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(house.json("/api/v1/search?level=fonds").path("total").asInt())
                .isEqualTo(1);
    }

    @Test
    void what_means_nothing_is_refused_by_name() {
        assertProblem("/api/v1/records?limit=0", 400, "bad-parameter");
        assertProblem("/api/v1/records?limit=101", 400, "bad-parameter");
        assertProblem("/api/v1/records?limit=x", 400, "bad-parameter");
        assertProblem("/api/v1/records?within=x", 400, "bad-parameter");
        assertProblem("/api/v1/records?within=" + UUID.randomUUID(), 404, "not-found");
        assertProblem("/api/v1/records?cursor=x", 400, "bad-cursor");
        assertProblem("/api/v1/records?cursor=AAAA", 400, "bad-cursor");
        assertProblem("/api/v1/records/x", 404, "bad-identifier");
        assertProblem("/api/v1/records/" + UUID.randomUUID(), 404, "not-found");
        assertProblem("/api/v1/search?cursor=x", 400, "bad-cursor");
        assertProblem("/api/v1/search?sort=x", 400, "bad-parameter");
        assertProblem("/api/v1/search?collection=x", 400, "bad-parameter");
        assertProblem("/api/v1/nothing", 404, "not-found");
        assertProblem("/api/v2/records", 404, "not-found");
    }

    private static void assertProblem(String address, int status, String code) {
        for (String language : List.of("zh", "en")) {
            var reply = house.get(address, "Accept-Language", language, "Accept", "text/html,*/*");
            JsonNode problem = OpenHouse.read(reply);

            assertThat(reply.statusCode()).as(address).isEqualTo(status);
            assertThat(reply.headers().firstValue("content-type")).contains("application/problem+json");
            assertThat(problem.path("status").asInt()).isEqualTo(status);
            assertThat(problem.path("type").asText()).endsWith("/problems/" + code);
            assertThat(problem.path("title").asText()).isNotEmpty().doesNotContain("problem.");
            assertThat(problem.path("detail").asText()).isNotEmpty().doesNotContain("problem.", "{0}");
        }
    }

    @Test
    void the_catalogue_out_of_reach_is_said_as_such_and_comes_back_by_itself() throws Exception {
        house.database().goAway();
        try {
            var reply = house.get("/api/v1/records/" + lane);
            assertThat(reply.statusCode()).isEqualTo(503);
            assertThat(reply.headers().firstValue("retry-after")).isPresent();
            assertThat(reply.body()).contains("/problems/unavailable").doesNotContain("SQL", "at org.");
            assertThat(house.get("/healthz").statusCode()).isEqualTo(503);
        } finally {
            house.database().comeBack();
        }
        assertThat(house.get("/api/v1/records/" + lane).statusCode()).isEqualTo(200);
        assertThat(house.get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    @Tag("shared")
    void no_string_whatever_makes_the_search_fail() throws IOException {
        List<String> naughty = Files.readAllLines(
                Path.of(System.getProperty("shared.inputs"), "security", "blns.txt"), StandardCharsets.UTF_8);
        assertThat(naughty).hasSizeGreaterThan(500);

        for (String query : naughty) {
            var reply = house.get("/api/v1/search?limit=1&q=" + encoded(query));
            assertThat(reply.statusCode()).as(query).isEqualTo(200);
        }
    }

    private static String encoded(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }
}
