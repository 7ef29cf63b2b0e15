package org.wenku.web.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wenku.web.OpenHouse.said;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Condition;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Term;
import org.wenku.web.OpenHouse;

class RecordFormsTest {

    private static final List<String> ENDINGS = List.of("", ".html", ".json", ".jsonld", ".dc.xml");

    private static OpenHouse house;
    private static UUID lane;
    private static UUID letter;

    @BeforeAll
    static void enter() {
        house = OpenHouse.open();
        lane = house.fonds("LANE", "里弄档案");
        letter = house.unit(
                lane,
                Level.ITEM,
                RecordState.PUBLISHED,
                Access.OPEN,
                said(Term.TITLE, "一封信"),
                Statement.curated(Term.TITLE, "A letter", "en"),
                said(Term.CREATOR, "陈 & 王 <们>"),
                said(Term.CREATED, "一九三一年").readAs("1931"),
                said(Term.PROVENANCE, "家属捐赠"));
        house.file(letter, "信.txt", "text/plain", "信".getBytes(StandardCharsets.UTF_8), "信");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static String type(String accept) {
        return house.get("/records/" + letter, "Accept", accept)
                .headers()
                .firstValue("content-type")
                .orElse("")
                .replaceFirst(";.*", "");
    }

    @Test
    void one_address_gives_what_the_asker_accepts() {
        assertThat(type("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"))
                .isEqualTo("text/html");
        assertThat(type("*/*")).isEqualTo("text/html");
        assertThat(type("application/json")).isEqualTo("application/json");
        assertThat(type("application/ld+json")).isEqualTo("application/ld+json");
        assertThat(type("application/xml")).isEqualTo("application/xml");
        assertThat(type("image/png")).isEqualTo("application/problem+json");
    }

    @Test
    void an_ending_chooses_the_form_whatever_the_asker_accepts() {
        String browser = "text/html,*/*;q=0.8";
        for (var form : java.util.Map.of(
                        ".html", "text/html",
                        ".json", "application/json",
                        ".jsonld", "application/ld+json",
                        ".dc.xml", "application/xml")
                .entrySet()) {
            var reply = house.get("/records/" + letter + form.getKey(), "Accept", browser);
            assertThat(reply.statusCode()).as(form.getKey()).isEqualTo(200);
            assertThat(reply.headers().firstValue("content-type").orElse("")).startsWith(form.getValue());
        }
    }

    @Test
    void every_form_says_where_it_and_the_others_are() {
        for (String ending : List.of("json", "jsonld", "dc.xml")) {
            var headers = house.get("/records/" + letter + "." + ending).headers();

            assertThat(headers.firstValue("content-location")).contains("/records/" + letter + "." + ending);
            assertThat(String.join(" ", headers.allValues("link")))
                    .contains("</records/" + letter + ">; rel=\"alternate\"; type=\"text/html\"")
                    .doesNotContain("." + ending + ">");
            assertThat(headers.allValues("vary")).singleElement().asString().contains("Accept");
        }
    }

    @Test
    void the_page_says_in_one_line_what_it_depends_on() {
        var vary =
                house.get("/records/" + letter, "Accept", "text/html").headers().allValues("vary");

        assertThat(vary).containsExactly("Accept, Accept-Language, Cookie, Accept-Encoding");
    }

    @Test
    void linked_data_names_the_thing_its_place_and_its_files() {
        JsonNode node = house.json("/records/" + letter + ".jsonld");

        assertThat(node.path("@id").asText()).endsWith("/records/" + letter);
        assertThat(node.path("@type").asText()).isEqualTo("ArchiveComponent");
        assertThat(node.path("name").path(1).path("@value").asText()).isEqualTo("A letter");
        assertThat(node.path("creator").path("@value").asText()).isEqualTo("陈 & 王 <们>");
        assertThat(node.path("dateCreated").path(0).asText()).isEqualTo("1931");
        assertThat(node.path("dcterms:provenance").path(0).path("@value").asText())
                .isEqualTo("家属捐赠");
        assertThat(node.path("isPartOf").path("@id").asText()).endsWith("/records/" + lane);
        assertThat(node.path("holdingArchive").path("@type").asText()).isEqualTo("ArchiveOrganization");
        String media = node.path("associatedMedia").path(0).path("contentUrl").asText();
        assertThat(house.get(java.net.URI.create(media).getRawPath()).body()).isEqualTo("信");
        assertThat(house.json("/records/" + lane + ".jsonld").path("@type").toString())
                .isEqualTo("[\"ArchiveComponent\",\"Collection\"]");
    }

    @Test
    void dublin_core_says_it_in_the_form_of_harvesters() {
        String xml = house.get("/records/" + letter + ".dc.xml").body();

        assertThat(xml)
                .contains("http://www.openarchives.org/OAI/2.0/oai_dc/", "一封信", "陈 &amp; 王 &lt;们&gt;")
                .contains("/records/" + letter);
    }

    @Test
    void who_has_a_form_already_is_told_so_and_forms_are_told_apart() {
        List<String> tags = List.of(".json", ".jsonld", ".dc.xml").stream()
                .map(ending -> house.get("/records/" + letter + ending)
                        .headers()
                        .firstValue("etag")
                        .orElseThrow())
                .toList();

        assertThat(tags).doesNotHaveDuplicates();
        assertThat(house.get("/records/" + letter + ".jsonld", "If-None-Match", tags.get(1))
                        .statusCode())
                .isEqualTo(304);
        assertThat(house.get("/records/" + letter + ".dc.xml", "If-None-Match", tags.get(1))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void no_form_tells_of_what_is_hidden_and_every_form_of_what_was_withdrawn() {
        UUID draft = house.unit(lane, Level.ITEM, RecordState.DRAFT, Access.OPEN, said(Term.TITLE, "草稿"));
        UUID closed = house.unit(
                lane,
                Level.ITEM,
                RecordState.PUBLISHED,
                new Access(Condition.CLOSED, null, null),
                said(Term.TITLE, "封"));
        UUID withdrawn = house.item(lane, "撤下的");
        house.withdraw(withdrawn, "误收");

        for (String ending : ENDINGS) {
            assertThat(house.get("/records/" + draft + ending).statusCode())
                    .as(ending)
                    .isEqualTo(404);
            assertThat(house.get("/records/" + closed + ending).statusCode())
                    .as(ending)
                    .isEqualTo(404);
            assertThat(house.get("/records/" + withdrawn + ending).statusCode())
                    .as(ending)
                    .isEqualTo(410);
            assertThat(house.get("/records/x" + ending).statusCode()).as(ending).isEqualTo(404);
        }
        assertThat(house.get("/records/" + draft + ".json", "Accept", "text/html")
                        .headers()
                        .firstValue("content-type"))
                .contains("application/problem+json");
    }

    @Test
    void the_files_of_a_restricted_record_are_in_no_form() {
        UUID record = house.unit(
                lane,
                Level.ITEM,
                RecordState.PUBLISHED,
                new Access(Condition.RESTRICTED, LocalDate.of(2090, 1, 1), "隐私"),
                said(Term.TITLE, "日记"));
        UUID file = house.file(record, "日记.txt", "text/plain", "密".getBytes(StandardCharsets.UTF_8), "密");

        for (String ending : List.of(".json", ".jsonld", ".dc.xml")) {
            var reply = house.get("/records/" + record + ending);
            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(reply.body()).contains("日记").doesNotContain(file.toString(), "日记.txt");
        }
    }
}
