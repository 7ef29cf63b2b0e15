package org.wenku.web.staff.describe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Condition;
import org.wenku.archive.access.Role;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Term;
import org.wenku.web.OpenHouse;
import org.wenku.web.SignedIn;

/** The form over HTTP, as a browser without scripts sends it. */
@SuppressWarnings("NullAway.Init")
class DescribeDeskTest {

    private OpenHouse house;
    private UUID lane;
    private UUID letter;
    private String form;
    private SignedIn shen;

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
                        Term.CREATED, "1947-03", null, Origin.extracted("Apache Tika", "3.3.1", "dcterms:created")),
                Statement.of(Term.FORMAT, "text/plain", null, Origin.derived("inspection", "1", null)));
        form = "/staff/records/" + letter + "/describe";
        shen = house.signedIn(Role.ARCHIVIST, lane);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private CatalogueRecord record(UUID id) {
        return house.archive().read(catalogue -> catalogue.record(id)).orElseThrow();
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.indexOf('/', 8));
    }

    /** The fields of a form: a version, then lines of term, value, language. */
    private static String[] fields(int version, String what, String... lines) {
        String[] fields = new String[4 + lines.length / 3 * 10];
        fields[0] = "version";
        fields[1] = Integer.toString(version);
        fields[2] = "do";
        fields[3] = what;
        for (int i = 0; i < lines.length / 3; i++) {
            String[] line = {
                "term",
                lines[3 * i],
                "value",
                lines[3 * i + 1],
                "language",
                lines[3 * i + 2],
                "edtf",
                "",
                "authority",
                ""
            };
            System.arraycopy(line, 0, fields, 4 + 10 * i, 10);
        }
        return fields;
    }

    private static final String[] AS_IT_IS = {
        "title", "家书 <一>", "zh-Hans", "created", "1947-03", "", "format", "text/plain", ""
    };

    @Test
    void the_form_says_what_the_record_says_and_where_it_was_found() {
        String page = shen.get(form + "?lang=en").body();
        assertThat(page)
                .contains("家书 &lt;一&gt;", "LANE/1", "Read from the file by Apache Tika 3.3.1, field dcterms:created")
                .contains("1947-03: 1 March 1947 to 31 March 1947");
        assertThat(shen.get(form + "?lang=zh").body()).contains("1947-03：1947年3月1日 至 1947年3月31日");
    }

    @Test
    void what_no_description_should_lack_is_named_until_it_is_said_here_or_above() {
        assertThat(essentials(shen.get(form).body())).containsExactly("title", "dates");
        UUID file = house.unit(
                lane,
                Level.FILE,
                RecordState.DRAFT,
                Access.OPEN,
                OpenHouse.said(Term.CREATOR, "沈家"),
                OpenHouse.said(Term.TITLE, "往来书信"));
        UUID below = house.unit(
                file,
                Level.ITEM,
                RecordState.DRAFT,
                Access.OPEN,
                OpenHouse.said(Term.ISSUED, "1947"),
                OpenHouse.said(Term.EXTENT, "一页"));
        assertThat(essentials(shen.get("/staff/records/" + below + "/describe").body()))
                .containsExactly("creator", "dates", "extent");
        assertThat(essentials(shen.post(form, fields(0, "add:subject", "title", "家书", "", "extent", " ", ""))
                        .body()))
                .containsExactly("title");
        assertThat(essentials(shen.get("/staff/records/new?below=" + file).body()))
                .containsExactly("creator");
    }

    /** Which of the essential elements a form shows as said. */
    private static List<String> essentials(String page) {
        List<String> said = new ArrayList<>();
        Matcher each = Pattern.compile("<li data-elements=\"([^\"]+)\"[^>]* class=\"has\"")
                .matcher(page);
        while (each.find()) {
            said.add(each.group(1).contains(" ") ? "dates" : each.group(1));
        }
        assertThat(page)
                .contains("<meter aria-labelledby=\"essentials-name\" min=\"0\" max=\"4\" value=\"" + said.size());
        return said;
    }

    @Test
    void what_is_sent_back_unchanged_changes_nothing_and_what_is_touched_becomes_a_persons() {
        assertThat(location(shen.post(form, fields(0, "save", AS_IT_IS)))).endsWith("done=unchanged");
        assertThat(record(letter).version()).isZero();

        location(shen.post(
                form,
                fields(
                        0,
                        "save",
                        "title",
                        "家书 一",
                        "zh-hans",
                        "title",
                        "A letter",
                        "en",
                        "created",
                        "1947-03",
                        "",
                        "format",
                        "text/plain",
                        "")));
        CatalogueRecord saved = record(letter);
        assertThat(saved.version()).isEqualTo(1);
        assertThat(saved.statements().all())
                .extracting(Statement::value)
                .containsExactly("家书 一", "A letter", "1947-03", "text/plain");
        assertThat(saved.statements().all().get(0).language()).isEqualTo("zh-Hans");
        assertThat(saved.statements().first(Term.CREATED).orElseThrow().origin().tool())
                .isEqualTo("Apache Tika");

        String[] accepting =
                fields(1, "save", "title", "家书 一", "zh-Hans", "created", "1947-03", "", "format", "text/html", "");
        String[] more = java.util.Arrays.copyOf(accepting, accepting.length + 2);
        more[accepting.length] = "accept";
        more[accepting.length + 1] = "1";
        location(shen.post(form, more));
        assertThat(record(letter).statements().all())
                .allSatisfy(said -> assertThat(said.origin().kind()).isEqualTo(Origin.Kind.CURATED));
        assertThat(record(letter).statements().values(Term.TITLE)).containsExactly("家书 一");
    }

    @Test
    void a_line_more_keeps_what_is_typed_and_writes_nothing() {
        HttpResponse<String> answer =
                shen.post(form, fields(0, "add:subject", "title", "家书 typed", "zh-Hans", "subject", "书信", "zh-Hans"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("家书 typed", "书信", "autofocus");
        assertThat(record(letter).version()).isZero();
        assertThat(shen.post(form, "version", "0", "do", "more", "more", "isReferencedBy")
                        .body())
                .contains("id=\"e-isReferencedBy\"");
    }

    @Test
    void what_cannot_be_understood_is_named_beside_its_line_and_nothing_is_written() {
        HttpResponse<String> answer = shen.post(
                form + "?lang=en",
                "version",
                "0",
                "term",
                "title",
                "value",
                "家书",
                "language",
                "chinese writing",
                "edtf",
                "",
                "authority",
                "",
                "term",
                "created",
                "value",
                "spring",
                "language",
                "",
                "edtf",
                "1947-13",
                "authority",
                "javascript",
                "condition",
                "closed",
                "until",
                "tomorrow");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("“chinese writing” is not a language tag")
                .contains("“1947-13” is not an EDTF date", "“javascript” is not an address", "“tomorrow” is not a day");
        assertThat(record(letter).version()).isZero();
    }

    @Test
    void who_writes_over_an_older_version_is_shown_both_and_loses_nothing() {
        SignedIn gu = house.signedIn(Role.ARCHIVIST);
        location(gu.post(
                form,
                fields(
                        0,
                        "save",
                        "title",
                        "家书（顾）",
                        "zh-Hans",
                        "created",
                        "1947-03",
                        "",
                        "format",
                        "text/plain",
                        "",
                        "subject",
                        "书信",
                        "zh-Hans")));

        HttpResponse<String> answer = shen.post(
                form + "?lang=en",
                fields(0, "save", "title", "家书（沈）", "zh-Hans", "created", "1947-03", "", "format", "text/plain", ""));
        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(answer.body())
                .contains(gu.name(), "家书（顾）", "家书（沈）", "家书 &lt;一&gt;", "both changed it")
                .contains("value=\"书信\"", "name=\"version\" value=\"1\"", "take:title");
        assertThat(record(letter).title()).isEqualTo("家书（顾）");

        HttpResponse<String> taken =
                shen.post(form, fields(1, "take:title", "title", "家书（沈）", "zh-Hans", "subject", "书信", "zh-Hans"));
        assertThat(taken.body()).contains("value=\"家书（顾）\"").doesNotContain("家书（沈）");

        location(shen.post(
                form,
                fields(
                        1,
                        "save",
                        "title",
                        "家书（沈）",
                        "zh-Hans",
                        "created",
                        "1947-03",
                        "",
                        "format",
                        "text/plain",
                        "",
                        "subject",
                        "书信",
                        "zh-Hans")));
        assertThat(record(letter).title()).isEqualTo("家书（沈）");
        assertThat(record(letter).statements().values(Term.SUBJECT)).containsExactly("书信");
        assertThat(record(letter)
                        .statements()
                        .first(Term.CREATED)
                        .orElseThrow()
                        .origin()
                        .tool())
                .isEqualTo("Apache Tika");
    }

    @Test
    void a_draft_is_shown_again_until_it_is_saved_or_discarded() {
        String draft = "/staff/records/" + letter + "/draft";
        HttpResponse<String> kept = shen.post(draft, fields(0, "save", "title", "家书 begun", "zh-Hans"));
        assertThat(kept.statusCode()).isEqualTo(200);
        assertThat(OpenHouse.read(kept).path("saved").asText()).contains("UTC");

        SignedIn again = SignedIn.again(house.archive(), house.address(), shen.account());
        assertThat(again.get(form).body()).contains("家书 begun");
        assertThat(again.get("/staff/records").body()).contains(form);
        assertThat(house.signedIn(Role.ARCHIVIST).get(form).body()).doesNotContain("家书 begun");

        location(again.post(draft + "/discard"));
        assertThat(again.get(form).body()).doesNotContain("家书 begun");
    }

    @Test
    void a_draft_over_an_older_version_is_shown_beside_what_was_written_since() {
        shen.post("/staff/records/" + letter + "/draft", fields(0, "save", "title", "家书（沈）", "zh-Hans"));
        SignedIn gu = house.signedIn(Role.ARCHIVIST);
        location(gu.post(form, fields(0, "save", "title", "家书（顾）", "zh-Hans")));
        assertThat(shen.get(form + "?lang=en").body()).contains("家书（沈）", "家书（顾）", "both changed it");
    }

    @Test
    void an_empty_request_erases_nothing() {
        assertThat(shen.post(form).statusCode()).isEqualTo(400);
        assertThat(shen.post("/staff/records/" + letter + "/draft").statusCode())
                .isEqualTo(400);
        assertThat(record(letter).statements().all()).hasSize(3);
    }

    @Test
    void what_says_nothing_of_the_condition_does_not_open_what_is_shut() {
        UUID shut = house.unit(
                lane,
                Level.ITEM,
                RecordState.DRAFT,
                new Access(Condition.CLOSED, null, "涉及在世者"),
                OpenHouse.said(Term.TITLE, "名册"));
        String there = "/staff/records/" + shut + "/describe";
        location(shen.post(there, fields(0, "save", "title", "名册 一", "zh-Hans")));
        assertThat(record(shut).access()).isEqualTo(new Access(Condition.CLOSED, null, "涉及在世者"));
        HttpResponse<String> unknown = shen.post(
                there + "?lang=en",
                "version",
                "1",
                "condition",
                "ajar",
                "term",
                "title",
                "value",
                "名册",
                "language",
                "");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("“ajar” is not a condition of access");
    }

    @Test
    void the_form_is_there_for_those_who_may_describe_this_record() {
        UUID open = house.item(lane, "账单");
        SignedIn elsewhere = house.signedIn(Role.ARCHIVIST, house.fonds("MILL", "纱厂"));
        assertThat(elsewhere.get(form).statusCode()).isEqualTo(404);
        assertThat(elsewhere.get("/staff/records/" + open + "/describe").statusCode())
                .isEqualTo(403);
        assertThat(elsewhere.post(form, fields(0, "save", AS_IT_IS)).statusCode())
                .isEqualTo(404);
        assertThat(elsewhere.get("/staff/records/new?below=" + lane).statusCode())
                .isEqualTo(403);
        assertThat(elsewhere.get("/staff/records/new").statusCode()).isEqualTo(403);
        assertThat(elsewhere.get("/staff/records?code=LANE/1").statusCode()).isEqualTo(404);
        assertThat(house.signedIn(Role.READER).get(form).statusCode()).isEqualTo(403);
        assertThat(house.get(form).statusCode()).isEqualTo(401);
        assertThat(house.get("/records/" + open).body()).doesNotContain("/staff/records/");
        assertThat(shen.get("/records/" + open).body()).contains("/staff/records/" + open + "/describe");
    }

    @Test
    void a_new_unit_is_entered_below_another_with_what_it_inherits_in_sight() {
        UUID series = house.unit(
                lane,
                Level.SERIES,
                RecordState.PUBLISHED,
                Access.OPEN,
                OpenHouse.said(Term.TITLE, "书信"),
                OpenHouse.said(Term.CREATOR, "沈家"));
        String there = "/staff/records/new?below=" + series;
        assertThat(shen.get(there + "&lang=en").body()).contains("沈家", "from LANE/2", "below LANE/2");

        String[] letterA = {
            "version",
            "0",
            "level",
            "ITEM",
            "code",
            "A",
            "term",
            "title",
            "value",
            "家书 甲",
            "language",
            "zh-Hans",
            "condition",
            "restricted",
            "access-reason",
            "涉及在世者"
        };
        String made = location(shen.post(there, letterA));
        assertThat(shen.get(made).statusCode()).isEqualTo(200);
        CatalogueRecord entered = house.archive()
                .read(catalogue -> catalogue.record(new ReferenceCode("LANE/2/A")))
                .orElseThrow();
        assertThat(entered.state()).isEqualTo(RecordState.DRAFT);
        assertThat(entered.access().reason()).isEqualTo("涉及在世者");
        HttpResponse<String> twice = shen.post(there + "&lang=en", letterA);
        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(twice.body()).contains("The code “LANE/2/A” is taken", "家书 甲");
        assertThat(shen.post(there, "version", "0", "do", "save").statusCode()).isEqualTo(422);
    }

    @Test
    void dates_are_read_aloud_while_they_are_typed() {
        assertThat(OpenHouse.read(
                                shen.get(
                                        "/staff/dates?lang=en&value=%E6%B0%91%E5%9B%BD%E4%BA%8C%E5%8D%81%E5%85%AD%E5%B9%B4%E5%85%AB%E6%9C%88"))
                        .path("words")
                        .asText())
                .isEqualTo("1937-08: 1 August 1937 to 31 August 1937");
        assertThat(List.of(
                        words("about%201930", ""),
                        words("x", "1937/.."),
                        words("x", "1937-02-30"),
                        words("who%20knows", "")))
                .satisfiesExactly(
                        about -> assertThat(about).contains("about"),
                        open -> assertThat(open).contains("from 1 January 1937 on"),
                        no -> assertThat(no).contains("is not an EDTF date"),
                        unread -> assertThat(unread).contains("Not understood"));
    }

    private String words(String value, String edtf) {
        return OpenHouse.read(shen.get("/staff/dates?lang=en&value=" + value + "&edtf=" + edtf))
                .path("words")
                .asText();
    }
}
