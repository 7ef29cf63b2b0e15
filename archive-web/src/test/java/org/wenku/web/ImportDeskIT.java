package org.wenku.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Role;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.archive.settings.Settings;

/** An archivist at the register and the desk of sheets, without scripts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportDeskIT {

    private static final String WORKER =
            "../ingest/target/worker:../ingest/target/classes:../archive-core/target/classes";

    @TempDir
    static Path folder;

    private House house;
    private WebServer server;
    private URI address;
    private CatalogueRecord lane;

    @BeforeAll
    void open() {
        System.setProperty("wenku.worker", System.getProperty("wenku.worker", WORKER));
        house = House.open(Settings.load(folder.resolve("home"), Map.of("WENKU_OCR_ENABLED", "false")));
        house.archive().makeIndexWhole();
        house.startSteps();
        server =
                WebServer.start("127.0.0.1", 0, new WebApplication(house.archive(), house.pictures(), Desks.of(house)));
        address = server.address();
        lane = fonds("LANE");
    }

    @AfterAll
    void close() {
        server.close();
        house.close();
    }

    private CatalogueRecord fonds(String code) {
        return house.archive()
                .write(
                        new Act("test", "test", null),
                        desk -> desk.createFonds(new NewRecord(
                                RecordIds.next(),
                                Level.FONDS,
                                code,
                                Statements.of(Statement.curated(Term.TITLE, code, null)),
                                RecordState.DRAFT,
                                Access.OPEN)));
    }

    private static HttpResponse<String> bring(SignedIn who, String into, String accession, String sheet) {
        String form = "--edge\r\nContent-Disposition: form-data; name=\"into\"\r\n\r\n" + into
                + "\r\n--edge\r\nContent-Disposition: form-data; name=\"accession\"\r\n\r\n" + accession
                + "\r\n--edge\r\nContent-Disposition: form-data; name=\"sheet\"; filename=\"里弄.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + sheet + "\r\n--edge--\r\n";
        return who.send(who.request("/staff/imports?form-token=" + who.formToken())
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
    }

    private static String awaited(SignedIn who, String path, Predicate<HttpResponse<String>> wanted) {
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        HttpResponse<String> page = who.get(path + "?lang=en");
        while (!wanted.test(page)) {
            assertThat(Instant.now()).as(page.body()).isBefore(end);
            page = who.get(path + "?lang=en");
        }
        return page.body();
    }

    @Test
    void a_sheet_is_brought_checked_entered_and_undone_without_scripts() {
        SignedIn archivist = SignedIn.to(house.archive(), address, Role.ARCHIVIST, lane.fondsId());
        String accession = location(archivist.post(
                "/staff/accessions", "number", "2026-W-1", "donor", "里弄居民", "received", "2026-11-25", "extent", "三箱"));
        assertThat(archivist.get(accession).body()).contains("里弄居民").contains("三箱");
        assertThat(archivist
                        .post("/staff/accessions", "number", "2026-W-1", "donor", "另一人", "received", "2026-11-25")
                        .statusCode())
                .isEqualTo(400);

        String sheet =
                location(bring(archivist, "LANE", "2026-W-1", "档号,题名,日期\n1,会议记录,1951年3月\n2,来信,昨天下午\n3,=1+1,1952\n"));
        // The button comes when the step that checks has ended, a moment after everything is checked.
        String checked = awaited(archivist, sheet, page -> page.body().contains("Enter 2 rows"));
        assertThat(checked).contains("昨天下午").contains("Checked; nothing has been entered.");
        HttpResponse<String> rows = archivist.get(sheet + "/rows.csv");
        assertThat(rows.body()).contains("2,来信,昨天下午").doesNotContain("会议记录");
        assertThat(rows.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");

        location(archivist.post(sheet + "/enter"));
        awaited(archivist, sheet, page -> page.body().contains("Entered."));
        String batch = archivist.get(accession).body().replaceAll("(?s).*(/staff/batches/[0-9a-f-]+).*", "$1");
        assertThat(archivist.get(batch).body())
                .contains("LANE/1")
                .contains("LANE/3")
                .doesNotContain("LANE/2");

        location(archivist.post(batch + "/undo", "reason", "弄错了"));
        awaited(archivist, batch, page -> page.statusCode() == 404);
        assertThat(archivist.get(sheet).statusCode()).isEqualTo(404);
    }

    @Test
    void columns_that_are_not_understood_are_given_a_meaning() {
        SignedIn archivist = SignedIn.to(house.archive(), address, Role.ARCHIVIST);
        String sheet = location(bring(archivist, "LANE", "", "档号,怪列\n7,电报\n"));
        assertThat(archivist.get(sheet + "?lang=en").body()).contains("Some columns are not understood.");

        location(archivist.post(sheet + "/columns", "column-0", "code", "column-1", "title[zh]"));

        assertThat(awaited(archivist, sheet, page -> page.body().contains("Enter one row")))
                .contains("Checked;");
    }

    @Test
    void what_cannot_be_taken_is_said_in_the_form_and_nobody_works_in_a_fonds_of_others() {
        SignedIn archivist = SignedIn.to(house.archive(), address, Role.ARCHIVIST, lane.fondsId());
        fonds("OTHER");

        assertThat(bring(archivist, "NONE", "", "题名\n甲\n").statusCode()).isEqualTo(400);
        assertThat(bring(archivist, "LANE", "1-2-3", "题名\n甲\n").statusCode()).isEqualTo(400);
        assertThat(bring(archivist, "LANE", "", "").body()).contains("fault");
        assertThat(bring(archivist, "OTHER", "", "题名\n甲\n").statusCode()).isEqualTo(403);
        SignedIn reader = SignedIn.to(house.archive(), address, Role.READER);
        assertThat(reader.get("/staff/imports").statusCode()).isEqualTo(403);
        assertThat(reader.get("/staff/accessions").statusCode()).isEqualTo(403);
        assertThat(reader.get("/api/v1/accessions").statusCode()).isEqualTo(403);
    }
}
