package org.wenku.web.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Role;
import org.wenku.archive.account.Sessions;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.archive.settings.Settings;
import org.wenku.web.RealChromium;
import org.wenku.web.SignedIn;
import org.wenku.web.Site;

/** Things put down at the desk in a real browser, with scripts and without, while all kinds of things happen to it. */
class ReceiveIT {

    private static final Path SCREENS = Path.of("target", "screens");
    private static final int PATIENCE = 100_000;

    @TempDir
    private static Path folder;

    private static int port;
    private static Site site;
    private static SignedIn archivist;
    private static RealChromium chromium;
    private static Browser browser;

    @BeforeAll
    static void open() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        site = opened();
        for (String code : List.of("LANE", "MILL", "SHOP")) {
            site.house()
                    .archive()
                    .write(
                            new Act("keeper", "enter", null),
                            desk -> desk.createFonds(new NewRecord(
                                    RecordIds.next(),
                                    Level.FONDS,
                                    code,
                                    Statements.of(Statement.curated(Term.TITLE, "里弄档案 " + code, "zh-Hans")),
                                    RecordState.PUBLISHED,
                                    Access.OPEN)));
        }
        archivist = SignedIn.to(site.house().archive(), site.address(), Role.REVIEWER);
        chromium = RealChromium.start();
        browser = chromium.browser();
    }

    private static Site opened() {
        System.setProperty("wenku.worker", System.getProperty("wenku.worker", TrialHouse.WORKER));
        return Site.open(Settings.load(
                folder.resolve("home"),
                Map.of("WENKU_OCR_ENABLED", "false", "WENKU_SERVER_PORT", Integer.toString(port))));
    }

    @AfterAll
    static void close() {
        chromium.close();
        site.close();
    }

    private static BrowserContext context(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        signIn(context, archivist);
        return context;
    }

    private static void signIn(BrowserContext context, SignedIn who) {
        context.clearCookies();
        context.addCookies(List.of(
                new Cookie("session", who.cookieValue()).setUrl(site.address().toString())));
    }

    private static Browser.NewContextOptions english() {
        return new Browser.NewContextOptions().setLocale("en");
    }

    private static void go(Page page, String path) {
        page.navigate(site.address().resolve(path).toString());
    }

    private static void until(Page page, BooleanSupplier holds) {
        try {
            page.waitForCondition(holds, new Page.WaitForConditionOptions().setTimeout(PATIENCE));
        } catch (TimeoutError e) {
            throw new AssertionError("still not so: " + page.url() + "\n" + page.innerText("main"), e);
        }
    }

    /** Files of many kinds in folders of folders, none like another; the last one takes a while to send. */
    private static Path mixed(String name, int files, int large) throws IOException {
        Path top = folder.resolve(name);
        Random random = new Random(name.hashCode());
        for (int i = 1; i < files; i++) {
            Path in = Files.createDirectories(top.resolve("卷 " + i % 7).resolve(i % 2 == 0 ? "letters" : "照片"));
            if (i % 5 == 0) {
                BufferedImage picture = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
                picture.setRGB(i % 40, i / 40, random.nextInt());
                ImageIO.write(picture, "png", in.resolve("照片 " + i + ".png").toFile());
            } else if (i % 5 == 1) {
                Files.writeString(in.resolve("page " + i + ".html"), "<p>Letter number " + i + " of " + name + "</p>");
            } else {
                Files.writeString(in.resolve("会议记录 " + i + ".txt"), "第" + i + "次会议的记录，" + name + "。");
            }
        }
        byte[] bytes = new byte[large];
        random.nextBytes(bytes);
        Files.write(Files.createDirectories(top.resolve("录音")).resolve("tape.bin"), bytes);
        return top;
    }

    private static long ask(String sql) {
        return site.house()
                .archive()
                .read(catalogue -> catalogue.ask(
                        session -> session.createNativeQuery(sql, Long.class).getSingleResult()));
    }

    /** Slow enough that something can happen in the middle. */
    private static void slow(Page page, int bytesPerSecond) {
        JsonObject conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", 2);
        conditions.addProperty("downloadThroughput", -1);
        conditions.addProperty("uploadThroughput", bytesPerSecond);
        page.context().newCDPSession(page).send("Network.emulateNetworkConditions", conditions);
    }

    private static void putDown(Page page, Path what, String into) {
        go(page, "/staff/receive?lang=en");
        page.getByLabel("Into").fill(into);
        page.locator("#folder").setInputFiles(what);
        until(page, () -> page.locator("#chosen").isVisible());
        page.locator("button.act").click();
        page.waitForSelector("#delivery", new Page.WaitForSelectorOptions().setTimeout(PATIENCE));
    }

    private static int done(Page page) {
        String done = page.locator("#delivery").getAttribute("data-done");
        return done == null ? 0 : Integer.parseInt(done);
    }

    private static void awaitTakenIn(Page page) {
        until(page, () -> page.locator("#here .standing").first().textContent().equals("taken in"));
    }

    private static void allArrivedOnce(String fonds, int files) {
        String in = " from file f join record r on r.id = f.fonds_id where r.reference_code = '" + fonds + "'";
        assertThat(ask("select count(*)" + in)).isEqualTo(files);
        assertThat(ask("select count(distinct f.sha256)" + in)).isEqualTo(files);
        assertThat(ask("select count(*) from record where title = '卷 3' and fonds_id ="
                        + " (select id from record where reference_code = '" + fonds + "')"))
                .as("one unit for each folder")
                .isEqualTo(1);
    }

    @Test
    void a_folder_of_two_hundred_files_arrives_once_although_the_page_is_loaded_again_in_the_middle()
            throws IOException {
        Path drop = mixed("drop", 200, 12 << 20);
        try (BrowserContext context = context(english())) {
            Page page = context.newPage();
            slow(page, 3 << 20);
            putDown(page, drop, "LANE");
            until(page, () -> done(page) >= 60);
            assertThat(done(page)).isLessThan(200);

            page.reload();
            until(page, () -> done(page) >= 100);
            go(page, "/staff/account?lang=en");
            until(page, () -> page.locator("#carrying").isVisible());
            page.locator("#carrying a").click();
            awaitTakenIn(page);

            assertThat(page.locator(".outcomes").textContent()).contains("200 taken in");
            allArrivedOnce("LANE", 200);
            assertThat(ask("select count(*) from upload where state <> 'TAKEN'"))
                    .isZero();
            assertThat(ask("select count(*) from ingest_item where upload_id is not null"))
                    .isGreaterThanOrEqualTo(200);
        }
    }

    @Test
    void it_goes_on_by_itself_after_a_new_sign_in_and_after_the_server_was_started_again() throws IOException {
        Path drop = mixed("mill", 40, 40 << 20);
        try (BrowserContext context = context(english())) {
            SignedIn other = SignedIn.again(site.house().archive(), site.address(), archivist.account());
            signIn(context, other);
            Page page = context.newPage();
            slow(page, 2 << 20);
            putDown(page, drop, "MILL");
            until(page, () -> done(page) >= 30);

            new Sessions(site.house().archive()).revokeOthers("test", archivist.account(), null);
            until(
                    page,
                    () -> page.locator("#trouble").isVisible()
                            && page.locator("#trouble").textContent().contains("signed out"));
            archivist = SignedIn.again(site.house().archive(), site.address(), archivist.account());
            signIn(context, archivist);
            until(page, () -> !page.locator("#trouble").isVisible());

            site.close();
            site = opened();
            awaitTakenIn(page);
            allArrivedOnce("MILL", 40);
        }
    }

    @Test
    void a_single_file_goes_the_same_way_without_scripts() throws IOException {
        Path letter = Files.writeString(folder.resolve("一封信.txt"), "给阿姨的信，没有脚本。");
        try (BrowserContext context = context(english().setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            go(page, "/staff/receive?lang=en");
            page.getByLabel("Into").fill("NOWHERE");
            page.locator("#files").setInputFiles(letter);
            page.locator("button.act").click();
            assertThat(page.locator(".fault").textContent()).contains("“NOWHERE”", "Expected one such as");

            page.getByLabel("Into").fill("SHOP");
            page.getByLabel("Publish at once").check();
            page.locator("#files").setInputFiles(letter);
            page.locator("button.act").click();
            page.waitForURL("**/staff/receive/*");
            String delivery = page.url();
            until(page, () -> {
                page.navigate(delivery);
                return page.locator(".standing").textContent().equals("taken in");
            });
            page.getByText("一封信.txt").last().click();
            assertThat(page.locator("h1").textContent()).contains("一封信");
            assertThat(new String(Files.readAllBytes(letter), StandardCharsets.UTF_8))
                    .contains("没有脚本");
            assertThat(page.textContent("main")).contains("给阿姨的信");
        }
    }

    @Test
    void the_desk_has_no_barrier_in_either_language_and_light_and_fits_a_phone() throws IOException {
        Path some = mixed("看", 12, 3 << 20);
        for (Map.Entry<String, ColorScheme> look :
                List.of(Map.entry("zh", ColorScheme.LIGHT), Map.entry("en", ColorScheme.DARK))) {
            for (int width : List.of(1280, 375)) {
                try (BrowserContext context = context(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(look.getValue()))) {
                    Page page = context.newPage();
                    String name = look.getKey() + "-" + width;
                    go(page, "/staff/receive?lang=" + look.getKey());
                    page.locator("#into").fill("LANE");
                    page.locator("#folder").setInputFiles(some);
                    until(page, () -> page.locator("#chosen").isVisible());
                    seen(page, "receive-" + name, width);
                    slow(page, 100_000);
                    page.locator("button.act").click();
                    page.waitForSelector("#sending progress");
                    seen(page, "receive-sending-" + name, width);
                    String there = page.url();
                    try (BrowserContext elsewhere = context(new Browser.NewContextOptions()
                            .setViewportSize(width, 900)
                            .setColorScheme(look.getValue()))) {
                        Page other = elsewhere.newPage();
                        other.navigate(there + "?lang=" + look.getKey());
                        other.waitForSelector("#trouble:not([hidden])");
                        seen(other, "receive-missing-" + name, width);
                    }
                    page.locator("form[action$='give-up'] button").click();
                    page.waitForURL("**/staff/receive");
                }
            }
        }
    }

    private static void seen(Page page, String name, int width) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENS.resolve(name + ".png")));
        assertThat(RealChromium.barriers(page)).as("barriers of %s", name).isEmpty();
        assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                .as("width of %s", name)
                .isLessThanOrEqualTo(width);
    }
}
