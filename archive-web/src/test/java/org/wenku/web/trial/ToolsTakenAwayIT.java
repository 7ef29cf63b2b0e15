package org.wenku.web.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.access.Role;
import org.wenku.web.SignedIn;

/**
 * Every program that the archive makes use of is taken away, one after the other: everything else works, the gap is named on
 * the status page and on the item, and giving the program back fills it.
 */
class ToolsTakenAwayIT {

    @TempDir
    private Path folder;

    /**
     * A program that is taken away.
     *
     * @param files the programs that go with it
     * @param lacking what of which file then lacks what
     */
    private record Loss(String name, List<String> files, Map<String, String> lacking) {}

    private static final List<Loss> LOSSES = List.of(
            new Loss("tesseract", List.of("tesseract"), Map.of("page.png", "ocr")),
            new Loss("ffmpeg", List.of("ffmpeg"), Map.of("talk.wav", "waveform,web-copy")),
            new Loss("ffprobe", List.of("ffprobe"), Map.of("talk.wav", "media-facts,waveform,web-copy")),
            new Loss("vips", List.of("vips", "vipsheader"), Map.of("wall.png", "tiles")),
            new Loss("soffice", List.of("soffice"), Map.of("minutes.docx", "pdf")));

    @Test
    void each_gap_is_named_on_the_status_page_and_on_the_item_and_filled_when_the_program_is_back() throws Exception {
        try (RealClamd clamd = RealClamd.start();
                TrialSite trial = TrialSite.in(
                        folder, Map.of("WENKU_CLAMD_ADDRESS", clamd.address(), "WENKU_CLAMD_WHEN_AWAY", "accept"))) {
            SignedIn keeper = trial.signedIn(Role.ARCHIVIST);
            for (Loss loss : LOSSES) {
                trial.give(loss.files().toArray(String[]::new));
            }
            look(keeper);
            assertThat(missing(keeper)).as("while everything is there").isEmpty();

            for (Loss loss : LOSSES) {
                trial.takeAway(loss.files().toArray(String[]::new));
                look(keeper);
                Path drop = drop(loss.name());
                trial.take(drop);
                Map<String, String> ended = trial.settled();
                assertThat(ended).isNotEmpty();
                ended.forEach((file, steps) -> {
                    boolean gap = file.startsWith(loss.name())
                            && loss.lacking()
                                    .containsKey(file.substring(loss.name().length() + 1));
                    assertThat(steps.contains("lacks"))
                            .as("%s: %s", file, steps)
                            .isEqualTo(gap);
                    assertThat(steps).as(file).doesNotContain("FAILED");
                });
                isNamed(trial, keeper, loss.name(), loss.lacking(), ended);
                assertThat(keeper.get("/staff/queue", "Accept-Language", "en").body())
                        .as("without %s nothing is left to do for it, and the batch leaves the queue", loss.name())
                        .doesNotContain("id=\"batches\"");

                trial.give(loss.files().toArray(String[]::new));
                look(keeper);
                trial.settled(now -> now.values().stream().noneMatch(steps -> steps.contains("lacks")));
                assertThat(missing(keeper)).as("when %s is back", loss.name()).isEmpty();
                assertThat(page(trial, keeper, loss.name() + "-talk.wav")).contains("pcm_s16le");
            }
            withoutScanner(trial, clamd, keeper);
        }
    }

    private void withoutScanner(TrialSite trial, RealClamd clamd, SignedIn keeper) throws Exception {
        clamd.kill();
        trial.take(drop("clamd"));
        Map<String, String> ended = trial.settled();
        ended.forEach((file, steps) -> assertThat(steps.contains("virus-scan lacks clamd"))
                .as("%s: %s", file, steps)
                .isEqualTo(file.startsWith("clamd-")));
        assertThat(missing(keeper))
                .contains("clamd")
                .contains(ended.keySet().stream()
                                .filter(file -> file.startsWith("clamd-"))
                                .count() + " steps wait for it");
        assertThat(page(trial, keeper, "clamd-note.txt")).contains("No virus scanner is set, or it does not answer.");

        clamd.startAgain();
        look(keeper);
        trial.settled(now -> now.values().stream().noneMatch(steps -> steps.contains("lacks")));
        assertThat(missing(keeper)).isEmpty();
        assertThat(page(trial, keeper, "clamd-note.txt")).doesNotContain("does not answer");
    }

    private static void isNamed(
            TrialSite trial, SignedIn keeper, String tool, Map<String, String> lacking, Map<String, String> ended) {
        assertThat(missing(keeper))
                .contains("<h3>" + tool + "</h3>")
                .contains("apt-get install")
                .contains("for it");
        for (Map.Entry<String, String> gap : lacking.entrySet()) {
            String file = tool + "-" + gap.getKey();
            for (String kind : gap.getValue().split(",")) {
                assertThat(ended.get(file)).contains(kind + " lacks " + tool);
            }
            assertThat(page(trial, keeper, file)).contains("Without " + tool);
        }
    }

    /**
     * The part of the status page that names what is missing, without what {@link FormatsIT} takes away; empty when nothing
     * else is.
     */
    private static String missing(SignedIn keeper) {
        String page = keeper.get("/staff/status", "Accept-Language", "en").body();
        String section = page.substring(page.indexOf("id=\"missing\""), page.indexOf("id=\"there\""))
                .replaceAll("(?s)<li><h3>(droid|verapdf)</h3>.*?</li>", "");
        return section.contains("<h3>") ? section : "";
    }

    private static void look(SignedIn keeper) {
        assertThat(keeper.post("/staff/status").statusCode()).isEqualTo(200);
    }

    private static String page(TrialSite trial, SignedIn keeper, String name) {
        String record = trial.steps().stream()
                .map(trial::file)
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow()
                .recordId()
                .toString();
        return keeper.get("/records/" + record, "Accept-Language", "en").body();
    }

    /** One file of each kind, each with bytes of its own, because the same bytes are taken in once. */
    private Path drop(String name) throws IOException {
        Path drop = Files.createDirectory(folder.resolve("drop-" + name));
        int own = name.chars().sum() % 97;
        Donation.picture(drop.resolve(name + "-page.png"), 1100 + own, 300);
        if (name.equals("vips")) {
            Donation.picture(drop.resolve(name + "-wall.png"), 8000, 5000);
        }
        Donation.pdf(drop.resolve(name + "-letter.pdf"), "Public telephone " + name);
        Donation.docx(drop.resolve(name + "-minutes.docx"), "居民会议记录 " + name);
        Donation.wave(drop.resolve(name + "-talk.wav"), 1 + own % 11);
        Files.write(drop.resolve(name + "-note.txt"), ("公用电话 " + name).getBytes(StandardCharsets.UTF_8));
        return drop;
    }
}
