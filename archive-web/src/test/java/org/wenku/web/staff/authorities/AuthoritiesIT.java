package org.wenku.web.staff.authorities;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Role;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.authority.Authorities;
import org.wenku.archive.authority.Authority;
import org.wenku.archive.authority.AuthorityAddress;
import org.wenku.archive.authority.AuthorityEntry;
import org.wenku.archive.authority.AuthorityKind;
import org.wenku.archive.authority.AuthorityName;
import org.wenku.archive.authority.AuthorityOutcome;
import org.wenku.archive.authority.NameUse;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Term;
import org.wenku.web.OpenHouse;
import org.wenku.web.RealChromium;
import org.wenku.web.SignedIn;

/** The authorities in a real browser: their desk, and picking them while a record is described. Pictures go to target/screens. */
class AuthoritiesIT {

    private static final String LONG = "梧桐里居民委员会暨公用电话传呼服务站联合筹备处".repeat(4);

    private static OpenHouse house;
    private static UUID lane;
    private static SignedIn gu;
    private static RealChromium chromium;
    private static Authority booth;

    @BeforeAll
    static void open() {
        house = OpenHouse.open();
        lane = house.fonds("LANE", "里弄档案");
        gu = house.signedIn(Role.REVIEWER);
        booth = enter(new AuthorityEntry(
                AuthorityKind.CORPORATE_BODY,
                List.of(
                        AuthorityName.preferred("公用电话传呼站", "zh-Hans"),
                        AuthorityName.preferred("Telephone Call Station", "en"),
                        new AuthorityName("Gōngyòng diànhuà chuánhūzhàn", "zh-Latn-pinyin", NameUse.VARIANT),
                        new AuthorityName("传呼电话间", "zh-Hans", NameUse.FORMER)),
                "1952/1992",
                "梧桐里弄口，一九五二年设立。",
                List.of("https://example.org/authority/17", "VIAF 17")));
        enter(AuthorityEntry.named(AuthorityKind.CORPORATE_BODY, LONG, "zh-Hans"));
        enter(AuthorityEntry.named(AuthorityKind.PLACE, "梧桐里", "zh-Hans"));
        chromium = RealChromium.start();
    }

    @AfterAll
    static void close() {
        chromium.close();
        house.close();
    }

    private static Authority enter(AuthorityEntry entry) {
        AuthorityOutcome outcome = new Authorities(house.archive())
                .enter(entry, new Authorities.Writer(gu.name(), gu.account().reader()));
        return ((AuthorityOutcome.Written) outcome).authority();
    }

    private static UUID slip(Statement... said) {
        return house.unit(lane, Level.ITEM, RecordState.PUBLISHED, Access.OPEN, said);
    }

    private static BrowserContext browsing(Browser.NewContextOptions options) {
        BrowserContext context = chromium.browser().newContext(options);
        context.setDefaultTimeout(20_000);
        context.addCookies(List.of(
                new Cookie("session", gu.cookieValue()).setUrl(house.address().toString()),
                new Cookie("lang", "en").setUrl(house.address().toString())));
        return context;
    }

    private static void go(Page page, String path) {
        page.navigate(house.address().resolve(path).toString());
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screens").resolve("authorities-" + name + ".png")));
    }

    private static void fits(Page page, String name, int width) {
        assertThat(RealChromium.barriers(page)).as("barriers of %s", name).isEmpty();
        assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                .as("width of %s", name)
                .isLessThanOrEqualTo(width);
    }

    private static Locator field(Page page, String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private static CatalogueRecord record(UUID id) {
        return house.archive().read(catalogue -> catalogue.record(id)).orElseThrow();
    }

    private static Statement said(UUID id, Term term) {
        return record(id).statements().first(term).orElseThrow();
    }

    @Test
    void by_the_keyboard_alone_one_is_picked_another_entered_and_a_reader_finds_the_record_by_a_name_it_does_not_say() {
        UUID slip = slip(OpenHouse.said(Term.TITLE, "夜间传呼单"));
        List<String> faults = new ArrayList<>();
        try (BrowserContext context = browsing(new Browser.NewContextOptions().setViewportSize(1280, 900))) {
            Page page = context.newPage();
            page.onPageError(faults::add);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    faults.add(message.text());
                }
            });
            go(page, "/staff/records/" + slip + "/describe?lang=en");
            page.waitForSelector("html[data-picking][data-describing]");
            Locator creator = field(page, "Creator, line 1");
            creator.pressSequentially("gongyong");
            page.waitForSelector("[role=option] >> text=Telephone Call Station");
            assertThat(creator.getAttribute("aria-expanded")).isEqualTo("true");
            creator.press("ArrowDown");
            assertThat(page.locator("#" + creator.getAttribute("aria-activedescendant"))
                            .textContent())
                    .contains("Telephone Call Station", "Corporate body");
            shoot(page, "open-en-1280");
            fits(page, "the open list", 1280);
            creator.press("Enter");
            assertThat(creator.inputValue()).isEqualTo("Telephone Call Station");
            assertThat(page.locator("#e-creator .named").innerText())
                    .contains("Telephone Call Station", "Corporate body");

