package org.wenku.web.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.access.Role;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepState;
import org.wenku.web.RealChromium;
import org.wenku.web.SignedIn;

/** The desks of the queue and of the status, in a real browser, with files that nobody can make anything of. */
class QueueIT {

    private static final Path SCREENS = Path.of("target", "screens");

    @TempDir
    private Path folder;

    private final List<String> faults = new ArrayList<>();

    @Test
    void a_reviewer_sees_what_failed_tries_again_accepts_with_a_reason_and_refuses() throws Exception {
        try (RealClamd clamd = RealClamd.start();
                TrialSite trial = TrialSite.in(folder, Map.of("WENKU_CLAMD_ADDRESS", clamd.address()));
                RealChromium chromium = RealChromium.start()) {
            Browser browser = chromium.browser();
            SignedIn reviewer = trial.signedIn(Role.REVIEWER);
            looks(trial, browser, reviewer, "empty");
            trial.give("ffmpeg", "ffprobe", "vips", "vipsheader");
            assertThat(reviewer.post("/staff/status").statusCode()).isEqualTo(200);
            trial.take(drop());
            trial.settled();
            looks(trial, browser, reviewer, "full");

            Page page = window(trial, browser, reviewer, "en", 1280, ColorScheme.LIGHT);
            go(trial, page, "/staff");
            assertThat(page.textContent(".waiting"))
                    .contains("background steps have failed")
                    .contains("background steps lack a program")
                    .contains("1 quarantined file waits for a decision");
            decides(trial, page);
            whatOnlyLacksAProgramKeepsNoBatchHere(trial, page);
            page.context().close();
            assertThat(faults).isEmpty();
        }
    }

    private void decides(TrialSite trial, Page page) throws Exception {
        go(trial, page, "/staff/queue");
        assertThat(page.textContent("main"))
                .as("what lacks a program is done as far as it can be here")
                .contains("5 of 5 files done")
                .contains("5 steps failed · 8 steps lack a program")
                .contains("ffprobe could not read it.")
                .contains("copy for the web: 2");
        long failed = failed(trial);
        page.click(".troubles li:has-text('copy for the web') button[value=retry]");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.textContent("[role=status]")).contains("2 steps are tried again");
        trial.settled();
        assertThat(failed(trial)).as("they fail again").isEqualTo(failed);

        go(trial, page, "/staff/queue");
        page.click(".troubles h3 a:has-text('copy for the web')");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.click(".troubles li:has-text('第二盘') summary");
        page.fill(".troubles li:has-text('第二盘') input[name=reason]", "the tape is torn");
        page.click(".troubles li:has-text('第二盘') button[value=accept]");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.textContent("[role=status]")).contains("Accepted; 1 step is left as it is");
        assertThat(failed(trial)).isEqualTo(failed - 1);

        page.click(".troubles h3 a:has-text('copy for the web')");
        page.click(".troubles li:has-text('first') summary");
        page.fill(".troubles li:has-text('first') input[name=reason]", "not ours");
        page.click(".troubles li:has-text('first') button[value=refuse]");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.textContent("[role=status]")).contains("Refused");
        assertThat(trial.ask("select r.title || ': ' || r.state_reason from record r where r.state = 'WITHDRAWN'"))
                .singleElement()
                .asString()
                .contains("first")
                .endsWith(": not ours");
        assertThat(trial.ask("select act from audit where act like 'queue.%' order by id"))
                .containsExactly("queue.retry", "queue.accept", "queue.refuse");
    }

    private void whatOnlyLacksAProgramKeepsNoBatchHere(TrialSite trial, Page page) throws Exception {
        Path drop = Files.createDirectory(folder.resolve("another drop"));
        Donation.docx(drop.resolve("letter.docx"), "致电话局函");
        trial.take(drop);
        trial.settled();
        assertThat(trial.steps().stream()
                        .filter(step -> step.state() == StepState.UNAVAILABLE)
                        .map(Step::lacks))
                .contains("droid", "soffice");

        go(trial, page, "/staff/queue");
        assertThat(page.locator("section[aria-labelledby=batches]").textContent())
                .contains("steps failed")
                .doesNotContain("another drop");
        go(trial, page, "/staff/status");
        assertThat(page.textContent("main")).contains("droid").contains("steps wait for it");
    }

    private static long failed(TrialSite trial) {
        return trial.steps().stream()
                .filter(step -> step.state() == StepState.FAILED)
                .count();
    }

    private Path drop() throws IOException {
        Path drop = Files.createDirectory(folder.resolve("drop"));
        torn(Donation.wave(drop.resolve("first tape.wav"), 1), 30);
        torn(Donation.wave(drop.resolve("第二盘".repeat(20) + "，公用电话亭看护人口述录音.wav"), 2), 31);
        torn(Donation.picture(drop.resolve("torn.png"), 1400, 1100), 60);
        Donation.picture(drop.resolve("plan.png"), 1100, 300);
        Donation.docx(drop.resolve("minutes.docx"), "居民会议记录");
        Files.writeString(drop.resolve("marked.txt"), "so " + RealClamd.MARKER);
        return drop;
    }

    private static void torn(Path file, int left) throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), left));
    }

    /** Every desk in both languages, wide by day and narrow by night: nothing is wrong with it and nothing sticks out. */
    private void looks(TrialSite trial, Browser browser, SignedIn person, String when) {
        for (String language : List.of("zh", "en")) {
            for (int width : new int[] {1280, 375}) {
                ColorScheme scheme = width == 1280 ? ColorScheme.LIGHT : ColorScheme.DARK;
                Page page = window(trial, browser, person, language, width, scheme);
                for (String desk : List.of("", "/queue", "/status", "/quarantine")) {
                    go(trial, page, "/staff" + desk);
                    String name = "desk" + desk.replace('/', '-') + "-" + when + "-" + language + "-" + width + "-"
                            + scheme.name().toLowerCase(java.util.Locale.ROOT);
                    page.screenshot(new Page.ScreenshotOptions()
                            .setPath(SCREENS.resolve(name + ".png"))
                            .setFullPage(true));
                    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                            .as(name)
                            .isLessThanOrEqualTo(width);
                    assertThat(RealChromium.barriers(page)).as(name).isEmpty();
                }
                page.context().close();
            }
        }
    }

    private Page window(
            TrialSite trial, Browser browser, SignedIn person, String language, int width, ColorScheme scheme) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(language)
                .setColorScheme(scheme)
                .setViewportSize(width, 900));
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

    private static void go(TrialSite trial, Page page, String path) {
        assertThat(page.navigate(trial.address().resolve(path).toString()).status())
                .as(path)
                .isEqualTo(200);
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }
}
