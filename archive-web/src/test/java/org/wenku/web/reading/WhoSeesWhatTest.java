package org.wenku.web.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wenku.web.OpenHouse.said;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Condition;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Term;
import org.wenku.archive.holding.FileKind;
import org.wenku.web.OpenHouse;

/**
 * Goes to every address as the public.
 *
 * <pre>
 * LANE          published
 * ├── open      published, open, with a file
 * ├── draft     with a file
 * ├── closed    published, closed, with a file
 * ├── restricted  published, files closed until 2090-01-01, with a file
 * └── withdrawn was published, with a file
 * </pre>
 */
class WhoSeesWhatTest {

    private static final LocalDate UNTIL = LocalDate.of(2090, 1, 1);

    private static OpenHouse house;
    private static UUID lane;
    private static UUID open;
    private static UUID draft;
    private static UUID closed;
    private static UUID restricted;
    private static UUID withdrawn;
    private static UUID openFile;
    private static UUID draftFile;
    private static UUID closedFile;
    private static UUID restrictedFile;
    private static UUID withdrawnFile;
    private static UUID preservationFile;

    @BeforeAll
    static void enter() throws IOException {
        house = OpenHouse.open();
        lane = house.fonds("LANE", "里弄档案");
        open = unit(RecordState.PUBLISHED, Access.OPEN, "公开的信");
        draft = unit(RecordState.DRAFT, Access.OPEN, "草稿的信");
        closed = unit(RecordState.PUBLISHED, new Access(Condition.CLOSED, null, "秘密"), "封闭的信");
        restricted = unit(RecordState.PUBLISHED, new Access(Condition.RESTRICTED, UNTIL, "涉及隐私"), "限制的信");
        withdrawn = unit(RecordState.PUBLISHED, Access.OPEN, "撤下的信");
        openFile = file(open, 1);
        draftFile = file(draft, 2);
        closedFile = file(closed, 3);
        restrictedFile = file(restricted, 4);
        withdrawnFile = file(withdrawn, 5);
        preservationFile = house.file(
                open,
                RecordIds.next(),
                FileKind.PRESERVATION,
                "p.png",
                "image/png",
                picture(6),
                null,
                List.of(),
                List.of());
        house.withdraw(withdrawn, "捐赠人撤回");
        house.indexed();
    }

    private static UUID unit(RecordState state, Access access, String title) {
        return house.unit(lane, Level.ITEM, state, access, said(Term.TITLE, title));
    }

    private static UUID file(UUID record, int shade) throws IOException {
        return house.file(record, "letter " + shade + ".png", "image/png", picture(shade), "弄堂口的悄悄话");
    }

