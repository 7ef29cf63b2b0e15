package org.wenku.web.staff.describe;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Condition;
import org.wenku.archive.access.Role;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Term;
import org.wenku.web.OpenHouse;
import org.wenku.web.RealChromium;
import org.wenku.web.SignedIn;

/** The desk for describing in a real browser, with scripts and without. Pictures go to target/screens. */
class DescribeIT {

    private static final String LONG = "一九四七年三月至一九四八年六月沈氏自上海寄南京家书暨信封底稿并附南货店往来账单、当票、房契抄件及亲友名录".repeat(3);

    private static OpenHouse house;
    private static UUID lane;
    private static UUID series;
    private static SignedIn shen;
    private static RealChromium chromium;

    @BeforeAll
    static void open() {
        house = OpenHouse.open();
        lane = house.fonds("LANE", "里弄档案");
        series = house.unit(
                lane,
                Level.SERIES,
                RecordState.PUBLISHED,
                new Access(Condition.RESTRICTED, null, "涉及在世者"),
                OpenHouse.said(Term.TITLE, "书信"),
                OpenHouse.said(Term.CREATOR, "沈家"),
                OpenHouse.said(Term.PROVENANCE, "一九四九年沈氏后人交存。"));
        shen = house.signedIn(Role.REVIEWER);
        chromium = RealChromium.start();
    }

    @AfterAll
    static void close() {
        chromium.close();
        house.close();
    }

    private static UUID letter(String title) {
        UUID letter = house.unit(
                series,
                Level.ITEM,
                RecordState.DRAFT,
                Access.OPEN,
                Statement.of(Term.TITLE, title, null, Origin.extracted("Apache Tika", "3.3.1", "dc:title")),
                Statement.of(
                        Term.CREATED, "1947-03", null, Origin.extracted("Apache Tika", "3.3.1", "dcterms:created")),
                Statement.of(Term.LANGUAGE, "zh", null, Origin.derived("inspection", "1", null)));
        String text = title + "\n\n父母亲大人膝下：\n米价又涨，弄堂里的公用电话昨日修好。\n儿 叩上";
        house.file(
                letter,
                title.length() > 40 ? "长.txt" : title + ".txt",
                "text/plain",
                (title + letter).getBytes(StandardCharsets.UTF_8),
                text,
                "第二页");
        return letter;
    }

    private static String form(UUID id) {
        return "/staff/records/" + id + "/describe";
    }

    private static CatalogueRecord record(UUID id) {
        return house.archive().read(catalogue -> catalogue.record(id)).orElseThrow();
    }

    private static BrowserContext browsing(SignedIn who, Browser.NewContextOptions options) {
        BrowserContext context = chromium.browser().newContext(options);
        context.setDefaultTimeout(20_000);
        context.addCookies(List.of(
                new Cookie("session", who.cookieValue()).setUrl(house.address().toString()),
                new Cookie("lang", "en").setUrl(house.address().toString())));
        return context;
    }

    private static Response go(Page page, String path) {
        return Objects.requireNonNull(
                page.navigate(house.address().resolve(path).toString()));
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screens").resolve("describe-" + name + ".png")));
    }

