package org.wenku.web.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.access.Role;
import org.wenku.web.RealChromium;
import org.wenku.web.SignedIn;

/** What is nearly the same is found when it comes in, shown side by side, and decided by a person; nothing happens to it. */
class LikenessIT {

    private static final String LETTER = "敬启者：查本里居民凡二百余户，迄无公用电话一具，往来传呼，诸多不便。兹经里民大会议决，公推陈德明、王世昌二君为代表，向贵局申请装设公用电话一具，"
            + "地点拟在里口烟纸店内，所需费用由居民分摊。\n\n此致\n上海电话局\n\n中华民国三十六年五月十二日\n";
    private static final String COPY = "敬啟者：查本里居民凡二百餘戶，迄無公用電話一具，往來傳呼，諸多不便。茲經里民大會議決，公推陳德明、王世昌、李阿大三君為代表，向貴局申請裝設公用電話一具，"
            + "地點擬在里口煙紙店內，所需費用由居民分攤。\n此致　上海電話局\n中華民國三十六年五月十九日\n";

    private static final String LONG_NAME =
            "致電話局函（抄件）_" + "scan-of-the-second-copy_".repeat(3) + "里民大會議決公推代表申請裝設公用電話".repeat(2) + ".txt";

    @TempDir
    private Path folder;

    private static BufferedImage lane(int wide) {
        BufferedImage picture = new BufferedImage(wide, wide * 2 / 3, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.scale(wide / 900.0, wide / 900.0);
        pen.setColor(new Color(200, 210, 214));
        pen.fillRect(0, 0, 900, 600);
        int[] heights = {410, 260, 520, 180, 350, 470, 230, 390};
        for (int i = 0; i < heights.length; i++) {
            pen.setColor(new Color(70 + i * 17 % 90, 60 + i * 31 % 80, 50 + i * 13 % 60));
            pen.fillRect(i * 115, 600 - heights[i], 100, heights[i]);
        }
        pen.setColor(new Color(235, 220, 150));
        pen.fillOval(560, 60, 110, 110);
        pen.dispose();
        return picture;
    }

    private Path drop() throws IOException {
        Path drop = Files.createDirectory(folder.resolve("drop"));
        Files.writeString(drop.resolve("致电话局函.txt"), LETTER);
        Files.writeString(drop.resolve(LONG_NAME), COPY, Charset.forName("Big5"));
        Files.writeString(drop.resolve("other.txt"), "Nothing to do with it. ".repeat(20) + LETTER.substring(0, 20));
        ImageIO.write(lane(1600), "png", drop.resolve("neg-07.png").toFile());
        ImageIO.write(lane(640), "jpeg", drop.resolve("neg-07 网上.jpg").toFile());
        Donation.picture(drop.resolve("page.png"), 900, 600);
        return drop;
    }

    @Test
    void what_is_nearly_the_same_is_found_compared_and_decided_and_stays_as_it_is() throws Exception {
        try (TrialSite trial = TrialSite.in(folder, Map.of("WENKU_OCR_ENABLED", "false"));
                RealChromium chromium = RealChromium.start()) {
            SignedIn archivist = trial.signedIn(Role.ARCHIVIST);
            Looks looks = new Looks(trial.address(), chromium.browser(), archivist);
            looks.at("/staff/near-duplicates", "near-duplicates-none");

            trial.take(drop());
            trial.settled();
            List<String> before = trial.ask("select sha256 || name from file order by 1");
            assertThat(trial.ask("select p.kind || ' ' || a.name || ' ~ ' || b.name from near_duplicate p"
                            + " join file a on a.id = one join file b on b.id = other"))
                    .hasSize(2)
                    .anyMatch(pair -> pair.startsWith("PICTURE") && pair.contains("neg-07 网上.jpg"))
                    .anyMatch(pair -> pair.startsWith("TEXT") && pair.contains("（抄件）"));

            String letters = pair(trial, "TEXT");
            String pictures = pair(trial, "PICTURE");
            looks.at("/staff/near-duplicates", "near-duplicates");
            looks.at("/staff/near-duplicates/" + letters, "near-duplicate-texts");
            looks.at("/staff/near-duplicates/" + pictures, "near-duplicate-pictures");
            assertThat(looks.faults()).isEmpty();

            decideWithoutJavaScript(trial, chromium.browser(), archivist, letters);
            assertThat(archivist.get("/staff/near-duplicates").body())
                    .doesNotContain(letters)
                    .contains(pictures);
            assertThat(archivist.get("/staff/near-duplicates?state=same").body())
                    .contains(letters);
            String record = trial.ask("select cast(record_id as text) from file where name like '致電%'")
                    .get(0);
            assertThat(archivist
                            .get("/records/" + record, "Accept-Language", "en")
                            .body())
                    .contains("both kept (noted by " + archivist.name() + ")");
            assertThat(trial.signedIn(Role.READER).get("/records/" + record).body())
                    .doesNotContain("/staff/near-duplicates");

            assertThat(archivist
                            .post("/staff/near-duplicates/" + letters, "decision", "different", "seen", "")
                            .statusCode())
                    .as("somebody has decided meanwhile")
                    .isEqualTo(409);
            assertThat(archivist
                            .post("/staff/near-duplicates/" + letters, "decision", "perhaps")
                            .statusCode())
                    .isEqualTo(422);
            assertThat(trial.signedIn(Role.READER)
                            .get("/staff/near-duplicates/" + letters)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(archivist.get("/staff/near-duplicates?after=x").statusCode())
                    .isEqualTo(400);
            assertThat(trial.ask("select sha256 || name from file order by 1")).isEqualTo(before);
        }
    }

    private static String pair(TrialSite trial, String kind) {
        return trial.ask("select cast(id as text) from near_duplicate where kind = '" + kind + "'")
                .get(0);
    }

    private static void decideWithoutJavaScript(TrialSite trial, Browser browser, SignedIn person, String letters) {
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setLocale("zh").setJavaScriptEnabled(false))) {
            context.addCookies(List.of(new Cookie("session", person.cookieValue())
                    .setUrl(trial.address().toString())));
            Page page = context.newPage();
            page.navigate(trial.address().resolve("/staff").toString());
            page.click("a:has-text('2 对疑似重复')");
            page.click("a[href$='" + letters + "']");
            assertThat(page.locator(".differences mark").allTextContents())
                    .as("the script is no difference, the names and the day are")
                    .anyMatch(mark -> mark.contains("李阿大"))
                    .anyMatch(mark -> mark.contains("九"))
                    .noneMatch(mark -> mark.contains("電"));
            page.fill("#note", "底稿与发文");
            page.click("button[value=same]");
            assertThat(page.textContent(".done")).contains("都保留");
        }
    }
}
