package org.wenku.web.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wenku.archive.access.Access;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Term;
import org.wenku.archive.settings.Key;
import org.wenku.web.OpenHouse;

class DiscoveryTest {

    private static OpenHouse house;
    private static UUID lane;
    private static UUID draft;

    @BeforeAll
    static void enter() {
        house = OpenHouse.open(Map.of(
                Key.SERVER_ADDRESS,
                "https://archive.example.org",
                Key.ARCHIVE_NAME_EN,
                "Lane <Archive> of a Very Long Name"));
        lane = house.fonds("LANE", "里弄档案");
        draft = house.unit(lane, Level.ITEM, RecordState.DRAFT, Access.OPEN, OpenHouse.said(Term.TITLE, "草稿"));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void crawlers_are_shown_the_site_map_at_the_address_readers_use() {
        assertThat(house.get("/robots.txt").body())
                .contains("Disallow: /search\n", "Sitemap: https://archive.example.org/sitemap.xml\n");
    }

    @Test
    void the_site_map_names_every_public_record_and_no_other() {
        assertThat(house.get("/sitemap.xml").body())
                .contains("<loc>https://archive.example.org/sitemap-records.xml</loc>");

        String piece = house.get("/sitemap-records.xml").body();
        assertThat(piece).contains("<loc>https://archive.example.org/records/" + lane + "</loc><lastmod>20");
        assertThat(piece).doesNotContain(draft.toString());
        assertThat(house.get("/sitemap-records.xml?after=x").statusCode()).isEqualTo(400);
    }

    @Test
    void a_browser_learns_to_search_here() {
        String english = house.get("/opensearch.xml?lang=en").body();

        assertThat(english)
                .startsWith("<?xml")
                .contains("<ShortName>Lane &lt;Archive&gt; o</ShortName>")
                .contains("template=\"https://archive.example.org/search?q={searchTerms}\"");
    }

    @Test
    void the_description_of_the_interface_is_served() {
        var reply = house.get("/openapi.yaml");

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).startsWith("openapi: 3.1.0");
    }

    @Test
    void metrics_count_what_there_is_and_what_was_asked() {
        house.get("/nothing");
        house.indexed();
        String metrics = house.get("/metrics").body();

        assertThat(metrics)
                .contains("\nwenku_records 2\n", "\nwenku_visible_records 1\n", "\nwenku_files 0\n")
                .contains("# TYPE wenku_requests_total counter\n", "\nwenku_requests_total{class=\"4xx\"} ")
                .contains("\nwenku_index_waiting 0\n", "jvm_heap_used_bytes ", "jvm_gc_seconds_total{collector=");
        assertThat(metrics).doesNotContain("wenku_requests_total{class=\"4xx\"} 0\n");
    }
}
