package org.wenku.web.staff.describe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Condition;
import org.wenku.archive.access.Role;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.audit.Audit;
import org.wenku.archive.audit.AuditEntry;
import org.wenku.archive.audit.AuditQuestion;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.HistoryEntry;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Term;
import org.wenku.web.OpenHouse;
import org.wenku.web.SignedIn;

/** Publishing, withdrawing and deleting over HTTP, as a browser without scripts does it. */
@SuppressWarnings("NullAway.Init")
class StateDeskTest {

    private OpenHouse house;
    private UUID lane;
    private UUID letter;
    private SignedIn shen;
    private SignedIn gu;

    @BeforeEach
    void open() {
        house = OpenHouse.open();
        lane = house.fonds("LANE", "里弄档案");
        letter = draft(Level.ITEM, "家书");
        shen = house.signedIn(Role.ARCHIVIST, lane);
        gu = house.signedIn(Role.REVIEWER, lane);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private UUID draft(Level level, String title) {
        return house.unit(lane, level, RecordState.DRAFT, Access.OPEN, OpenHouse.said(Term.TITLE, title));
    }

    private CatalogueRecord record(UUID id) {
        return house.archive().read(catalogue -> catalogue.record(id)).orElseThrow();
    }

    private HistoryEntry last(UUID id) {
        return house.archive().read(catalogue -> {
            var history = catalogue.history(id);
            return history.get(history.size() - 1);
        });
    }

    private AuditEntry lastAudited() {
        return Audit.of(house.archive()).page(AuditQuestion.EVERYTHING, null, 1).get(0);
    }

    private static String at(UUID id, String page) {
        return "/staff/records/" + id + "/" + page;
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.indexOf('/', 8));
    }

    @Test
    void published_it_is_read_and_withdrawn_it_leaves_the_reason() {
        house.file(letter, "信.txt", "text/plain", "信".getBytes(StandardCharsets.UTF_8), "信");
        assertThat(gu.get(at(letter, "publish") + "?lang=en").body())
                .contains("Readers find the description and can open its 1 file.");
        assertThat(house.get("/records/" + letter).statusCode()).isEqualTo(404);

        String published = location(gu.post(at(letter, "publish"), "version", "0"));
        assertThat(gu.get(published + "&lang=en").body()).contains("Published. This is version 1.");
        assertThat(house.get("/records/" + letter).statusCode()).isEqualTo(200);
        assertThat(last(letter)).satisfies(entry -> {
            assertThat(entry.act()).isEqualTo("publish");
            assertThat(entry.by()).isEqualTo(gu.name());
        });
        assertThat(lastAudited().act()).isEqualTo("record.publish");

        HttpResponse<String> silent = gu.post(at(letter, "withdraw") + "?lang=en", "version", "1", "reason", " ");
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(silent.body()).contains("Give a reason that readers can read");
        location(gu.post(at(letter, "withdraw"), "version", "1", "reason", "捐赠人收回授权 <一>"));
        HttpResponse<String> tombstone = house.get("/records/" + letter, "Accept", "text/html");
        assertThat(tombstone.statusCode()).isEqualTo(410);
        assertThat(tombstone.body()).contains("捐赠人收回授权 &lt;一&gt;", "LANE/1");
        assertThat(last(letter)).satisfies(entry -> {
            assertThat(entry.act()).isEqualTo("withdraw");
            assertThat(entry.why()).isEqualTo("捐赠人收回授权 <一>");
        });
        assertThat(lastAudited()).satisfies(entry -> {
            assertThat(entry.act()).isEqualTo("record.withdraw");
            assertThat(entry.detail()).containsEntry("why", "捐赠人收回授权 <一>");
        });
        assertThat(gu.get("/records/" + letter + "?lang=en").body()).contains("Withdrawn: 捐赠人收回授权 &lt;一&gt;");
    }

    @Test
    void what_readers_will_not_see_is_said_before_it_is_published() {
        UUID series = draft(Level.SERIES, "书信");
        UUID below = house.unit(
                series,
                Level.ITEM,
                RecordState.DRAFT,
                new Access(Condition.CLOSED, null, "涉及在世者"),
                OpenHouse.said(Term.TITLE, "名册"));
        assertThat(gu.get(at(below, "publish") + "?lang=en").body())
                .contains("because LANE/2 above it is a draft")
                .contains("Once that is public: Readers do not learn that it exists. Closed — 涉及在世者");
        assertThat(gu.get(at(below, "describe") + "?lang=zh").body()).contains("上级 LANE/2 尚未公开");
        house.item(series, "账单");
        assertThat(gu.get(at(series, "publish") + "?lang=en").body())
                .contains("1 unit below it, which is published already, is seen with it");
        location(gu.post(at(series, "publish"), "version", "0"));
        assertThat(gu.get(at(series, "withdraw") + "?lang=en").body()).contains("1 public unit below it goes with it");
    }

