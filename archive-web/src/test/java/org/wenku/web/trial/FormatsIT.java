package org.wenku.web.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.access.Role;
import org.wenku.archive.step.Eventually;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepSearch;
import org.wenku.archive.step.StepState;
import org.wenku.archive.storage.ObjectId;
import org.wenku.ingest.inspect.DroidRun;
import org.wenku.ingest.inspect.DroidSignatures;
import org.wenku.ingest.inspect.Tool;
import org.wenku.web.SignedIn;

/**
 * The real DROID and the real veraPDF: while they are missing it is said so, on the status page and on the item; when they
 * come, the gap is filled, and what they find is kept and shown to the staff.
 */
class FormatsIT {

    @TempDir
    private Path folder;

    private Path drop() throws IOException {
        Path drop = Files.createDirectory(folder.resolve("drop"));
        PdfaDonation.honest(drop.resolve("honest.pdf"));
        PdfaDonation.boastful(drop.resolve("boastful.pdf"));
        Donation.pdf(drop.resolve("plain letter.pdf"), "says nothing of the kind");
        Donation.picture(drop.resolve("图.png"), 300, 200);
        Donation.docx(drop.resolve("minutes.docx"), "minutes");
        Files.write(drop.resolve("无名"), new byte[] {1, 2, 3, 4, 5});
        return drop;
    }

    private static List<Step> of(TrialSite trial, String kind) {
        return trial.house()
                .archive()
                .steps()
                .list()
                .find(StepSearch.all().ofKind(kind).most(100));
    }

    private static String page(TrialSite trial, SignedIn keeper, String name, String language) {
        return keeper.get("/records/" + record(trial, name), "Accept-Language", language)
                .body();
    }

    private static String record(TrialSite trial, String name) {
        return trial.ask("select cast(record_id as text) from file where name = '" + name + "'")
                .get(0);
    }

    private static String technical(TrialSite trial, String name, String path) {
        return trial.ask("select coalesce(technical #>> '{" + path + "}', '') from file where name = '" + name + "'")
                .get(0);
    }

    @Test
    void what_is_missing_is_named_and_when_it_comes_every_file_has_its_format_and_every_pdfa_its_verdict()
            throws Exception {
        try (TrialSite trial = TrialSite.in(folder, Map.of("WENKU_OCR_ENABLED", "false"))) {
            SignedIn keeper = trial.signedIn(Role.ARCHIVIST);
            trial.take(drop());
            trial.settled();
            assertThat(of(trial, "format-identification")).hasSize(6).allMatch(step -> "droid".equals(step.lacks()));
            assertThat(of(trial, "pdfa-validation"))
                    .as("only those that say they are PDF/A")
                    .hasSize(2)
                    .allMatch(step -> "verapdf".equals(step.lacks()));
            String status = keeper.get("/staff/status", "Accept-Language", "en").body();
            assertThat(status)
                    .contains("6 steps wait for it", "2 steps wait for it")
                    .contains("https://verapdf.org/software/", "nationalarchives.gov.uk");
            assertThat(page(trial, keeper, "honest.pdf", "en"))
                    .as("one line for both")
                    .contains("Not looked at without DROID, veraPDF")
                    .doesNotContain("signature files");
            assertThat(page(trial, keeper, "honest.pdf", "zh")).contains("缺少 DROID、veraPDF，暂未检查");

            Files.createSymbolicLink(trial.tools().resolve("droid.sh"), RealTools.droid(folder));
            assertThat(keeper.post("/staff/status").statusCode()).isEqualTo(200);
            assertThat(of(trial, "format-identification"))
                    .as("without its signatures DROID can tell nothing")
                    .allMatch(step -> step.state() == StepState.UNAVAILABLE);
            for (Path signatures : RealTools.signatures()) {
                Files.copy(signatures, trial.tools().resolve(signatures.getFileName()));
            }
            Files.createSymbolicLink(trial.tools().resolve("verapdf"), RealTools.verapdf(folder));
            assertThat(keeper.post("/staff/status").statusCode()).isEqualTo(200);
            TrialSite.see(
                    () -> trial.steps().stream()
                            .filter(step -> "droid".equals(step.lacks()) || "verapdf".equals(step.lacks()))
                            .count(),
                    lacking -> lacking == 0);
            trial.settled();
            assertThat(of(trial, "format-identification")).allMatch(step -> step.state() == StepState.DONE);
            assertThat(of(trial, "pdfa-validation")).allMatch(step -> step.state() == StepState.DONE);

            isIdentified(trial, keeper);
            isValidated(trial, keeper);
            assertThat(keeper.get("/staff/status", "Accept-Language", "en").body())
                    .contains("6.5.2 · V100, 20211216", "1.30.2")
                    .doesNotContain("nationalarchives.gov.uk");
        }
    }