    private static Locator field(Page page, String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    @Test
    void three_are_described_one_after_another_by_the_keyboard() {
        List<UUID> letters = List.of(letter("甲.txt"), letter("乙.txt"), letter("丙.txt"));
        List<String> faults = new ArrayList<>();
        try (BrowserContext context = browsing(shen, new Browser.NewContextOptions())) {
            Page page = context.newPage();
            page.onPageError(faults::add);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    faults.add(message.text());
                }
            });
            go(page, form(letters.get(0)));
            for (UUID each : letters) {
                page.waitForURL("**" + form(each) + "*");
                page.waitForSelector("html[data-describing]");
                field(page, "Title, line 1").fill("家书 " + each);
                field(page, "Language of Title, line 1").fill("zh-Hans");
                field(page, "Created, line 1").fill("民国三十六年三月");
                page.waitForSelector("text=1947-03: 1 March 1947 to 31 March 1947");
                assertThat(page.locator(".essentials li.has a").allTextContents())
                        .containsExactly("Title", "Creator", "Date");
                field(page, "Extent, line 1").fill("一页");
                assertThat(page.locator(".essentials li.has a").allTextContents())
                        .containsExactly("Title", "Creator", "Date", "Extent");
                assertThat(page.locator(".essentials meter").evaluate("meter => meter.value"))
                        .isEqualTo(4);
                field(page, "Subject, line 1").fill("书信");
                page.keyboard().press("Alt+l");
                Locator second = field(page, "Subject, line 2");
                second.waitFor();
                assertThat(second.evaluate("e => e === document.activeElement")).isEqualTo(true);
                page.keyboard().type("物价");
                page.keyboard().press("Control+Enter");
            }
            page.waitForSelector("text=This is version 1");
        }
        for (UUID each : letters) {
            CatalogueRecord described = record(each);
            assertThat(described.title()).isEqualTo("家书 " + each);
            assertThat(described.statements().values(Term.SUBJECT)).containsExactly("书信", "物价");
            assertThat(described.statements().first(Term.CREATED).orElseThrow().edtf())
                    .isEqualTo("1947-03");
            assertThat(described
                            .statements()
                            .first(Term.LANGUAGE)
                            .orElseThrow()
                            .origin()
                            .kind())
                    .isEqualTo(Origin.Kind.DERIVED);
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void what_is_typed_outlives_a_reload_and_a_lost_session() {
        UUID letter = letter("丁.txt");
        try (BrowserContext context = browsing(shen, new Browser.NewContextOptions())) {
            Page page = context.newPage();
            go(page, form(letter));
            page.waitForSelector("html[data-describing]");
            field(page, "Title, line 1").fill("家书 typed");
            page.waitForSelector("text=Draft kept");
            page.reload();
            assertThat(field(page, "Title, line 1").inputValue()).isEqualTo("家书 typed");
            assertThat(page.locator(".describe-draft").textContent()).contains("not saved yet");

            page.waitForSelector("html[data-describing]");
            context.clearCookies();
            field(page, "Title, line 1").fill("家书 typed on");
            page.waitForSelector("text=You are signed out");
            SignedIn again = SignedIn.again(house.archive(), house.address(), shen.account());
            context.addCookies(List.of(
                    new Cookie("session", again.cookieValue())
                            .setUrl(house.address().toString()),
                    new Cookie("lang", "en").setUrl(house.address().toString())));
            go(page, form(letter));
            page.waitForFunction("() => document.querySelector('[name=value]').value === '家书 typed on'");
            field(page, "Title, line 1").press("Control+s");
            page.waitForSelector("text=This is version 1");
            page.reload();
            assertThat(page.locator(".describe-draft").count()).isZero();
        }
        assertThat(record(letter).title()).isEqualTo("家书 typed on");
    }

    @Test
    void a_conflict_between_two_is_shown_side_by_side_and_solved_without_scripts() {
        UUID letter = letter("戊.txt");
        SignedIn gu = house.signedIn(Role.ARCHIVIST);
        Browser.NewContextOptions plain = new Browser.NewContextOptions().setJavaScriptEnabled(false);
        try (BrowserContext first = browsing(shen, plain);
                BrowserContext second = browsing(gu, plain)) {
            Page mine = first.newPage();
            Page theirs = second.newPage();
            go(mine, form(letter));
            go(theirs, form(letter));

            field(theirs, "Title, line 1").fill("家书（顾）");
            field(theirs, "Place, line 1").fill("上海");
            theirs.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
            field(mine, "Title, line 1").fill("家书（沈）");
            mine.locator("#e-title .more-lines").click();
            field(mine, "Title, line 2").fill("A letter home");
            Response answer = mine.waitForResponse(
                    "**/describe",
                    () -> mine.getByText("Save", new Page.GetByTextOptions().setExact(true))
                            .click());
            assertThat(answer.status()).isEqualTo(412);
            assertThat(mine.locator(".clash").textContent()).contains(gu.name(), "家书（顾）", "家书（沈）", "戊.txt", "上海");
            assertThat(field(mine, "Place, line 1").inputValue()).isEqualTo("上海");
            shoot(mine, "clash-plain");

            mine.locator("button[value='take:title']").click();
            assertThat(field(mine, "Title, line 1").inputValue()).isEqualTo("家书（顾）");
            mine.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
            mine.waitForSelector("text=Nothing was changed");
        }
        assertThat(record(letter).title()).isEqualTo("家书（顾）");
        assertThat(record(letter).version()).isEqualTo(1);
    }

    @Test
    void what_is_published_is_found_by_a_reader_and_withdrawn_leaves_its_reason_until_it_is_restored() {
        UUID letter =
                house.unit(lane, Level.ITEM, RecordState.DRAFT, Access.OPEN, OpenHouse.said(Term.TITLE, "弄堂口的豆浆摊"));
        String page = "/records/" + letter;
        Browser.NewContextOptions plain = new Browser.NewContextOptions().setJavaScriptEnabled(false);
        try (BrowserContext desk = browsing(shen, plain);
                BrowserContext street = chromium.browser().newContext()) {
            Page staff = desk.newPage();
            Page reader = street.newPage();
            go(staff, form(letter));
            assertThat(staff.locator(".publication").textContent())
                    .contains("Readers do not know of it", "Readers find the description");
            staff.locator(".publication button").click();
            staff.waitForSelector("text=Published. This is version 1");
            house.indexed();
            go(reader, "/search?lang=en&q=豆漿攤");
            reader.locator(".entry-title a").first().click();
            reader.waitForURL("**" + page);

            staff.locator(".publication a[href$='/withdraw']").click();
            staff.getByLabel("Reason").fill("摊主家属要求");
            staff.locator("form.ask button").click();
            staff.waitForSelector("text=Withdrawn. This is version 2");
            assertThat(go(reader, page).status()).isEqualTo(410);
            assertThat(reader.locator("main").textContent()).contains("摊主家属要求");
            shoot(reader, "tombstone");

            staff.locator(".publication a[href$='/history']").click();
            staff.locator(".versions a[href$='/history/1']").click();
            staff.locator("a[href$='/history/1/restore']").click();
            assertThat(staff.locator(".compared").textContent()).contains("Withdrawn — 摊主家属要求", "Published");
            staff.locator("form.ask button").click();
            staff.waitForSelector("text=Restored. This is version 3");
            assertThat(go(reader, page).status()).isEqualTo(200);
        }
    }

    @Test
    void the_pages_have_no_barrier_in_either_language_and_light_and_fit_a_phone() {
        UUID letter = letter("己.txt");
        UUID named = letter(LONG);
        UUID clash = letter("庚.txt");
        shen.post(
                "/staff/records/" + clash + "/draft",
                "version",
                "0",
                "term",
                "title",
                "value",
                LONG,
                "language",
                "zh-Hans");
        house.signedIn(Role.ARCHIVIST)
                .post(form(clash), "version", "0", "term", "title", "value", "家书（顾）", "language", "zh-Hans");
        UUID bare =
                house.unit(series, Level.FILE, RecordState.PUBLISHED, Access.OPEN, OpenHouse.said(Term.TITLE, "案卷"));
        UUID place =
                house.unit(lane, Level.SERIES, RecordState.PUBLISHED, Access.OPEN, OpenHouse.said(Term.TITLE, LONG));
        Map<String, String> pages = Map.of(
                "move",
                "/staff/records/" + letter + "/move",
                "moving",
                "/staff/records/" + letter + "/move?to=" + place,
                "form",
                form(letter),
                "clash",
                form(clash),
                "long",
                form(named),
                "bare",
                form(bare),
                "new",
                "/staff/records/new?below=" + series,
                "desk",
                "/staff/records",
                "nocode",
                "/staff/records?code=NONE");
        pages.forEach((name, path) -> {
            for (Map.Entry<String, ColorScheme> look :
                    List.of(Map.entry("zh", ColorScheme.LIGHT), Map.entry("en", ColorScheme.DARK))) {
                for (int width : List.of(1280, 375)) {
                    look(name, path, look.getKey(), look.getValue(), width);
                }
            }
        });
    }

    private static void look(String name, String path, String language, ColorScheme light, int width) {
        try (BrowserContext context = browsing(
                shen,
                new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(light))) {
            Page page = context.newPage();
            go(page, path + (path.contains("?") ? "&" : "?") + "lang=" + language);
            shoot(page, name + "-" + language + "-" + width);
            assertThat(RealChromium.barriers(page))
                    .as("barriers of %s in %s", path, language)
                    .isEmpty();
            assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                    .as("width of %s", path)
                    .isLessThanOrEqualTo(width);
        }
    }
}