    private static byte[] picture(int shade) throws IOException {
        BufferedImage image = new BufferedImage(20 + shade, 20, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static List<String> facesOfRecord(UUID record) {
        return Stream.of("/api/v1/records/%s", "/api/v1/records/%s/children", "/api/v1/records?within=%s")
                .map(form -> form.formatted(record))
                .toList();
    }

    private static List<String> facesOfFile(UUID file) {
        return Stream.of(
                        "/files/%s/letter.png",
                        "/files/%s/text",
                        "/files/%s/text?part=1",
                        "/files/%s/captions.vtt",
                        "/files/%s/thumbnail.jpg",
                        "/files/%s/image.jpg",
                        "/files/%s/pages/1.jpg?w=300")
                .map(form -> form.formatted(file))
                .toList();
    }

    @Test
    void what_is_open_can_be_seen() {
        assertThat(facesOfRecord(open))
                .allSatisfy(face -> assertThat(house.get(face).statusCode()).isEqualTo(200));
        assertThat(facesOfFile(openFile))
                .filteredOn(face -> !face.endsWith(".vtt"))
                .allSatisfy(face -> assertThat(house.get(face).statusCode()).isEqualTo(200));
    }

    @Test
    void a_draft_and_a_closed_record_do_not_exist_on_any_face() {
        for (UUID record : List.of(draft, closed)) {
            assertThat(facesOfRecord(record))
                    .allSatisfy(face ->
                            assertThat(house.get(face).statusCode()).as(face).isEqualTo(404));
        }
        for (UUID file : List.of(draftFile, closedFile)) {
            assertThat(facesOfFile(file))
                    .allSatisfy(face ->
                            assertThat(house.get(face).statusCode()).as(face).isEqualTo(404));
            assertThat(house.head("/files/" + file + "/x").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void what_is_closed_answers_word_for_word_like_what_was_never_there() {
        String never = house.get("/api/v1/records/" + RecordIds.next()).body();

        assertThat(house.get("/api/v1/records/" + closed).body()).isEqualTo(never);
        assertThat(house.get("/api/v1/records/" + draft).body()).isEqualTo(never);
    }

    @Test
    void a_restricted_record_is_described_and_its_files_are_refused_with_reason_and_date() {
        var record = house.json("/api/v1/records/" + restricted);
        assertThat(record.path("access").path("condition").asText()).isEqualTo("restricted");
        assertThat(record.path("access").path("reason").asText()).isEqualTo("涉及隐私");
        assertThat(record.path("access").path("until").asText()).isEqualTo("2090-01-01");
        assertThat(record.path("files")).isEmpty();

        for (String face : facesOfFile(restrictedFile)) {
            var reply = house.get(face, "Accept-Language", "en");
            assertThat(reply.statusCode()).as(face).isEqualTo(403);
            assertThat(OpenHouse.read(reply).path("reason").asText()).isEqualTo("涉及隐私");
            assertThat(OpenHouse.read(reply).path("until").asText()).isEqualTo("2090-01-01");
        }
        var page = house.get("/files/" + restrictedFile + "/x", "Accept", "text/html", "Accept-Language", "zh");
        assertThat(page.body()).contains("涉及隐私", "2090年1月1日");
    }

    @Test
    void a_withdrawn_record_leaves_a_tombstone_and_its_files_too() {
        for (String face : Stream.concat(facesOfRecord(withdrawn).stream(), facesOfFile(withdrawnFile).stream())
                .toList()) {
            var reply = house.get(face);
            assertThat(reply.statusCode()).as(face).isEqualTo(410);
            assertThat(OpenHouse.read(reply).path("reference").asText()).startsWith("LANE/");
            assertThat(OpenHouse.read(reply).path("reason").asText()).isEqualTo("捐赠人撤回");
            assertThat(OpenHouse.read(reply).path("withdrawn").asText()).matches("\\d{4}-\\d\\d-\\d\\d");
        }
    }

    @Test
    void the_preservation_copy_is_never_served() {
        assertThat(facesOfFile(preservationFile))
                .allSatisfy(face ->
                        assertThat(house.get(face).statusCode()).as(face).isEqualTo(404));
        assertThat(house.json("/api/v1/records/" + open).path("files")).hasSize(1);
    }

    @Test
    void lists_and_search_name_only_what_is_public() {
        for (String list : List.of(
                "/api/v1/records?limit=100",
                "/api/v1/records/" + lane + "/children",
                "/api/v1/search?q=的信",
                "/api/v1/search?limit=100",
                "/api/v1/search?q=的信&collection=" + lane)) {
            String body = house.get(list).body();
            assertThat(body).as(list).contains(open.toString(), restricted.toString());
            assertThat(body)
                    .as(list)
                    .doesNotContain(draft.toString(), closed.toString(), withdrawn.toString(), "草稿", "封闭", "撤下");
        }
    }

    @Test
    void words_of_a_restricted_file_are_neither_found_nor_quoted() {
        String found = house.get("/api/v1/search?q=悄悄话").body();

        assertThat(found).contains(open.toString());
        assertThat(found).doesNotContain(restricted.toString());
        assertThat(house.get("/api/v1/search?q=限制的信").body()).doesNotContain("悄悄话");
    }

    @Test
    void what_was_withdrawn_this_moment_is_gone_from_search_at_once() {
        UUID late = unit(RecordState.PUBLISHED, Access.OPEN, "晚到的电报");
        house.indexed();
        house.withdraw(late, "误收");

        assertThat(house.get("/api/v1/search?q=晚到的电报").body()).doesNotContain(late.toString());
    }

    @Test
    void the_name_of_a_hidden_collection_is_not_told_to_those_who_guess_its_identifier() {
        UUID hidden = house.archive()
                .write(
                        new org.wenku.archive.catalogue.Act("keeper", "enter", null),
                        desk -> desk.createFonds(new org.wenku.archive.catalogue.NewRecord(
                                        RecordIds.next(),
                                        Level.FONDS,
                                        "HIDDEN",
                                        org.wenku.archive.description.Statements.of(said(Term.TITLE, "未公开全宗")),
                                        RecordState.DRAFT,
                                        Access.OPEN))
                                .id());
        house.indexed();

        assertThat(house.get("/api/v1/search?collection=" + hidden).body()).doesNotContain("未公开全宗");
    }
}
