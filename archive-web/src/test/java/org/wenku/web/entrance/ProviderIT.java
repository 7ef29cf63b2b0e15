package org.wenku.web.entrance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.access.Role;
import org.wenku.archive.account.Account;
import org.wenku.archive.account.Accounts;
import org.wenku.archive.settings.Key;
import org.wenku.archive.settings.Settings;
import org.wenku.archive.settings.SettingsFault;
import org.wenku.web.OpenHouse;
import org.wenku.web.SignedIn;

/** Signing in with a real provider, in a real browser. */
@SuppressWarnings("NullAway.Init")
class ProviderIT {

    @TempDir
    private static Path logs;

    private static Keycloak provider;
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        provider = Keycloak.start(logs.resolve("keycloak.log"));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")));
    }

    @AfterAll
    static void close() {
        browser.close();
        playwright.close();
        provider.close();
    }

    private static OpenHouse house(String newPeople) {
        return OpenHouse.open(Map.of(
                Key.OIDC_ISSUER,
                provider.issuer(),
                Key.OIDC_CLIENT,
                Keycloak.CLIENT,
                Key.OIDC_SECRET,
                Keycloak.SECRET,
                Key.OIDC_NAME,
                "Neighbours",
                Key.OIDC_NEW_PEOPLE,
                newPeople));
    }

    private static BrowserContext visitor() {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("en"));
        context.setDefaultTimeout(60_000);
        return context;
    }

    private static void signInThere(Page page, String name) {
        page.locator("input[name=username]").fill(name);
        page.locator("input[name=password]").fill(Keycloak.PASSWORD);
        page.locator("input[type=submit], button[type=submit]").first().click();
        page.waitForURL(address -> !address.startsWith(provider.issuer()));
    }

    @Test
    void somebody_connects_their_accounts_and_signs_in_without_a_password_of_ours() {
        try (OpenHouse house = house("refuse");
                BrowserContext context = visitor()) {
            SignedIn mei = house.signedIn(Role.ARCHIVIST);
            context.addCookies(List.of(
                    new Cookie("session", mei.cookieValue()).setDomain("127.0.0.1").setPath("/")));
            Page page = context.newPage();
            page.navigate(house.address().resolve("/staff/account").toString());
            page.getByText("Connect with Neighbours").click();
            signInThere(page, "lan");
            assertThat(page.content()).contains("You can sign in here with your account at Neighbours.");

            context.clearCookies(new BrowserContext.ClearCookiesOptions().setName("session"));
            page.navigate(house.address().resolve("/staff/account?x=1").toString());
            assertThat(page.url()).contains("/login?next=");
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
            // The provider knows the browser already and sends it back at once.
            page.getByText("Sign in with Neighbours").click();
            page.waitForURL(house.address().resolve("/staff/account?x=1").toString());
            assertThat(page.content()).contains("Account name: " + mei.name());

            // Whoever would be left without a way in keeps the one they have.
            page.getByText("Disconnect").click();
            assertThat(page.content()).contains("could not sign in any more");
            new Accounts(house.archive()).disable("test", mei.account().id());
            page.navigate(house.address().resolve("/login/provider").toString());
            assertThat(page.url()).contains("/login/provider/return");
            assertThat(page.content()).contains("or the account is disabled");
        }
    }

    @Test
    void nobody_gets_in_by_being_called_like_somebody_and_nobody_new_unless_that_is_set() {
        try (OpenHouse house = house("refuse");
                BrowserContext context = visitor()) {
            new Accounts(house.archive()).create("test", "bo", "Bo", List.of());
            Page page = context.newPage();
            page.navigate(house.address().resolve("/login").toString());
            page.getByText("Sign in with Neighbours").click();
            signInThere(page, "bo");

            assertThat(page.content()).contains("no account here is connected with that");
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
            assertThat(context.cookies(house.address().toString()).stream()
                            .map(each -> each.name)
                            .toList())
                    .doesNotContain("session", "departure");
        }
        try (OpenHouse house = house("enter");
                BrowserContext context = visitor()) {
            Page page = context.newPage();
            page.navigate(house.address().resolve("/login").toString());
            page.getByText("Sign in with Neighbours").click();
            signInThere(page, "bo");

            Account bo = new Accounts(house.archive()).named("bo").orElseThrow();
            assertThat(bo.grants()).isEmpty();
            assertThat(bo.hasPassword()).isFalse();
            page.navigate(house.address().resolve("/staff/account").toString());
            assertThat(page.content()).contains("Account name: bo");
        }
    }

    @Test
    void whoever_comes_back_without_having_left_is_nobody() {
        try (OpenHouse house = house("enter")) {
            assertThat(house.get("/login/provider/return?code=x&state=y").statusCode())
                    .isEqualTo(400);
            var left = house.get("/login/provider?next=/staff");
            String cookie = left.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
            assertThat(left.headers().firstValue("Location").orElseThrow())
                    .startsWith(provider.issuer())
                    .contains("code_challenge_method=S256", "nonce=", "state=");
            assertThat(house.get("/login/provider/return?code=x&state=another", "Cookie", cookie)
                            .statusCode())
                    .isEqualTo(401);
            String state = cookie.substring("departure=".length()).split("~")[0];
            var madeUp = house.get("/login/provider/return?code=made-up&state=" + state, "Cookie", cookie);
            assertThat(madeUp.statusCode()).isEqualTo(401);
            assertThat(madeUp.headers().allValues("Set-Cookie"))
                    .noneMatch(each -> each.startsWith("session="))
                    .anyMatch(each -> each.startsWith("departure=;") && each.contains("Max-Age=0"));
        }
    }

    @Test
    void an_archive_opens_while_its_provider_is_away_and_says_so_when_it_is_needed() {
        try (OpenHouse house = OpenHouse.open(
                Map.of(Key.OIDC_ISSUER, "http://127.0.0.1:1/", Key.OIDC_CLIENT, "x", Key.OIDC_NAME, "Neighbours"))) {
            var reply = house.get("/login/provider", "Accept", "text/html", "Accept-Language", "en");
            assertThat(reply.statusCode()).isEqualTo(503);
            assertThat(reply.body()).contains("Neighbours does not answer").doesNotContain("Exception");
            assertThat(house.get("/login").body()).contains("Neighbours");
        }
    }

    @Test
    void a_provider_set_by_half_or_spoken_to_in_the_clear_stops_the_start() {
        Settings none = Settings.load(logs, Map.of());
        assertThatThrownBy(() -> OpenIdProvider.of(none.with(Key.OIDC_ISSUER, "https://id.example.org")))
                .isInstanceOf(SettingsFault.class)
                .hasMessageContaining("oidc.client-id");
        assertThatThrownBy(() -> OpenIdProvider.of(
                        none.with(Key.OIDC_ISSUER, "http://id.example.org").with(Key.OIDC_CLIENT, "x")))
                .isInstanceOf(SettingsFault.class)
                .hasMessageContaining("https://");
        assertThat(OpenIdProvider.of(none)).isEmpty();
    }
}