            // What is typed on is no longer the name that was picked, until somebody says that it means the same.
            creator.pressSequentially(" No. 3");
            assertThat(page.locator("#e-creator .named.dropped").innerText()).contains("No longer names");
            creator.press("Escape");
            assertThat(page.locator("#picks").count()).isZero();
            page.locator("#e-creator .again").press("Enter");

            Locator place = field(page, "Place, line 1");
            place.fill("杨树浦");
            page.waitForSelector("[role=option] >> text=Enter as Place: 杨树浦");
            place.press("ArrowUp");
            place.press("Enter");
            page.waitForSelector("#e-spatial .named >> text=杨树浦");
            place.press("Control+s");
            page.waitForSelector("text=This is version 1");
            assertThat(page.locator("#e-creator .named").innerText()).contains("Telephone Call Station");
        }
        assertThat(faults).isEmpty();
        assertThat(said(slip, Term.CREATOR).value()).isEqualTo("Telephone Call Station No. 3");
        assertThat(said(slip, Term.CREATOR).authority()).isEqualTo(booth.address());
        assertThat(said(slip, Term.SPATIAL).value()).isEqualTo("杨树浦");
        assertThat(AuthorityAddress.authority(said(slip, Term.SPATIAL).authority()))
                .isPresent();
        house.indexed();
        assertThat(house.get("/search?q=传呼电话间").body()).contains("夜间传呼单");
    }

    @Test
    void without_scripts_buttons_look_up_name_and_enter() {
        UUID slip = slip(OpenHouse.said(Term.TITLE, "日间传呼单"));
        try (BrowserContext context = browsing(
                new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(375, 900))) {
            Page page = context.newPage();
            go(page, "/staff/records/" + slip + "/describe?lang=en");
            field(page, "Creator, line 1").fill("電話間");
            field(page, "Look up Creator, line 1").click();
            shoot(page, "plain-en-375");
            page.locator("#e-creator .offer button[value^='link:']").click();
            assertThat(field(page, "Creator, line 1").inputValue()).isEqualTo("Telephone Call Station");
            field(page, "Subject, line 1").fill("夜班");
            field(page, "Look up Subject, line 1").click();
            page.locator("#e-subject .offer button[value$=':SUBJECT']").click();
            page.locator("#e-creator .unlink").click();
            assertThat(page.locator("#e-creator .named").isVisible()).isFalse();
            page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
            page.waitForSelector("text=This is version 1");
        }
        assertThat(said(slip, Term.CREATOR).authority()).isNull();
        assertThat(AuthorityAddress.authority(said(slip, Term.SUBJECT).authority()))
                .isPresent();
    }

    @Test
    void the_pages_have_no_barrier_in_either_language_and_light_and_fit_a_phone() {
        UUID slip = slip(
                OpenHouse.said(Term.TITLE, "传呼单"),
                new Statement(Term.CREATOR, "传呼站", "zh-Hans", Origin.curated(), booth.address(), null),
                Statement.curated(Term.SUBJECT, "电话", "zh-Hans"));
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("list", "/staff/authorities");
        pages.put("nothing", "/staff/authorities?q=nobody&kind=PERSON");
        pages.put("new", "/staff/authorities/new?name=Call");
        pages.put("form", "/staff/authorities/" + booth.id());
        pages.put("describe", "/staff/records/" + slip + "/describe");
        look(pages, "zh", 1280, ColorScheme.LIGHT);
        look(pages, "en", 375, ColorScheme.DARK);
    }

    private static void look(Map<String, String> pages, String language, int width, ColorScheme light) {
        try (BrowserContext context = browsing(
                new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(light))) {
            Page page = context.newPage();
            pages.forEach((name, path) -> {
                go(page, path + (path.contains("?") ? "&" : "?") + "lang=" + language);
                shoot(page, name + "-" + language + "-" + width);
                fits(page, name, width);
            });
        }
    }
}
