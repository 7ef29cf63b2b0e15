package org.wenku.web.trial;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.rendition.Rendition;
import org.wenku.archive.rendition.RenditionKind;
import org.wenku.archive.rendition.RenditionShelf;
import org.wenku.archive.settings.Settings;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepSearch;
import org.wenku.archive.step.StepState;
import org.wenku.ingest.inspect.Program;
import org.wenku.web.Site;

/** A whole server with real programs, which a test takes away and gives back. */
@SuppressWarnings("NullAway.Init")
class RenditionsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    private Path tools;
    private Path drop;
    private Site site;

    @BeforeEach
    void open() throws Exception {
        tools = Files.createDirectory(folder.resolve("tools"));
        drop = Files.createDirectory(folder.resolve("drop"));
        if (System.getProperty("wenku.worker") == null) {
            System.setProperty("wenku.worker", TrialHouse.WORKER);
        }
        site = Site.open(Settings.load(
                folder.resolve("home"),
                Map.of(
                        "WENKU_SERVER_PORT", "0",
                        "WENKU_TOOLS_PATH", tools.toString(),
                        "WENKU_TOOLS_LOOK", "1",
                        "WENKU_STEPS_LANES", "3")));
    }

    @AfterEach
    void close() {
        site.close();
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
        take();

        assertThat(settled())
                .containsEntry("plan.png", "ocr lacks tesseract, thumbnail DONE, tiles DONE")
                .containsEntry("wall.png", "ocr lacks tesseract, thumbnail DONE, tiles lacks vips")
                .containsEntry("letter.pdf", "text-boxes DONE, thumbnail DONE")
                .containsEntry("minutes.docx", "pdf lacks soffice")
                .containsEntry("talk.wav", "waveform lacks ffmpeg, web-copy lacks ffmpeg")
                .containsEntry("street.mpg", "poster lacks ffmpeg, waveform lacks ffmpeg, web-copy lacks ffmpeg")
                .doesNotContainKey("note.txt");

        give("vips", "vipsheader");
        assertThat(settled(now -> now.getOrDefault("wall.png", "").endsWith("tiles DONE")))
                .containsEntry("minutes.docx", "pdf lacks soffice");
        give("soffice");
        assertThat(settled(now -> now.getOrDefault("minutes.docx", "").startsWith("pdf DONE")))
                .containsEntry("minutes.docx", "pdf DONE, text-boxes DONE");
        give("ffmpeg");
        settled(now -> now.getOrDefault("talk.wav", "").contains("lacks ffprobe"));
        give("ffprobe");
        assertThat(settled(now -> now.getOrDefault("street.mpg", "").equals("poster DONE, waveform DONE, web-copy DONE")))
                .containsEntry("talk.wav", "waveform DONE, web-copy DONE");
        give("tesseract");
        settled(now -> now.values().stream().noneMatch(steps -> steps.contains("lacks")));

        assertThat(made("plan.png", RenditionKind.TILES).tool()).isEqualTo("wenku");
        assertThat(made("wall.png", RenditionKind.TILES).tool()).isEqualTo("vips");
        assertThat(made("wall.png", RenditionKind.TILES).facts().path("width").asInt())
                .isEqualTo(8000);
        assertThat(made("minutes.docx", RenditionKind.PDF).tool()).isEqualTo("libreoffice");
        assertThat(Files.readString(path(made("minutes.docx", RenditionKind.TEXT_BOXES))))
                .contains("居民会议记录");
        assertThat(Files.readString(path(made("letter.pdf", RenditionKind.TEXT_BOXES))))
                .contains("\"t\":\"Public telephone\"");
        assertThat(made("talk.wav", RenditionKind.WEB_COPY).mediaType()).isEqualTo("audio/mpeg");
        assertThat(made("talk.wav", RenditionKind.WAVEFORM)
                        .facts()
                        .path("seconds")
                        .asDouble())
                .isEqualTo(4.0);
        assertThat(made("street.mpg", RenditionKind.WEB_COPY).mediaType()).isEqualTo("video/mp4");
        assertThat(folder.resolve("home")
                        .resolve("derivatives")
                        .toFile()
                        .list((dir, name) -> name.startsWith("making-")))
                .isEmpty();
    }

    @Test
    void bad_files_fail_in_the_words_of_the_tool_and_can_be_tried_again() throws Exception {
        give("ffmpeg", "ffprobe", "vips", "vipsheader");
        byte[] broken = Files.readAllBytes(Donation.wave(drop.resolve("broken.wav"), 1));
        Files.write(drop.resolve("broken.wav"), java.util.Arrays.copyOf(broken, 30));
        Files.createFile(drop.resolve("empty.mp3"));
        byte[] torn = Files.readAllBytes(Donation.picture(drop.resolve("torn.png"), 1400, 1100));
        Files.write(drop.resolve("torn.png"), java.util.Arrays.copyOf(torn, 60));
        take();

        Map<String, String> ended = settled();
        assertThat(ended).doesNotContainKey("empty.mp3");
        Step failed = steps().stream()
                .filter(step -> step.kind().equals("web-copy"))
                .findFirst()
                .orElseThrow();
        assertThat(failed.state()).isEqualTo(StepState.FAILED);
        assertThat(requireNonNull(requireNonNull(failed.note()).cause())).isNotBlank();
        assertThat(ended.get("torn.png")).contains("thumbnail FAILED");

        site.house()
                .archive()
                .write(
                        new org.wenku.archive.catalogue.Act("keeper", "retry", null),
                        desk -> site.house().archive().steps().retry(desk, List.of(failed.id())));
        see(
                () -> steps().stream()
                        .filter(step -> step.id().equals(failed.id()))
                        .toList(),
                again -> again.get(0).taken() == failed.taken() + 1
                        && again.get(0).state() == StepState.FAILED);
    }

    @Test
    void a_program_that_fails_is_quoted_in_its_own_words() throws Exception {
        Path failing = tools.resolve("soffice");
        Files.writeString(
                failing,
                "#!/bin/sh\nif [ \"$1\" = --version ]; then echo LibreOffice 1.0; exit; fi\n"
                        + "echo 'the printer is on fire' >&2\nexit 77\n");
        failing.toFile().setExecutable(true);
        Donation.docx(drop.resolve("minutes.docx"), "minutes");
        take();

        see(this::settled, now -> "pdf FAILED".equals(now.get("minutes.docx")));
        assertThat(requireNonNull(steps().get(0).note()).cause()).isEqualTo("the printer is on fire");
        assertThat(requireNonNull(steps().get(0).note()).english()).contains("soffice");
    }

    @Test
    void what_a_better_tool_would_make_or_what_is_gone_is_made_again_on_command() throws Exception {
        give("vips", "vipsheader");
        Donation.picture(drop.resolve("plan.png"), 1500, 1100);
        Donation.pdf(drop.resolve("letter.pdf"), "Public telephone");
        take();
        settled(now -> now.getOrDefault("plan.png", "").endsWith("tiles DONE"));
        assertThat(remake("tiles", "thumbnail")).isZero();

        Files.delete(path(made("letter.pdf", RenditionKind.THUMBNAIL)));
        Path before = path(made("plan.png", RenditionKind.TILES));
        Path vips = Program.find("vips").orElseThrow().toRealPath();
        Files.delete(tools.resolve("vips"));
        Files.writeString(
                tools.resolve("vips"),
                "#!/bin/sh\n[ \"$1\" = --version ] && echo vips-99.1 && exit\nexec " + vips + " \"$@\"\n");
        tools.resolve("vips").toFile().setExecutable(true);
        assertThat(remake("tiles", "thumbnail")).isEqualTo(2);
        settled(now -> now.getOrDefault("plan.png", "").endsWith("tiles DONE"));

        assertThat(made("plan.png", RenditionKind.TILES).version()).isEqualTo("99.1");
        assertThat(before).doesNotExist();
        assertThat(path(made("letter.pdf", RenditionKind.THUMBNAIL))).exists();
        assertThat(steps().stream().filter(step -> step.kind().equals("tiles")))
                .as("the new step has taken the place of the old one")
                .hasSize(1);
    }

    private long remake(String... kinds) {
        ObjectNode wish = JsonNodeFactory.instance.objectNode().put("by", "keeper");
        List.of(kinds).forEach(wish.putArray("kinds")::add);
        long[] asked = {0};
        requireNonNull(site.house().errands().get("remake"))
                .run(wish, line -> asked[0] = line.path("steps").asLong());
        return asked[0];
    }

    private void give(String... names) throws IOException {
        for (String name : names) {
            Files.createSymbolicLink(tools.resolve(name), Program.find(name).orElseThrow());
        }
    }

    private void take() {
        site.house()
                .archive()
                .write(
                        new org.wenku.archive.catalogue.Act("keeper", "enter", null),
                        desk -> desk.createFonds(new org.wenku.archive.catalogue.NewRecord(
                                org.wenku.archive.catalogue.RecordIds.next(),
                                org.wenku.archive.arrangement.Level.FONDS,
                                "K",
                                org.wenku.archive.description.Statements.of(
                                        org.wenku.archive.description.Statement.curated(
                                                org.wenku.archive.description.Term.TITLE, "捐赠", "zh-Hans")),
                                org.wenku.archive.catalogue.RecordState.PUBLISHED,
                                org.wenku.archive.access.Access.OPEN)));
        ObjectNode wish = JsonNodeFactory.instance
                .objectNode()
                .put("into", "K")
                .put("publish", true)
                .put("by", "keeper");
        wish.putArray("sources").add(drop.toString());
        requireNonNull(site.house().errands().get("ingest")).run(wish, line -> {});
    }

    private List<Step> steps() {
        return site.house().archive().steps().list().find(StepSearch.all().most(500));
    }

    /** What became of the steps of each file, once nothing waits or runs any more. */
    private Map<String, String> settled() throws Exception {
        see(
                this::steps,
                all -> all.stream()
                        .noneMatch(step -> step.state() == StepState.WAITING || step.state() == StepState.RUNNING));
        Map<String, List<Step>> byName = steps().stream()
                .collect(Collectors.groupingBy(step -> file(step).name(), TreeMap::new, Collectors.toList()));
        Map<String, String> said = new TreeMap<>();
        byName.forEach((name, steps) -> said.put(
                name,
                steps.stream()
                        .map(step -> step.kind() + " "
                                + (step.lacks() == null ? step.state().name() : "lacks " + step.lacks()))
                        .sorted()
                        .collect(Collectors.joining(", "))));
        return said;
    }

    private Map<String, String> settled(Predicate<Map<String, String>> wanted) throws Exception {
        return see(this::settled, wanted);
    }

    private HeldFile file(Step step) {
        return site.house()
                .archive()
                .read(catalogue -> catalogue.file(requireNonNull(step.subject())))
                .orElseThrow();
    }

    private Rendition made(String name, RenditionKind kind) {
        String sha256 = steps().stream()
                .map(this::file)
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow()
                .sha256();
        return new RenditionShelf(site.house().archive()).find(sha256, kind).orElseThrow();
    }

    private Path path(Rendition rendition) {
        return new RenditionShelf(site.house().archive()).path(rendition);
    }

    private static <T> T see(java.util.concurrent.Callable<T> question, Predicate<T> wanted) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        for (T seen = question.call(); ; seen = question.call()) {
            if (wanted.test(seen)) {
                return seen;
            }
            if (System.nanoTime() > until) {
                throw new AssertionError("after " + PATIENCE + " there is still " + seen);
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