    @Test
    void who_publishes_what_somebody_has_written_meanwhile_is_shown_what() {
        shen.post(
                at(letter, "describe"),
                "version",
                "0",
                "do",
                "save",
                "term",
                "title",
                "value",
                "家书（沈）",
                "language",
                "zh");
        HttpResponse<String> answer = gu.post(at(letter, "publish") + "?lang=en", "version", "0");
        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(answer.body())
                .contains("Somebody else has written this record meanwhile", shen.name(), "家书（沈）")
                .contains("name=\"version\" value=\"1\"");
        assertThat(record(letter).state()).isEqualTo(RecordState.DRAFT);
        location(gu.post(at(letter, "publish"), "version", "1"));
    }

    @Test
    void saved_and_published_are_two_versions_and_one_press() {
        String[] pressed = {"version", "0", "do", "publish", "term", "title", "value", "家书 一", "language", "zh-Hans"};
        assertThat(shen.post(at(letter, "describe"), pressed).statusCode()).isEqualTo(403);
        assertThat(record(letter).version()).isZero();
        assertThat(shen.get(at(letter, "describe")).body()).doesNotContain("value=\"publish\"", "/publish\"");

        assertThat(location(gu.post(at(letter, "describe"), pressed))).endsWith("done=published");
        assertThat(record(letter)).satisfies(now -> {
            assertThat(now.title()).isEqualTo("家书 一");
            assertThat(now.state()).isEqualTo(RecordState.PUBLISHED);
            assertThat(now.version()).isEqualTo(2);
        });
    }

    @Test
    void a_draft_is_deleted_after_being_asked_once_unless_something_hangs_on_it() {
        assertThat(shen.get(at(letter, "delete") + "?lang=en").body()).contains("Delete this draft?", "LANE/1");
        UUID series = draft(Level.SERIES, "书信");
        house.unit(series, Level.ITEM, RecordState.DRAFT, Access.OPEN, OpenHouse.said(Term.TITLE, "信"));
        HttpResponse<String> holding = shen.post(at(series, "delete") + "?lang=zh", "version", "0");
        assertThat(holding.statusCode()).isEqualTo(422);
        assertThat(holding.body()).contains("记录下还有单元，不能删除");

        String after = location(shen.post(at(letter, "delete"), "version", "0"));
        assertThat(shen.get(after + "&lang=en").body()).contains("The draft is deleted.");
        assertThat(shen.get(at(letter, "describe")).statusCode()).isEqualTo(404);
        assertThat(last(letter).by()).isEqualTo(shen.name());
        assertThat(lastAudited().act()).isEqualTo("record.delete");

        UUID open = house.item(lane, "账单");
        assertThat(shen.post(at(open, "delete") + "?lang=en", "version", "0").body())
                .contains("Only drafts can be deleted");
        assertThat(gu.post(at(series, "withdraw") + "?lang=en", "version", "0", "reason", "x")
                        .body())
                .contains("The record was never public");
    }

    @Test
    void only_who_may_publish_in_this_fonds_is_led_there_and_let_in() {
        UUID open = house.item(lane, "账单");
        SignedIn elsewhere = house.signedIn(Role.REVIEWER, house.fonds("MILL", "纱厂"));
        for (String act : new String[] {"publish", "withdraw"}) {
            assertThat(shen.get(at(open, act)).statusCode()).isEqualTo(403);
            assertThat(elsewhere.get(at(open, act)).statusCode()).isEqualTo(403);
            assertThat(elsewhere
                            .post(at(open, act), "version", "0", "reason", "x")
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(gu.get("/records/" + open).body())
                .contains(at(open, "withdraw"))
                .doesNotContain(at(open, "delete"));
        assertThat(gu.get("/records/" + letter).body()).contains(at(letter, "publish"), at(letter, "delete"));
        assertThat(shen.get("/records/" + open).body()).doesNotContain(at(open, "withdraw"));
        assertThat(gu.post(at(open, "withdraw"), "reason", "x").statusCode())
                .as("without a version")
                .isEqualTo(400);
    }
}
