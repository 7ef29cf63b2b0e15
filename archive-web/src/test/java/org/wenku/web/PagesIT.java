package org.wenku.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of page, from a real server with a real archive, in a real browser. Pictures of each go to target/screens. */
class PagesIT {

    private static final int TEXT_PAGE_BYTES = 60 * 1024;
    private static final Path SCREENS = Path.of("target", "screens");

    private static LaneArchive lane;
    private static RealChromium chromium;
    private static Browser browser;

    @BeforeAll
    static void open() {
        lane = LaneArchive.open();
        chromium = RealChromium.start();
        browser = chromium.browser();
    }

    @AfterAll
    static void close() {
        chromium.close();
        lane.close();
    }

    /** A browser window that remembers everything that went wrong in it. */
    private static final class Window implements AutoCloseable {

        private final BrowserContext context;
        private final Page page;
        private final List<String> faults = new ArrayList<>();

        Window(Browser.NewContextOptions options) {
            context = browser.newContext(options);
            page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") || message.type().equals("warning")) {
                    faults.add("console: " + message.text());
                }
            });
            page.onPageError(error -> faults.add("error: " + error));
            page.onRequestFailed(this::failed);
            page.onResponse(this::answered);
        }

        private void failed(Request request) {
            // Because a player stops reading when it has enough, and that is no failure.
            if (!request.resourceType().equals("media")) {
                faults.add("failed: " + request.url() + " " + request.failure());
            }
        }

        private void answered(Response response) {
            boolean own = response.request().isNavigationRequest();
            if (response.status() >= 400 && !own) {
                faults.add(response.status() + ": " + response.url());
            }
        }

        /** Goes there and waits until nothing more comes, which takes half a second longer. */
        Page go(String path) {
            load(path).waitForLoadState(LoadState.NETWORKIDLE);
            return page;
        }

        /** Goes there and waits until the page and what it names are there. */
        Page load(String path) {
            if (path.startsWith("/staff")) {
                context.addCookies(List.of(new Cookie("session", lane.reviewer.cookieValue())
                        .setUrl(lane.address().toString())));
            }
            page.navigate(lane.address().resolve(path).toString());
            return page;
        }

        /** What went wrong, apart from the browser's own line about the status of an error page we asked for. */
        List<String> faults() {
            return faults.stream()
                    .filter(fault -> !fault.contains("the server responded with a status of 4"))
                    .toList();
        }

        @Override
        public void close() {
            context.close();
        }
    }

    private static Browser.NewContextOptions size(int width) {
        return new Browser.NewContextOptions().setViewportSize(width, 900);
    }

    /** Every kind of page, by a name for its pictures. */
    static Stream<Arguments> kinds() {
        return lane.pages().entrySet().stream().map(page -> Arguments.of(page.getKey(), page.getValue()));
    }

    private static String in(String language, String path) {
        int hash = path.indexOf('#');
        String plain = hash < 0 ? path : path.substring(0, hash);
        return plain + (plain.contains("?") ? "&" : "?") + "lang=" + language + (hash < 0 ? "" : path.substring(hash));
    }

    /**
     * What was seen of a page in a new window; every sentence about a page goes back to one visit, because each costs seconds.
     *
     * @param bytes of text on the wire, gzipped
     */
    private record Visit(String heading, String language, int bytes, List<String> barriers, List<String> faults) {}

    private static final Map<String, Visit> VISITS = new HashMap<>();

    private static Visit visit(String name, String path, String language, ColorScheme light) {
        return VISITS.computeIfAbsent(name + language, key -> {
            try (Window window = new Window(size(1280).setColorScheme(light))) {
                List<Response> responses = new ArrayList<>();
                window.page.onResponse(responses::add);
                Page page = window.go(in(language, path));
                int bytes = bytes(List.copyOf(responses));
                shoot(page, name + "-" + language + "-1280-" + light.name().toLowerCase(java.util.Locale.ROOT));
                List<String> barriers = RealChromium.barriers(page);
                return new Visit(
                        page.locator("h1").first().textContent(),
                        page.locator("html").getAttribute("lang"),
                        bytes,
                        barriers,
                        window.faults());
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void a_page_has_no_barrier_and_no_fault_in_either_language_and_either_light(String name, String path) {
        List<Map.Entry<String, ColorScheme>> looks =
                List.of(Map.entry("zh", ColorScheme.LIGHT), Map.entry("en", ColorScheme.DARK));
        for (Map.Entry<String, ColorScheme> look : looks) {
            Visit visit = visit(name, path, look.getKey(), look.getValue());
            assertThat(visit.barriers())
                    .as("barriers of %s in %s, %s", name, look.getKey(), look.getValue())
                    .isEmpty();
            assertThat(visit.faults()).as("faults of %s", name).isEmpty();
            assertThat(visit.language()).startsWith(look.getKey());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void a_page_fits_a_phone_without_sideways_scrolling(String name, String path) {
        for (int width : List.of(375, 320)) {
            String language = width == 375 ? "zh" : "en";
            try (Window window = new Window(size(width).setIsMobile(true).setHasTouch(true))) {
                Page page = window.load(in(language, path));
                shoot(page, name + "-" + language + "-" + width);

                assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                        .as("width of %s at %d pixels", name, width)
                        .isLessThanOrEqualTo(width);
                assertThat(window.faults()).as("faults of %s", name).isEmpty();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void a_page_says_the_same_without_scripts(String name, String path) {
        String scripted = visit(name, path, "zh", ColorScheme.LIGHT).heading();
        try (Window without = new Window(size(1280).setJavaScriptEnabled(false))) {
            Page plain = without.load(in("zh", path));

            assertThat(plain.locator("h1").first().textContent()).isEqualTo(scripted);
            assertThat(plain.locator("main").first().innerText().strip()).isNotEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void a_page_is_small(String name, String path) {
        assertThat(visit(name, path, "zh", ColorScheme.LIGHT).bytes())
                .as("bytes of %s on the wire", name)
                .isLessThanOrEqualTo(TEXT_PAGE_BYTES);
    }

    private static int bytes(List<Response> responses) {
        int sum = 0;
        // Read now and not as they come, because what still comes while the window closes has no body any more.
        for (Response response : responses) {
            String type = response.headers().getOrDefault("content-type", "");
            if (response.status() == 200 && type.matches("text/(html|css|javascript).*|image/svg.*")) {
                sum += gzipped(response.body());
            }
        }
        return sum;
    }

    private static int gzipped(byte[] body) {
        int[] count = {0};
        try (OutputStream zip = new GZIPOutputStream(new OutputStream() {
            @Override
            public void write(int one) {
                count[0]++;
            }
        })) {
            zip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return count[0];
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENS.resolve(name + ".png"))
                .setFullPage(true));
    }

    @Test
    void the_keyboard_alone_leads_from_the_front_page_to_a_record() {
        try (Window window = new Window(size(1280))) {
            Page page = window.go("/?lang=zh");
            page.waitForSelector("html[data-ready]");
            page.keyboard().press("Tab");
            assertThat(page.locator(":focus").textContent()).isEqualTo("跳至正文");

            page.keyboard().press("/");
            page.keyboard().type("公用电话");
            page.keyboard().press("Enter");
            page.waitForURL("**/search?q=*");
            Locator result = page.locator(".entry-title a").first();
            while (!Boolean.TRUE.equals(result.evaluate("link => link === document.activeElement"))) {
                page.keyboard().press("Tab");
            }
            page.keyboard().press("Enter");
            page.waitForURL("**/records/*");

            assertThat(page.locator("h1").textContent()).contains("电话");
            assertThat(window.faults()).isEmpty();
        }
    }

    @Test
    void brackets_walk_from_record_to_record() {
        try (Window window = new Window(size(1280))) {
            Page page = window.go("/records/" + lane.middleOfSeries);
            page.waitForSelector("html[data-ready]");
            String here = page.locator("h1").textContent();

            page.waitForNavigation(() -> page.keyboard().press("]"));
            assertThat(page.locator("h1").textContent()).isNotEqualTo(here);
            page.waitForSelector("html[data-ready]");
            page.waitForNavigation(() -> page.keyboard().press("["));
            assertThat(page.locator("h1").textContent()).isEqualTo(here);
        }
    }

    @Test
    void choosing_a_limit_applies_at_once_and_can_be_taken_back() {
        try (Window window = new Window(size(1280))) {
            Page page = window.go("/search?q=" + "电话" + "&lang=zh");
            page.waitForSelector("html[data-live]");
            int all = page.locator(".entry").count();

            page.locator("input[name=type][value=Sound]").check();
            page.waitForURL("**type=Sound**");
            page.waitForSelector(".chip");
            assertThat(page.locator(".entry").count()).isPositive().isLessThan(all);
            page.waitForFunction("() => document.querySelector('#said').textContent !== ''");
            assertThat(page.locator("#said").textContent())
                    .isEqualTo(page.locator("#total").textContent());
            assertThat((Boolean) page.locator("input[name=type][value=Sound]")
                            .evaluate("box => box === document.activeElement && box.checked"))
                    .as("the box keeps the focus")
                    .isTrue();

            page.locator(".chip").click();
            page.waitForLoadState();
            assertThat(page.locator(".chip").count()).isZero();
            assertThat(page.locator(".entry").count()).isEqualTo(all);
            assertThat(window.faults()).isEmpty();
        }
    }

    @Test
    void limits_work_without_scripts_by_a_button() {
        try (Window window = new Window(size(375).setJavaScriptEnabled(false))) {
            Page page = window.go("/search?q=电话&lang=zh");
            page.locator(".facets > summary").click();
            page.locator("input[name=type][value=Sound]").check();
            page.locator(".apply").click();
            page.waitForURL("**type=Sound**");

            assertThat(page.locator(".chip").textContent()).contains("录音");
        }
    }

    @Test
    void what_was_searched_is_marked_in_the_script_of_the_source() {
        try (Window window = new Window(size(1280))) {
            Page page = window.go("/search?q=公用电话&lang=zh");

            assertThat(page.locator("mark").allTextContents()).contains("公用电话", "公用電話");
            assertThat(page.content()).doesNotContain("&lt;mark");
        }
    }

    @Test
    void a_language_once_chosen_stays() {
        try (Window window = new Window(size(1280).setLocale("zh-CN"))) {
            window.go("/about");
            window.page.locator(".languages a[hreflang=en]").click();
            window.page.waitForLoadState();

            assertThat(window.go("/collections").locator("h1").textContent()).isEqualTo("Collections");
        }
    }

    @Test
    void the_transcript_follows_the_recording_and_leads_into_it() {
        try (Window window = new Window(size(1280))) {
            Page page = window.go("/records/" + lane.recording + "?lang=zh#t-8");
            page.waitForSelector("[data-tools]:not([hidden])");

            page.locator("#t-8 a.time").click();
            page.waitForSelector("#t-8[aria-current]");
            page.keyboard().press("k");
            assertThat((Boolean) page.locator("audio").evaluate("player => player.paused"))
                    .isTrue();
            page.keyboard().press("j");
            page.waitForSelector("#t-0[aria-current]");
            assertThat(window.faults()).isEmpty();
        }
    }

    @Test
    void words_are_found_in_the_transcript() {
        try (Window window = new Window(size(1280))) {
            Page page = window.go("/records/" + lane.recording + "?lang=zh");
            page.waitForSelector("[data-tools]:not([hidden])");
            page.locator("[data-find]").fill("电话");

            assertThat(page.locator(".cues mark").first().textContent()).isEqualTo("电话");
            assertThat(page.locator(".cues li:visible").count())
                    .isPositive()
                    .isLessThan(page.locator(".cues li").count());
            assertThat(page.locator("[data-found]").textContent()).endsWith("处");
            page.locator("[data-find]").fill("");
            assertThat(page.locator(".cues mark").count()).isZero();
        }
    }

    @Test
    void a_text_is_read_part_by_part_and_each_part_has_its_address() {
        try (Window window = new Window(size(1280))) {
            Page page = window.go("/records/" + lane.letter + "?lang=zh");
            assertThat(page.locator(".words").textContent()).contains("敬啟者");
            page.locator(".pager .step").first().click();
            page.waitForURL("**part=2**");

            assertThat(page.locator(".words").textContent()).contains("第二頁");
            assertThat(page.locator(".words").getAttribute("lang")).isEqualTo("zh-Hant");
        }
    }

    @Test
    void a_restricted_record_shows_its_description_and_nothing_of_its_files() {
        try (Window window = new Window(size(1280))) {
            Page page = window.go("/records/" + lane.restricted + "?lang=zh");

            assertThat(page.locator(".notice").textContent())
                    .contains("2041年1月1日")
                    .contains("隐私");
            assertThat(page.content()).doesNotContain("register-1956").doesNotContain("调解经过");
        }
    }

    @Test
    void what_is_withdrawn_leaves_its_reference_and_what_is_draft_leaves_nothing() {
        try (Window window = new Window(size(1280))) {
            assertThat(window.go("/records/" + lane.withdrawn + "?lang=zh")
                            .locator("main")
                            .textContent())
                    .contains("已撤下")
                    .contains("捐赠人撤回授权");
            Page draft = window.go("/records/" + lane.draft + "?lang=zh");
            assertThat(draft.locator("h1").textContent()).isEqualTo("没有找到这一页");
            assertThat(draft.content()).doesNotContain("尚未整理");
        }
    }

    @Test
    void markup_in_a_title_is_text() {
        try (Window window = new Window(size(1280))) {
            Page page = window.go("/records/" + lane.hostile);

            assertThat(page.locator("h1").textContent()).isEqualTo(LaneArchive.HOSTILE);
            assertThat(window.faults()).isEmpty();
        }
    }

    @Test
    void a_question_of_any_kind_gets_a_page() {
        try (Window window = new Window(size(1280))) {
            for (String question :
                    List.of("\"", "-", "(((", "\u0000", "*", "\uD83D\uDE00", "<script>", "ｑ：", "电话".repeat(600))) {
                Response answer = window.page.navigate(lane.address()
                        .resolve("/search?q=" + java.net.URLEncoder.encode(question, StandardCharsets.UTF_8))
                        .toString());
                assertThat(answer.status()).as("status for %s", question).isEqualTo(200);
                assertThat(window.page.locator("#total").textContent()).isNotBlank();
            }
        }
    }
}
