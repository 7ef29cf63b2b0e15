package org.wenku.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The Chromium of this machine, without a window, and with nothing going on in it but what a test does. */
public final class RealChromium implements AutoCloseable {

    /** What axe looks for: the levels A and AA of WCAG 2.2, and what is good practice beyond them. */
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice");

    private final Playwright playwright;
    private final Browser browser;

    private RealChromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static RealChromium start() {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--autoplay-policy=no-user-gesture-required")));
        return new RealChromium(playwright, browser);
    }

    public Browser browser() {
        return browser;
    }

    /**
     * What stands before a page in somebody's way. Axe is run in the page itself, because by default it opens a second
     * one each time to put together what it found in frames, which costs more than the looking; ours have no frames, and
     * a page that has one is not looked at like this.
     */
    @SuppressWarnings("deprecation")
    public static List<String> barriers(Page page) {
        assertThat(page.frames()).as("frames of " + page.url()).hasSize(1);
        return new AxeBuilder(page)
                .withTags(RULES).setLegacyMode(true).analyze().getViolations().stream()
                        .map(rule ->
                                rule.getId() + ": " + rule.getNodes().get(0).getHtml() + " "
                                        + rule.getNodes().get(0).getFailureSummary())
                        .toList();
    }

    /** Holds that a page fits a wide window and a phone and has no barrier in either; keeps a picture of both. */
    public static void fits(Page page, String name) {
        for (int width : List.of(1280, 375)) {
            page.setViewportSize(width, 900);
            page.reload(); // because a page may be another when it begins small
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "screens").resolve(name + "-" + width + ".png")));
            assertThat(barriers(page)).as("barriers of %s at %d", name, width).isEmpty();
            assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                    .as("width of %s", name)
                    .isLessThanOrEqualTo(width);
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
