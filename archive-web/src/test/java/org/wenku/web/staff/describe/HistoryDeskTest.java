package org.wenku.web.staff.describe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Role;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Term;
import org.wenku.web.OpenHouse;
import org.wenku.web.SignedIn;

/** The history of a letter, its differences, and bringing back what it was, over HTTP. */
@SuppressWarnings("NullAway.Init")
class HistoryDeskTest {

    private OpenHouse house;
    private UUID lane;
    private UUID letter;
    private String history;
    private SignedIn shen;
    private SignedIn gu;

    @BeforeEach
    void open() {
        house = OpenHouse.open();
        lane = house.fonds("LANE", "里弄档案");
        letter = house.unit(
                lane,
                Level.ITEM,
                RecordState.DRAFT,
                Access.OPEN,
                OpenHouse.said(Term.TITLE, "家书 <一>"),
                Statement.of(
                        Term.CREATED, "1947-03", null, Origin.extracted("Apache Tika", "3.3.1", "dcterms:created")));
        history = "/staff/records/" + letter + "/history";
        shen = house.signedIn(Role.ARCHIVIST, lane);
        gu = house.signedIn(Role.REVIEWER, lane);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private CatalogueRecord record() {
        return house.archive().read(catalogue -> catalogue.record(letter)).orElseThrow();
    }

    /** Saves the form with these titles and leaves the date as it is. */
    private void title(int version, String title, String why, String... more) {
        String[] fields = {
            "version",
            "" + version,
            "why",
            why,
            "do",
            "save",
            "term",
            "title",
            "value",
            title,
            "language",
            "zh-Hans",
            "edtf",
            "",
            "authority",
            "",
            "term",
            "created",
            "value",
            "1947-03",
            "language",
            "",
            "edtf",
            "",
            "authority",
            ""
        };
        String[] all = java.util.Arrays.copyOf(fields, fields.length + more.length);
        System.arraycopy(more, 0, all, fields.length, more.length);
        assertThat(shen.post("/staff/records/" + letter + "/describe", all).statusCode())
                .isEqualTo(303);
    }

    private void publish(int version) {
        assertThat(gu.post("/staff/records/" + letter + "/publish", "version", "" + version)
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void every_version_says_who_when_what_and_why_and_files_stand_among_them() {
        title(0, "家书 二", "据信封 <三>");
        house.file(letter, "信.txt", "text/plain", "信".getBytes(StandardCharsets.UTF_8), "信");
        publish(1);
        String page = shen.get(history + "?lang=en").body();
        assertThat(page)
                .containsSubsequence("Version 2", "published", gu.name(), "File 信.txt", "Version 1", "described")
                .containsSubsequence("据信封 &lt;三&gt;", shen.name(), "Version 0", "entered", "keeper");
        assertThat(shen.get("/records/" + letter).body()).contains(history);
    }

    @Test
    void a_version_shows_what_it_changed_and_nothing_else() {
        title(0, "家书 二", "");
        assertThat(shen.get(history + "/1?lang=en").body())
                .contains("<h2>Title</h2>", "家书 &lt;一&gt;", "家书 二", history + "/0", history + "\"")
                .doesNotContain("1947-03", "<h2>Access</h2>");
        assertThat(shen.get(history + "/0?lang=en").body())
                .contains("1947-03", "<h2>State</h2>", "Restore this version");
        title(1, "家书 二", "", "accept", "1");
        assertThat(shen.get(history + "/2?lang=en").body())
                .contains("1947-03 — read from the file", "1947-03 — by a person");
        publish(2);
        assertThat(shen.get(history + "/3?lang=en").body())
                .contains("<h2>State</h2>", "<li>Draft</li>", "<li>Published</li>")
                .doesNotContain("Restore this version");
        assertThat(shen.get(history + "/9").statusCode()).isEqualTo(404);
        assertThat(shen.get(history + "/x").statusCode()).isEqualTo(400);
    }

    @Test
    void what_it_was_is_brought_back_after_the_difference_to_now_was_shown() {
        title(0, "家书 二", "");
        title(1, "家书 三", "");
        assertThat(shen.get(history + "/0/restore?lang=en").body())
                .contains("Restore version 0?", "家书 &lt;一&gt;", "家书 三", "name=\"version\" value=\"2\"")
                .doesNotContain("家书 二");

        HttpResponse<String> restored = shen.post(history + "/0/restore", "version", "2");
        assertThat(restored.statusCode()).isEqualTo(303);
        assertThat(record().title()).isEqualTo("家书 <一>");
        assertThat(record().statements()
                        .first(Term.CREATED)
                        .orElseThrow()
                        .origin()
                        .tool())
                .isEqualTo("Apache Tika");
        assertThat(shen.get(history + "?lang=en").body()).contains("restored version 0");
        assertThat(shen.post(history + "/0/restore", "version", "3")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("done=unchanged");
        HttpResponse<String> unknown = shen.post(history + "/77/restore", "version", "3");
        assertThat(unknown.statusCode()).isEqualTo(404);
    }

    @Test
    void who_may_not_publish_does_not_make_public_by_bringing_back() {
        publish(0);
        title(1, "家书 二", "");
        assertThat(shen.get(history + "/0/restore?lang=en").body())
                .contains("needs the right to publish")
                .doesNotContain("<form action=\"" + history);
        assertThat(shen.post(history + "/0/restore", "version", "2").statusCode())
                .isEqualTo(403);
        assertThat(shen.post(history + "/1/restore", "version", "2").statusCode())
                .isEqualTo(303);
        assertThat(gu.get(history + "/0/restore?lang=en").body()).contains("<form action=\"" + history);
    }

    @Test
    void who_brings_back_over_what_they_have_not_seen_is_shown_both() {
        title(0, "家书 二", "");
        title(1, "家书 三", "");
        HttpResponse<String> answer = gu.post(history + "/0/restore?lang=en", "version", "1");
        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(answer.body()).contains("Somebody else has written this record meanwhile", "家书 三");
        assertThat(record().title()).isEqualTo("家书 三");
    }

    @Test
    void a_long_history_is_paged_by_key() {
        for (int i = 0; i < 60; i++) {
            String title = "家书 " + i;
            house.archive().write(new org.wenku.archive.catalogue.Act("keeper", "describe", null), desk -> {
                desk.describe(
                        desk.catalogue().record(letter).orElseThrow(),
                        org.wenku.archive.description.Statements.of(OpenHouse.said(Term.TITLE, title)));
                return null;
            });
        }
        String first = shen.get(history + "?lang=en").body();
        assertThat(first).contains("Version 60", "Version 11<").doesNotContain("Version 10<");
        String next = first.replaceAll("(?s).*class=\"next\" rel=\"next\" href=\"([^\"]*)\".*", "$1");
        assertThat(shen.get(next + "&lang=en").body())
                .contains("Version 10<", "Version 0<")
                .doesNotContain("Version 11<", "rel=\"next\"");
    }

    @Test
    void the_history_is_for_those_who_describe_here() {
        SignedIn elsewhere = house.signedIn(Role.ARCHIVIST, house.fonds("MILL", "纱厂"));
        for (String page : new String[] {"", "/0", "/0/restore"}) {
            assertThat(elsewhere.get(history + page).statusCode()).isEqualTo(404);
            assertThat(house.get(history + page).statusCode()).isEqualTo(401);
        }
    }
}
