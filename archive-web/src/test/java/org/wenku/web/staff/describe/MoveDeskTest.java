package org.wenku.web.staff.describe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Role;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.audit.Audit;
import org.wenku.archive.audit.AuditQuestion;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Term;
import org.wenku.web.OpenHouse;
import org.wenku.web.SignedIn;

/** Moving a folder of letters from one series to another over HTTP, as a browser without scripts does it. */
@SuppressWarnings("NullAway.Init")
class MoveDeskTest {

    private OpenHouse house;
    private UUID lane;
    private UUID letters;
    private UUID correspondence;
    private UUID folder;
    private UUID letter;
    private String move;
    private SignedIn shen;

    @BeforeEach
    void open() {
        house = OpenHouse.open();
        lane = house.fonds("LANE", "里弄档案");
        letters = unit(lane, Level.SERIES, "书信");
        correspondence = unit(lane, Level.SERIES, "往來函件");
        folder = unit(letters, Level.FILE, "家书");
        letter = unit(folder, Level.ITEM, "家书 一");
        move = "/staff/records/" + folder + "/move";
        shen = house.signedIn(Role.ARCHIVIST, lane);
        house.indexed();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private UUID unit(UUID parent, Level level, String title) {
        return house.unit(parent, level, RecordState.PUBLISHED, Access.OPEN, OpenHouse.said(Term.TITLE, title));
    }

    private String code(UUID id) {
        return house.archive()
                .read(catalogue ->
                        catalogue.record(id).orElseThrow().reference().text());
    }

    @Test
    void a_place_is_found_by_looking_by_code_and_by_title_in_either_script() {
        assertThat(shen.get(move).body())
                .contains(move + "?to=" + lane, move + "?to=" + correspondence)
                .doesNotContain("to=" + letters, "to=" + letter, "to=" + folder);
        assertThat(shen.get(move + "?q=LANE/2").body())
                .contains("to=" + correspondence)
                .doesNotContain("to=" + letters);
        assertThat(shen.get(move + "?q=%E5%BE%80%E6%9D%A5%E5%87%BD%E4%BB%B6").body())
                .contains("to=" + correspondence);
        assertThat(shen.get(move + "?lang=en&q=nowhere").body()).contains("No unit was found");
    }

    @Test
    void what_comes_of_it_is_said_and_then_done() {
        assertThat(shen.get(move + "?lang=en&to=" + correspondence).body())
                .contains("1 unit below it moves with it", "The code LANE/1/1 stays reserved", "LANE/2/")
                .contains("Readers find the description");
        HttpResponse<String> moved =
                shen.post(move, "version", "0", "to", correspondence.toString(), "code", "甲", "why", "整理 <一>");
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(303);
        assertThat(code(folder)).isEqualTo("LANE/2/甲");
        assertThat(code(letter)).isEqualTo("LANE/2/甲/1");
        assertThat(Audit.of(house.archive())
                        .page(AuditQuestion.EVERYTHING, null, 1)
                        .get(0))
                .satisfies(entry -> {
                    assertThat(entry.act()).isEqualTo("record.move");
                    assertThat(entry.detail()).containsEntry("why", "整理 <一>");
                });
        assertThat(shen.get("/staff/records/" + letter + "/history/1?lang=en").body())
                .containsSubsequence("moved", "整理 &lt;一&gt;", "LANE/1/1/1", "LANE/2/甲/1");
        HttpResponse<String> byOldCode = shen.get("/staff/records?code=LANE/1/1/1");
        assertThat(byOldCode.headers().firstValue("Location").orElse("")).contains(letter.toString());
    }

    @Test
    void what_stands_in_the_way_is_said_in_the_language_of_the_page_and_what_was_typed_stays() {
        UUID mill = house.fonds("MILL", "纱厂");
        HttpResponse<String> below = shen.post(move + "?lang=zh", "version", "0", "to", letter.toString(), "code", "1");
        assertThat(below.statusCode()).isEqualTo(422);
        assertThat(below.body()).contains("单元不能放在自己或自己所含的单元之下");
        unit(correspondence, Level.ITEM, "一");
        HttpResponse<String> taken = shen.post(
                move + "?lang=en", "version", "0", "to", correspondence.toString(), "code", "1", "why", "because");
        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(taken.body()).contains("The code “LANE/2/1” is taken", "value=\"because\"");
        assertThat(shen.post(move, "version", "0", "to", mill.toString(), "code", "1")
                        .statusCode())
                .isEqualTo(404);
        assertThat(shen.get(move + "?to=" + mill).statusCode()).isEqualTo(404);
        assertThat(shen.post(move, "version", "7", "to", correspondence.toString(), "code", "2")
                        .statusCode())
                .isEqualTo(412);
        assertThat(code(folder)).isEqualTo("LANE/1/1");
        SignedIn elsewhere = house.signedIn(Role.ARCHIVIST, mill);
        assertThat(elsewhere
                        .post(move, "version", "0", "to", correspondence.toString(), "code", "2")
                        .statusCode())
                .isEqualTo(403);
    }
}
