package org.wenku.web.trial;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.rendition.RenditionKind;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepState;
import org.wenku.ingest.inspect.Program;

/** A whole server with real programs, which a test takes away and gives back. */
@SuppressWarnings("NullAway.Init")
class RenditionsIT {

    @TempDir
    Path folder;

    private Path drop;
    private TrialSite trial;

    @BeforeEach
    void open() throws Exception {
        drop = Files.createDirectory(folder.resolve("drop"));
        trial = TrialSite.in(folder, Map.of());
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void without_any_program_everything_else_works_and_each_that_appears_fills_its_gap() throws Exception {
        Donation.picture(drop.resolve("plan.png"), 1500, 1100);
        Donation.picture(drop.resolve("wall.png"), 8000, 5000);
        Donation.pdf(drop.resolve("letter.pdf"), "Public telephone");
        Donation.docx(drop.resolve("minutes.docx"), "居民会议记录 minutes");
        Donation.wave(drop.resolve("talk.wav"), 4);
        Donation.film(drop.resolve("street.mpg"));
        Files.writeString(drop.resolve("note.txt"), "公用电话");
        trial.take(drop);

        assertThat(trial.settled())
                .containsEntry("plan.png", "ocr lacks tesseract, thumbnail DONE, tiles DONE")
                .containsEntry("wall.png", "ocr lacks tesseract, thumbnail DONE, tiles lacks vips")
                .containsEntry("letter.pdf", "text-boxes DONE, thumbnail DONE")
                .containsEntry("minutes.docx", "pdf lacks soffice")
                .containsEntry("talk.wav", "media-facts lacks ffprobe, waveform lacks ffmpeg, web-copy lacks ffmpeg")
                .containsEntry(
                        "street.mpg",
                        "media-facts lacks ffprobe, poster lacks ffmpeg, waveform lacks ffmpeg, web-copy lacks ffmpeg")
                .doesNotContainKey("note.txt");

        trial.give("vips", "vipsheader");
        assertThat(trial.settled(now -> now.getOrDefault("wall.png", "").endsWith("tiles DONE")))
                .containsEntry("minutes.docx", "pdf lacks soffice");
        trial.give("soffice");
        assertThat(trial.settled(now -> now.getOrDefault("minutes.docx", "").startsWith("pdf DONE")))
                .containsEntry("minutes.docx", "pdf DONE, text-boxes DONE");
        trial.give("ffmpeg");
        trial.settled(now -> now.getOrDefault("talk.wav", "").contains("web-copy lacks ffprobe"));
        trial.give("ffprobe");
        assertThat(trial.settled(now -> now.getOrDefault("street.mpg", "")
                        .equals("media-facts DONE, poster DONE, waveform DONE, web-copy DONE")))
                .containsEntry("talk.wav", "media-facts DONE, waveform DONE, web-copy DONE");
        trial.give("tesseract");
        trial.settled(now -> now.values().stream().noneMatch(steps -> steps.contains("lacks")));

        assertThat(trial.made("plan.png", RenditionKind.TILES).tool()).isEqualTo("wenku");
        assertThat(trial.made("wall.png", RenditionKind.TILES).tool()).isEqualTo("vips");
        assertThat(trial.made("wall.png", RenditionKind.TILES)
                        .facts()
                        .path("width")
                        .asInt())
                .isEqualTo(8000);
        assertThat(trial.made("minutes.docx", RenditionKind.PDF).tool()).isEqualTo("libreoffice");
        assertThat(Files.readString(trial.path(trial.made("minutes.docx", RenditionKind.TEXT_BOXES))))
                .contains("居民会议记录");
        assertThat(Files.readString(trial.path(trial.made("letter.pdf", RenditionKind.TEXT_BOXES))))
                .contains("\"t\":\"Public telephone\"");
        assertThat(trial.made("talk.wav", RenditionKind.WEB_COPY).mediaType()).isEqualTo("audio/mpeg");
        assertThat(trial.made("talk.wav", RenditionKind.WAVEFORM)
                        .facts()
                        .path("seconds")
                        .asDouble())
                .isEqualTo(4.0);
        assertThat(trial.made("street.mpg", RenditionKind.WEB_COPY).mediaType()).isEqualTo("video/mp4");
        assertThat(folder.resolve("home")
                        .resolve("derivatives")
                        .toFile()
                        .list((dir, name) -> name.startsWith("making-")))
                .isEmpty();
    }

    @Test
    void bad_files_fail_in_the_words_of_the_tool_and_can_be_tried_again() throws Exception {
        trial.give("ffmpeg", "ffprobe", "vips", "vipsheader");
        byte[] broken = Files.readAllBytes(Donation.wave(drop.resolve("broken.wav"), 1));
        Files.write(drop.resolve("broken.wav"), java.util.Arrays.copyOf(broken, 30));
        Files.createFile(drop.resolve("empty.mp3"));
        byte[] torn = Files.readAllBytes(Donation.picture(drop.resolve("torn.png"), 1400, 1100));
        Files.write(drop.resolve("torn.png"), java.util.Arrays.copyOf(torn, 60));
        trial.take(drop);

        Map<String, String> ended = trial.settled();
        assertThat(ended).doesNotContainKey("empty.mp3");
        Step failed = trial.steps().stream()
                .filter(step -> step.kind().equals("web-copy"))
                .findFirst()
                .orElseThrow();
        assertThat(failed.state()).isEqualTo(StepState.FAILED);
        assertThat(requireNonNull(requireNonNull(failed.note()).cause())).isNotBlank();
        assertThat(ended.get("torn.png")).contains("thumbnail FAILED");

        trial.house()
                .archive()
                .write(
                        new org.wenku.archive.catalogue.Act("keeper", "retry", null),
                        desk -> trial.house().archive().steps().retry(desk, List.of(failed.id())));
        TrialSite.see(
                () -> trial.steps().stream()
                        .filter(step -> step.id().equals(failed.id()))
                        .toList(),
                again -> again.get(0).taken() == failed.taken() + 1
                        && again.get(0).state() == StepState.FAILED);
    }

    @Test
    void a_program_that_fails_is_quoted_in_its_own_words() throws Exception {
        Path failing = trial.tools().resolve("soffice");
        Files.writeString(
                failing,
                "#!/bin/sh\nif [ \"$1\" = --version ]; then echo LibreOffice 1.0; exit; fi\n"
                        + "echo 'the printer is on fire' >&2\nexit 77\n");
        failing.toFile().setExecutable(true);
        Donation.docx(drop.resolve("minutes.docx"), "minutes");
        trial.take(drop);

        TrialSite.see(trial::settled, now -> "pdf FAILED".equals(now.get("minutes.docx")));
        Step failed = trial.steps().stream()
                .filter(step -> step.kind().equals("pdf"))
                .findFirst()
                .orElseThrow();
        assertThat(requireNonNull(failed.note()).cause()).isEqualTo("the printer is on fire");
        assertThat(requireNonNull(failed.note()).english()).contains("soffice");
    }

    @Test
    void what_a_better_tool_would_make_or_what_is_gone_is_made_again_on_command() throws Exception {
        trial.give("vips", "vipsheader");
        // Now, because what is made before they are found is made again with them.
        trial.house().renditions().look();
        Donation.picture(drop.resolve("plan.png"), 1500, 1100);
        Donation.pdf(drop.resolve("letter.pdf"), "Public telephone");
        trial.take(drop);
        trial.settled(now -> now.getOrDefault("plan.png", "").endsWith("tiles DONE"));
        assertThat(remake("tiles", "thumbnail")).isZero();

        Files.delete(trial.path(trial.made("letter.pdf", RenditionKind.THUMBNAIL)));
        Path before = trial.path(trial.made("plan.png", RenditionKind.TILES));
        Path vips = Program.find("vips").orElseThrow().toRealPath();
        Files.delete(trial.tools().resolve("vips"));
        Files.writeString(
                trial.tools().resolve("vips"),
                "#!/bin/sh\n[ \"$1\" = --version ] && echo vips-99.1 && exit\nexec " + vips + " \"$@\"\n");
        trial.tools().resolve("vips").toFile().setExecutable(true);
        assertThat(remake("tiles", "thumbnail")).isEqualTo(2);
        trial.settled(now -> now.getOrDefault("plan.png", "").endsWith("tiles DONE"));

        assertThat(trial.made("plan.png", RenditionKind.TILES).version()).isEqualTo("99.1");
        assertThat(before).doesNotExist();
        assertThat(trial.path(trial.made("letter.pdf", RenditionKind.THUMBNAIL)))
                .exists();
        assertThat(trial.steps().stream().filter(step -> step.kind().equals("tiles")))
                .as("the new step has taken the place of the old one")
                .hasSize(1);
    }

    private long remake(String... kinds) {
        ObjectNode wish = JsonNodeFactory.instance.objectNode().put("by", "keeper");
        List.of(kinds).forEach(wish.putArray("kinds")::add);
        long[] asked = {0};
        requireNonNull(trial.house().errands().get("remake"))
                .run(wish, line -> asked[0] = line.path("steps").asLong());
        return asked[0];
    }
}
