package org.wenku.web.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.account.SetUpLink;
import org.wenku.archive.settings.Settings;
import org.wenku.web.RealChromium;
import org.wenku.web.Site;

/**
 * A whole day at the desk in one browser, in an archive that was empty in the morning: from the set-up link to the reader who
 * finds what was described. Nothing is put in from behind; everything is done with the pages alone.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ArchivistsDayIT {

    private static final int PATIENCE = 150_000;
    private static final String PASSWORD = "under the third lamp";
    private static final int FILES = 200;

    @TempDir
    private static Path folder;

    private static Site site;
    private static RealChromium chromium;

    @BeforeAll
    static void open() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        System.setProperty("wenku.worker", System.getProperty("wenku.worker", TrialHouse.WORKER));
        site = Site.open(Settings.load(
                folder.resolve("home"),
                Map.of("WENKU_OCR_ENABLED", "false", "WENKU_SERVER_PORT", Integer.toString(port))));
        chromium = RealChromium.start();
    }

    @AfterAll
    static void close() {
        chromium.close();
        site.close();
    }

    private static BrowserContext english(boolean scripts) {
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions().setLocale("en").setJavaScriptEnabled(scripts));
        context.setDefaultTimeout(40_000);
        return context;
    }

    private static void go(Page page, String path) {
        page.navigate(site.address().resolve(path).toString());
    }

    private static Locator field(Page page, String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private static void press(Page page, String button) {
        page.locator("button", new Page.LocatorOptions().setHasText(button))
                .first()
                .click();
    }

    private static void until(Page page, BooleanSupplier holds) {
        try {
            page.waitForCondition(holds, new Page.WaitForConditionOptions().setTimeout(PATIENCE));
        } catch (TimeoutError e) {
            throw new AssertionError("still not so: " + page.url() + "\n" + page.innerText("main"), e);
        }
    }

    private static Path mixed() throws IOException {
        Path top = folder.resolve("沈家");
        Random random = new Random(1947);
        for (int i = 1; i < FILES; i++) {
            Path in = Files.createDirectories(top.resolve("卷 " + i % 5));
            if (i % 10 == 0) {
                BufferedImage picture = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
                picture.setRGB(i % 60, i / 60, random.nextInt());
                ImageIO.write(picture, "png", in.resolve("照片 " + i + ".png").toFile());
            } else if (i % 10 == 1) {
                Files.writeString(in.resolve("page " + i + ".html"), "<p>Letter number " + i + " to Nanjing</p>");
            } else {
                Files.writeString(in.resolve("会议记录 " + i + ".txt"), "第" + i + "次里弄会议的记录，米价又涨。");
            }
        }
        byte[] bytes = new byte[12 << 20];
        random.nextBytes(bytes);
        Files.write(top.resolve("tape.bin"), bytes);
        return top;
    }

    private static void slow(Page page, int bytesPerSecond) {
        JsonObject conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", 2);
        conditions.addProperty("downloadThroughput", -1);
        conditions.addProperty("uploadThroughput", bytesPerSecond);
        page.context().newCDPSession(page).send("Network.emulateNetworkConditions", conditions);
    }

    @Test
    @Order(1)
    void a_folder_of_two_hundred_files_is_brought_in_described_published_and_found() throws IOException {
        List<String> faults = new ArrayList<>();
        try (BrowserContext context = english(true)) {
            Page page = context.newPage();
            page.onPageError(faults::add);
            firstSignIn(page);
            enterFonds(page);
            String accession = registerAccession(page);
            bringIn(page, accession, mixed());
            watchTheQueue(page);
            describeThree(page);
            publishAll(page);
            page.locator(".badge button").click();
            go(page, "/staff");
            assertThat(page.locator("h1").textContent()).isEqualTo("Sign in");
        }
        assertThat(faults).isEmpty();
        readerFinds("\"沈家来信\"", "沈家来信 3", ": 3 found");
        readerFinds("米价", "会议记录", " found");
    }

    private static void firstSignIn(Page page) {
        String token =
                new SetUpLink(site.house().archive()).offered().orElseThrow().text();
        go(page, "/setup?lang=en&token=" + token);
        field(page, "Account name").fill("mei");
        field(page, "Name").fill("Mei");
        field(page, "New password").fill(PASSWORD);
        field(page, "Once more").fill(PASSWORD);
        press(page, "Save and sign in");
        assertThat(page.locator("h1").textContent()).isEqualTo("Welcome, Mei");
    }

    private static void enterFonds(Page page) {
        go(page, "/staff/records");
        page.getByText("New fonds").click();
        field(page, "Code").fill("SHEN");
        field(page, "Title, line 1").fill("沈家档案");
        press(page, "Enter");
        page.waitForSelector("text=SHEN");
        page.locator("form.ask button.act").click();
        page.waitForSelector("text=This is version 1");
    }

    /** Its number, which the register has given. */
    private static String registerAccession(Page page) {
        go(page, "/staff/accessions/new");
        field(page, "Donor").fill("沈氏后人");
        press(page, "Enter into the register");
        page.getByText("Put down files that belong to it").click();
        return field(page, "Accession").inputValue();
    }

    private static void bringIn(Page page, String accession, Path drop) {
        assertThat(accession).matches("[0-9]{4}-0001");
        slow(page, 4 << 20);
        page.getByLabel("Into").fill("SHEN");
        page.locator("#folder").setInputFiles(drop);
        until(page, () -> page.locator("#chosen").isVisible());
        page.locator("button.act").click();
        page.waitForSelector("#delivery", new Page.WaitForSelectorOptions().setTimeout(PATIENCE));
        until(page, () -> sent(page) >= 40);
        assertThat(sent(page)).isLessThan(FILES);
        page.reload();
        until(page, () -> page.locator("#here .standing").first().textContent().equals("taken in"));
        assertThat(page.locator(".outcomes").textContent()).contains(FILES + " taken in");
        page.locator("#facts").getByText(accession).click();
        assertThat(page.locator("table").textContent()).contains("沈家");
    }

    private static int sent(Page page) {
        String done = page.locator("#delivery").getAttribute("data-done");
        return done == null ? 0 : Integer.parseInt(done);
    }

    private static void watchTheQueue(Page page) {
        go(page, "/staff/queue");
        until(
                page,
                () -> page.getByText("Nothing is being worked at").isVisible()
                        && page.locator("#batches").count() == 0);
        assertThat(page.locator("section[aria-labelledby=failed]").textContent())
                .contains("Nothing has failed");
    }

    /** One after another, as the archivist's hands do it: the next one comes by itself. */
    private static void describeThree(Page page) {
        go(page, "/staff/receive");
        page.locator("ol.rows a").first().click();
        page.locator("ol.rows a", new Page.LocatorOptions().setHasText("会议记录 2.txt"))
                .click();
        page.getByText("Describe", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        for (int i = 1; i <= 3; i++) {
            String here = page.url();
            page.waitForSelector("html[data-describing]");
            field(page, "Title, line 1").fill("沈家来信 " + i);
            field(page, "Created, line 1").fill("民国三十六年三月");
            page.waitForSelector("text=1947-03: 1 March 1947 to 31 March 1947");
            page.keyboard().press("Control+Enter");
            page.waitForURL(url -> !url.equals(here));
        }
    }

    private static void publishAll(Page page) {
        go(page, "/staff/bulk");
        press(page, "Say what to change");
        field(page, "Name of the change set").fill("Open to readers");
        page.locator("#state").selectOption("publish");
        press(page, "Preview");
        until(page, () -> page.getByText("Change these").isVisible());
        press(page, "Change these");
        until(page, () -> page.getByText("Applied").first().isVisible());
    }

    private static String searching(String query) {
        return "/search?lang=en&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    private static void readerFinds(String query, String title, String total) {
        try (BrowserContext context = english(true)) {
            Page page = context.newPage();
            // The index follows what is written, lot by lot.
            until(page, () -> {
                go(page, searching(query));
                return page.locator("main").textContent().contains(total);
            });
            assertThat(page.locator(".entries").textContent()).contains(title);
            page.locator(".entries a").first().click();
            assertThat(page.locator("main").textContent()).contains("米价又涨");
        }
    }

    @Test
    @Order(2)
    void a_single_file_goes_the_same_way_without_scripts() throws IOException {
        Path letter = Files.writeString(folder.resolve("一封信.txt"), "给阿姨的信：弄堂里的公用电话昨日修好。");
        try (BrowserContext context = english(false)) {
            Page page = context.newPage();
            go(page, "/login?lang=en");
            field(page, "Account name").fill("mei");
            field(page, "Password").fill(PASSWORD);
            page.locator("button.act").click();

            go(page, "/staff/receive");
            page.getByLabel("Into").fill("SHEN");
            field(page, "Accession").fill("1931-0001");
            page.locator("#files").setInputFiles(letter);
            page.locator("button.act").click();
            assertThat(page.locator(".fault").textContent()).contains("There is no accession 1931-0001");
            field(page, "Accession").fill("");
            page.locator("#files").setInputFiles(letter);
            page.locator("button.act").click();
            page.waitForURL("**/staff/receive/*");
            String delivery = page.url();
            until(page, () -> {
                page.navigate(delivery);
                return page.locator(".standing").textContent().equals("taken in");
            });
            page.locator("ol.rows a", new Page.LocatorOptions().setHasText("一封信.txt"))
                    .click();
            page.getByText("Describe", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            field(page, "Title, line 1").fill("给阿姨的信");
            press(page, "Save and publish");
            page.locator(".badge button").click();
        }
        try (BrowserContext context = english(false)) {
            Page page = context.newPage();
            until(page, () -> {
                go(page, searching("公用電話"));
                return page.locator(".entries").count() > 0;
            });
            page.getByText("给阿姨的信").first().click();
            assertThat(page.locator("main").textContent()).contains("昨日修好");
        }
    }
}
