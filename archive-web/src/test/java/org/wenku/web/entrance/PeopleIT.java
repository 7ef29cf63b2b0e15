package org.wenku.web.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wenku.archive.access.Role;
import org.wenku.archive.account.SetUpLink;
import org.wenku.archive.account.SignIn;
import org.wenku.web.OpenHouse;
import org.wenku.web.RealChromium;
import org.wenku.web.SignedIn;

/** The entrance and the pages of the people, in a real browser, without scripts and with. */
class PeopleIT {

    private static final String PASSWORD = "under the third lamp";

    private static OpenHouse house;
    private static String setUpToken;
    private static RealChromium chromium;
    private static Browser browser;

    @BeforeAll
    static void open() {
        house = OpenHouse.open();
        setUpToken = new SetUpLink(house.archive()).offered().orElseThrow().text();
        house.fonds("LANE", "里弄档案");
        chromium = RealChromium.start();
        browser = chromium.browser();
    }

    @AfterAll
    static void close() {
        chromium.close();
        house.close();
    }

    private static Response go(Page page, String path) {
        return page.navigate(house.address().resolve(path).toString());
    }

    private static BrowserContext plain() {
        return browser.newContext(
                new Browser.NewContextOptions().setJavaScriptEnabled(false).setLocale("en"));
    }

    @Test
    void from_the_set_up_link_to_the_list_of_sessions_without_scripts() {
        try (BrowserContext first = plain();
                BrowserContext second = plain()) {
            Page page = first.newPage();
            go(page, "/setup?lang=en&token=" + setUpToken);
            page.getByLabel("Account name").fill("mei");
            page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Mei");
            page.getByLabel("New password").fill(PASSWORD);
            page.getByLabel("Once more").fill(PASSWORD);
            page.getByText("Save and sign in").click();
            assertThat(page.locator("h1").textContent()).isEqualTo("Welcome, Mei");

            Page other = second.newPage();
            go(other, "/staff/account?lang=en");
            assertThat(other.locator("h1").textContent()).isEqualTo("Sign in");
            signIn(other, "mei", "not this one");
            assertThat(other.locator(".fault").textContent()).contains("do not go together");
            signIn(other, "mei", PASSWORD);
            assertThat(other.locator("h1").textContent()).isEqualTo("My account");
            assertThat(other.locator(".rows").first().locator("li").count()).isEqualTo(2);

            other.locator("[aria-label^='Sign out:']").first().click();
            assertThat(other.locator(".rows").first().locator("li").count()).isEqualTo(1);
            go(page, "/staff");
            assertThat(page.locator("h1").textContent()).isEqualTo("Sign in");

            other.locator(".badge button").click();
            go(other, "/staff");
            assertThat(other.locator("h1").textContent()).isEqualTo("Sign in");
        }
    }

    private static void signIn(Page page, String name, String password) {
        page.getByLabel("Account name").fill(name);
        page.getByLabel("Password").fill(password);
        page.locator("button.act").click();
    }

    @Test
    void who_tried_too_often_is_told_to_wait() {
        try (BrowserContext context = plain()) {
            Page page = context.newPage();
            go(page, "/login?lang=en");
            for (int i = 0; i <= SignIn.MOST_PER_NAME; i++) {
                signIn(page, "lan", "not this one");
            }
            assertThat(page.locator(".fault").textContent()).contains("quarter of an hour");
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"/login", "/staff", "/staff/account", "/staff/people", "/staff/people/", "/staff/audit", "/"})
    void a_page_has_no_barrier_in_either_language_and_light_and_fits_a_phone(String path) {
        SignedIn admin = house.signedIn(Role.ADMINISTRATOR);
        String there = path.endsWith("people/") ? path + admin.account().id() : path;
        for (Map.Entry<String, ColorScheme> look :
                List.of(Map.entry("zh", ColorScheme.LIGHT), Map.entry("en", ColorScheme.DARK))) {
            try (BrowserContext context =
                    browser.newContext(new Browser.NewContextOptions().setColorScheme(look.getValue()))) {
                if (!path.equals("/login")) {
                    context.addCookies(List.of(new Cookie("session", admin.cookieValue())
                            .setUrl(house.address().toString())));
                }
                Page page = context.newPage();
                go(page, there + "?lang=" + look.getKey());
                RealChromium.fits(page, "people" + path.replace('/', '-') + "-" + look.getKey());
            }
        }
    }
}
