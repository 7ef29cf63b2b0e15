package org.wenku.web.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Condition;
import org.wenku.archive.access.Role;
import org.wenku.archive.catalogue.Act;
import org.wenku.web.RealChromium;
import org.wenku.web.SignedIn;
import org.wenku.web.api.Json;
import org.wenku.web.command.ArchiveCommand;

/** What is in packed files, on the page of their record; taken out by an archivist, and by the command. */
class UnpackingIT {

    private static final Path SCREENS = Path.of("target", "screens");
    private static final int LETTERS = 120;
    private static final int ROUNDS = 3;

    @TempDir
    private Path folder;

    private final List<String> faults = new ArrayList<>();

    private static Path zip(Path file, Map<String, String> contents) throws IOException {
        Files.createDirectories(file.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file), Charset.forName("GB18030"))) {
            for (var each : contents.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static Map<String, String> letters(int count) {
        Map<String, String> letters = new LinkedHashMap<>();
        for (int i = 1; i <= count; i++) {
            letters.put(
                    "往来信札/" + (i % 2 == 0 ? "甲" : "乙") + "/第" + i + "封信.txt", "第" + i + "封信。Letter number " + i + ".");
        }
        letters.put("../../逃走.txt", "outside");
        letters.put("往来信札/.DS_Store", "left");
        return letters;
    }

    @Test
    void an_archivist_sees_what_is_inside_finds_it_by_name_and_takes_it_out_without_javascript() throws Exception {
        zip(folder.resolve("drop/里弄旧信.zip"), letters(LETTERS));
        try (TrialSite trial = TrialSite.in(folder, Map.of("WENKU_OCR_ENABLED", "false"));
                RealChromium chromium = RealChromium.start()) {
            trial.take(folder.resolve("drop/里弄旧信.zip"));
            SignedIn archivist = trial.signedIn(Role.ARCHIVIST);
            String record =
                    trial.ask("select cast(record_id as text) from file").get(0);
            Browser browser = chromium.browser();
            looks(trial, browser, archivist, "/records/" + record, "listed");
            assertThat(found(trial, "第77封信")).contains("里弄旧信");

            try (BrowserContext context = browser.newContext(
                    new Browser.NewContextOptions().setLocale("en").setJavaScriptEnabled(false))) {
                Page page = page(trial, context, archivist);
                page.navigate(trial.address().resolve("/records/" + record).toString());
                assertThat(page.textContent("#inside"))
                        .contains(LETTERS + 2 + " files.")
                        .contains("往来信札/乙/第1封信.txt")
                        .contains("CRC-32")
                        .doesNotContain("第120封信");
                page.click("#inside .paging .next");
                assertThat(page.textContent("#inside")).contains("第120封信").contains("lead out of the container");
                page.click("#inside form button");
                trial.settled(all -> true);
                page.navigate(trial.address().resolve("/records/" + record).toString());
                assertThat(page.textContent("#inside"))
                        .contains("It has been unpacked.")
                        .contains((LETTERS + 1) + " taken in")
                        .contains("Taken in.");
                page.click("#inside a:has-text('Show the contents as items')");
                assertThat(page.textContent("h1")).isEqualTo("里弄旧信");
                assertThat(page.textContent("main")).contains("往来信札").contains("逃走");
            }
            looks(trial, browser, archivist, "/records/" + record, "unpacked");
            assertThat(faults).isEmpty();
            assertThat(folder.resolve("逃走.txt")).doesNotExist();
            assertThat(publicPage(trial, record))
                    .as("readers see what is inside, and nothing of the work on it")
                    .contains("第1封信.txt")
                    .doesNotContain("unpacked")
                    .doesNotContain("/staff/unpacking");
            programsReadWhatIsInside(trial, record, archivist);
            assertThat(trial.signedIn(Role.READER)
                            .post("/staff/unpacking/"
                                    + trial.ask("select cast(file_id as text) from unpacking")
                                            .get(0))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    private static void programsReadWhatIsInside(TrialSite trial, String record, SignedIn archivist)
            throws IOException {
        SignedIn reader = trial.signedIn(Role.READER);
        String contents = json(reader, "/api/v1/records/" + record)
                .path("files")
                .path(0)
                .path("contents")
                .asText();
        JsonNode first = json(reader, contents + "?limit=100");
        assertThat(first.path("total").asInt()).isEqualTo(LETTERS + 2);
        assertThat(first.path("contents")).hasSize(100);
        JsonNode last = json(
                reader, contents + "?limit=100&cursor=" + first.path("next").asText());
        assertThat(last.path("contents")).hasSize(LETTERS + 2 - 100);
        assertThat(last.path("next").isNull()).isTrue();
        JsonNode letter = first.path("contents").path(0);
        assertThat(letter.path("path").asText()).startsWith("往来信札/");
        assertThat(letter.path("crc32").asText()).hasSize(8);
        assertThat(letter.path("record").isNull())
                .as("what it became is a draft")
                .isTrue();
        JsonNode forStaff = json(archivist, contents).path("contents").path(0);
        assertThat(json(archivist, forStaff.path("record").asText())
                        .path("title")
                        .asText())
                .contains("封信");
        trial.house().archive().write(new Act("keeper", "close", null), desk -> {
            desk.condition(
                    desk.catalogue().record(UUID.fromString(record)).orElseThrow(),
                    new Access(Condition.RESTRICTED, null, "names of people who live"));
            return null;
        });
        assertThat(reader.get(contents, "Accept", "application/json").statusCode())
                .isEqualTo(403);
    }

    private static JsonNode json(SignedIn who, String path) throws IOException {
        HttpResponse<String> answer = who.get(path, "Accept", "application/json");
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Json.MAPPER.readTree(answer.body());
    }

    private static String found(TrialSite trial, String words) throws Exception {
        return TrialSite.see(
                () -> trial.signedIn(Role.READER)
                        .get("/search?q=" + java.net.URLEncoder.encode(words, StandardCharsets.UTF_8))
                        .body(),
                body -> body.contains("/records/"));
    }

    private static String publicPage(TrialSite trial, String record) throws IOException, InterruptedException {
        return java.net.http.HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(trial.address().resolve("/records/" + record + "?lang=en"))
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private Page page(TrialSite trial, BrowserContext context, SignedIn person) {
        context.addCookies(List.of(new Cookie("session", person.cookieValue())
                .setUrl(trial.address().toString())));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                faults.add(message.text());
            }
        });
        return page;
    }

    /** In both languages, wide by day and narrow by night: nothing is wrong with it and nothing sticks out. */
    private void looks(TrialSite trial, Browser browser, SignedIn person, String path, String when) {
        for (String language : List.of("zh", "en")) {
            for (int width : new int[] {1280, 375}) {
                ColorScheme scheme = width == 1280 ? ColorScheme.LIGHT : ColorScheme.DARK;
                try (BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                        .setLocale(language)
                        .setColorScheme(scheme)
                        .setViewportSize(width, 900))) {
                    Page page = page(trial, context, person);
                    page.navigate(trial.address().resolve(path).toString());
                    page.waitForLoadState(LoadState.NETWORKIDLE);
                    String name = "inside-" + when + "-" + language + "-" + width + "-"
                            + scheme.name().toLowerCase(Locale.ROOT);
                    page.screenshot(new Page.ScreenshotOptions()
                            .setPath(SCREENS.resolve(name + ".png"))
                            .setFullPage(true));
                    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                            .as(name)
                            .isLessThanOrEqualTo(width);
                    assertThat(RealChromium.barriers(page)).as(name).isEmpty();
                }
            }
        }
    }

    @Test
    void killed_again_and_again_while_unpacking_it_loses_nothing_and_doubles_nothing() throws Exception {
        Path home = folder.resolve("home");
        Path packed = zip(folder.resolve("drop/旧信.zip"), letters(LETTERS));
        String record;
        try (TrialHouse house = TrialHouse.in(home)) {
            record = house.take(true, packed).record(packed);
        }
        int killed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            killed += unpack(home, record, 1 + round) ? 1 : 0;
        }
        assertThat(killed).as("kills that came in the middle").isPositive();
        assertThat(unpack(home, record, Integer.MAX_VALUE)).isFalse();

        try (TrialHouse house = TrialHouse.in(home)) {
            house.agreesOn(LETTERS + 2);
            assertThat(house.ask("select state || ' ' || count(*) from inner_file group by state order by state"))
                    .containsExactly("LEFT 1", "TAKEN " + (LETTERS + 1));
            assertThat(house.count("select count(*) from unpacking")).isOne();
            assertThat(home.resolve("scratch/unpack")).doesNotExist();
        }
    }

    private static String message(int number) {
        return "From zhang@example.org Wed Mar 14 10:00:00 2001\nFrom: Zhang San <zhang@example.org>\n"
                + "To: li@example.org\nSubject: letter " + number + "\nDate: Wed, 14 Mar 2001 10:00:00 +0800\n"
                + "Message-ID: <" + number + "@example.org>\nIn-Reply-To: <" + (number - 1) + "@example.org>\n"
                + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=edge\n\n--edge\n"
                + "Content-Type: text/plain\n\nthe words of letter " + number + "\n--edge\nContent-Type: text/plain\n"
                + "Content-Disposition: attachment; filename*=UTF-8''%E9%99%84%E4%BB%B6" + number + ".txt\n\n"
                + "attached to " + number + "\n--edge--\n\n";
    }

    private static Path mailbox(Path file, int messages) throws IOException {
        Files.createDirectories(file.getParent());
        StringBuilder box = new StringBuilder();
        for (int i = 1; i <= messages; i++) {
            box.append(message(i));
        }
        return Files.writeString(file, box);
    }

    @Test
    void killed_again_and_again_while_mail_is_opened_every_letter_keeps_what_belongs_to_it() throws Exception {
        Path home = folder.resolve("home");
        Path box = mailbox(folder.resolve("drop/letters.mbox"), LETTERS);
        String record;
        try (TrialHouse house = TrialHouse.in(home)) {
            record = house.take(true, box).record(box);
        }
        int killed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            killed += unpack(home, record, 1 + round) ? 1 : 0;
        }
        assertThat(killed).as("kills that came in the middle").isPositive();
        assertThat(unpack(home, record, Integer.MAX_VALUE)).isFalse();

        try (TrialHouse house = TrialHouse.in(home)) {
            assertThat(house.count("select count(*) from record where level = 'ITEM'"))
                    .isEqualTo(1 + 2 * LETTERS);
            assertThat(house.count("select count(*) from record where state <> 'PUBLISHED'"))
                    .as("it came in published, and so what was in it")
                    .isZero();
            assertThat(house.ask("select s ->> 'term' || ' ' || count(*) from record r,"
                            + " jsonb_array_elements(r.statements) s where s ->> 'authority' is not null"
                            + " group by s ->> 'term' order by s ->> 'term'"))
                    .as("one part each, one whole each, one answer each but the first; the box and its unit once")
                    .containsExactly(
                            "hasPart " + (LETTERS + 1), "isPartOf " + (LETTERS + 1), "references " + (LETTERS - 1));
            assertThat(house.ask("select state || ' ' || count(*) from inner_file group by state order by state"))
                    .containsExactly("TAKEN " + 3 * LETTERS);
        }
    }

    @Test
    void the_page_of_a_letter_leads_to_what_is_attached_to_it_and_to_what_it_answers() throws Exception {
        Path box = mailbox(folder.resolve("drop/letters.mbox"), 2);
        try (TrialSite trial = TrialSite.in(folder, Map.of("WENKU_OCR_ENABLED", "false"));
                RealChromium chromium = RealChromium.start()) {
            trial.take(box);
            trial.settled();
            String second = trial.ask("select cast(id as text) from record where title = 'letter 2'")
                    .get(0);
            looks(trial, chromium.browser(), trial.signedIn(Role.ARCHIVIST), "/records/" + second, "letter");
            try (BrowserContext context =
                    chromium.browser().newContext(new Browser.NewContextOptions().setLocale("en"))) {
                Page page = context.newPage();
                page.navigate(trial.address().resolve("/records/" + second).toString());
                page.click(".description a:has-text('letter 1')");
                assertThat(page.textContent("h1")).isEqualTo("letter 1");
                page.click(".description a:has-text('附件1')");
                assertThat(page.textContent("h1")).isEqualTo("附件1");
                page.click(".description a:has-text('letter 1')");
                assertThat(page.textContent("h1")).isEqualTo("letter 1");
            }
            assertThat(faults).isEmpty();
        }
    }

    /** Runs the command and kills it when it has said so much; returns whether it was killed. */
    private static boolean unpack(Path home, String record, int lines) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dfile.encoding=UTF-8",
                        "-Dwenku.worker=" + TrialHouse.WORKER,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ArchiveCommand.class.getName(),
                        "unpack",
                        record,
                        "--home",
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        boolean killed = false;
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int read = 0;
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.contains(" / ") && ++read >= lines && process.isAlive()) {
                    killed = true;
                    process.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(process.waitFor() == 0).isNotEqualTo(killed);
        return killed;
    }
}