    private static void isIdentified(TrialSite trial, SignedIn keeper) {
        assertThat(trial.ask("select name || ' ' || coalesce(puid, '-') from file"))
                .containsExactlyInAnyOrder(
                        "honest.pdf fmt/354",
                        "boastful.pdf fmt/354",
                        "plain letter.pdf fmt/18",
                        "图.png fmt/11",
                        "minutes.docx fmt/412",
                        "无名 -");
        assertThat(technical(trial, "图.png", "format,signatures")).isEqualTo("V100, 20211216");
        assertThat(page(trial, keeper, "图.png", "zh"))
                .contains("PRONOM 格式：fmt/11 Portable Network Graphics 1.0（DROID 6.5.2，特征文件 V100, 20211216）");
        assertThat(page(trial, keeper, "无名", "en")).contains("not recognised by the signatures of PRONOM");
        assertThat(page(trial, trial.signedIn(Role.READER), "图.png", "zh"))
                .as("readers see which format it is, not how that was found out")
                .contains("fmt/11")
                .doesNotContain("DROID");
    }

    private static void isValidated(TrialSite trial, SignedIn keeper) throws IOException {
        assertThat(technical(trial, "honest.pdf", "pdfa,passed")).isEqualTo("true");
        assertThat(technical(trial, "boastful.pdf", "pdfa,passed")).isEqualTo("false");
        assertThat(technical(trial, "boastful.pdf", "pdfa,flavour")).isEqualTo("PDF/A-1b");
        assertThat(technical(trial, "boastful.pdf", "pdfa,rules")).contains("6.3.4-1");
        assertThat(technical(trial, "plain letter.pdf", "pdfa")).isEmpty();
        assertThat(page(trial, keeper, "honest.pdf", "zh")).contains("自称 PDF/A-1b，核验符合（veraPDF 1.30.2）");
        assertThat(page(trial, keeper, "boastful.pdf", "en")).contains("Says it is PDF/A-1b and is not:");
        assertThat(page(trial, trial.signedIn(Role.READER), "boastful.pdf", "en"))
                .doesNotContain("veraPDF");

        String file = trial.ask("select cast(id as text) from file where name = 'boastful.pdf'")
                .get(0);
        try (var premis = trial.house()
                .archive()
                .store()
                .open(
                        new ObjectId(java.util.UUID.fromString(record(trial, "boastful.pdf"))),
                        "metadata/premis-" + file + "-pdfa-validation.xml")) {
            assertThat(new String(premis.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("validation", "fail", "veraPDF", "6.3.4-1 × 1");
        }
    }

    @Test
    void a_file_that_droid_does_not_survive_fails_alone() throws Exception {
        try (TrialSite trial = TrialSite.in(folder, Map.of("WENKU_OCR_ENABLED", "false", "WENKU_STEPS_LANES", "1"))) {
            for (Path signatures : RealTools.signatures()) {
                Files.copy(signatures, trial.tools().resolve(signatures.getFileName()));
            }
            Files.createSymbolicLink(
                    trial.tools().resolve("droid.sh"), RealTools.droidDyingOf("the crafted one", folder));
            SignedIn keeper = trial.signedIn(Role.ARCHIVIST);
            assertThat(keeper.post("/staff/status").statusCode()).isEqualTo(200);
            Path drop = Files.createDirectory(folder.resolve("drop"));
            for (int letter = 1; letter <= 8; letter++) {
                Files.writeString(
                        drop.resolve(letter + ".xml"),
                        "<?xml version=\"1.0\"?>\n<letter number=\"" + letter + "\"/>\n");
            }
            Files.writeString(drop.resolve("5b.xml"), "<?xml version=\"1.0\"?>\n<letter>the crafted one</letter>\n");
            trial.take(drop);
            trial.settled();

            assertThat(trial.ask("select name || ' ' || coalesce(puid, '-') from file order by name"))
                    .hasSize(9)
                    .contains("5b.xml -")
                    .filteredOn(each -> each.endsWith(" fmt/101"))
                    .hasSize(8);
            assertThat(of(trial, "format-identification"))
                    .filteredOn(step -> step.state() == StepState.FAILED)
                    .singleElement()
                    .satisfies(
                            step -> assertThat(trial.ask("select name from file where id = '" + step.subject() + "'"))
                                    .containsExactly("5b.xml"));
            assertThat(keeper.get("/staff/queue", "Accept-Language", "en").body())
                    .contains("DROID could not identify the file");
        }
    }

    @Test
    void a_droid_that_hangs_is_ended_at_the_deadline_with_all_it_started() throws Exception {
        Path signatures = folder.resolve("DROID_SignatureFile_V100.xml");
        // It waits for somebody to write there, and nobody does.
        assertThat(new ProcessBuilder("mkfifo", signatures.toString()).start().waitFor())
                .isZero();
        Path letter = Files.writeString(folder.resolve("letter.txt"), "敬启者");
        DroidRun hanging = new DroidRun(
                new Tool(Tool.Kind.DROID, "6.5.2", List.of(), RealTools.droid(folder)),
                new DroidSignatures(signatures, 100, null, null),
                Duration.ofSeconds(5));

        assertThatThrownBy(() -> hanging.identify(
                        List.of(new DroidRun.Subject(letter, "letter.txt")),
                        Files.createDirectory(folder.resolve("desk"))))
                .isInstanceOf(DroidRun.Broken.class)
                .hasMessageContaining("stopped at the deadline");
        Eventually.see(
                () -> ProcessHandle.current()
                        .descendants()
                        .filter(left -> left.info().commandLine().orElse("").contains(signatures.toString()))
                        .count(),
                left -> left == 0);
    }
}
