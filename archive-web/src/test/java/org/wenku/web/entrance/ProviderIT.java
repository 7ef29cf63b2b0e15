package org.wenku.web.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
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
import org.wenku.archive.account.ProviderAccounts;
import org.wenku.archive.audit.Audit;
import org.wenku.archive.audit.AuditEntry;
import org.wenku.archive.audit.AuditQuestion;
import org.wenku.archive.settings.Key;
import org.wenku.web.OpenHouse;
import org.wenku.web.RealChromium;
import org.wenku.web.SignedIn;

/** Signing in with a real provider, in a real browser. */
@SuppressWarnings("NullAway.Init")
class ProviderIT {

    private static final String LONG_NAME = "上海市里弄居民口述历史与家庭照片联合保存计划 Neighbourhood Identity Federation";

    @TempDir
    private static Path logs;

    private static Keycloak provider;
    private static RealChromium chromium;
    private static OpenHouse house;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        provider = Keycloak.begin(logs.resolve("keycloak.log"));
        chromium = RealChromium.start();
        house = house("refuse", Keycloak.SECRET, "Neighbours");
        provider.await();
    }

    @AfterAll
    static void close() {
        house.close();
        chromium.close();
        provider.close();
    }

    private static OpenHouse house(String newPeople, String secret, String name) {
        return OpenHouse.open(Map.of(
                Key.OIDC_ISSUER,
                provider.issuer(),
                Key.OIDC_CLIENT,
                Keycloak.CLIENT,
                Key.OIDC_SECRET,
                secret,
                Key.OIDC_NAME,
                name,
                Key.OIDC_NEW_PEOPLE,
                newPeople));
    }

    /** Nothing of this needs scripts, here or there. */
    private static BrowserContext visitor() {
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions().setLocale("en").setJavaScriptEnabled(false));
        context.setDefaultTimeout(60_000);
        return context;
    }

    private static void comes(BrowserContext context, SignedIn somebody) {
        context.addCookies(List.of(new Cookie("session", somebody.cookieValue())
                .setDomain("127.0.0.1")
                .setPath("/")));
    }

    private static String cookie(BrowserContext context, String name) {
        return context.cookies().stream()
                .filter(each -> each.name.equals(name) && each.domain.equals("127.0.0.1") && each.path.equals("/"))
                .map(each -> each.value)
                .findFirst()
                .orElse("");
    }

    private static void signInThere(Page page, String name) {
        page.locator("input[name=username]").fill(name);
        page.locator("input[name=password]").fill(Keycloak.PASSWORD);
        page.locator("input[type=submit], button[type=submit]").first().click();
        page.waitForURL(address -> !address.startsWith(provider.issuer()));
    }

    private static void go(Page page, OpenHouse there, String path) {
        page.navigate(there.address().resolve(path).toString());
    }

    private static List<String> acts(OpenHouse there, String by) {
        return Audit.of(there.archive()).page(new AuditQuestion(by, null, null), null, 100).stream()
                .map(AuditEntry::act)
                .toList();
    }

    /** A browser that has left for the provider: what it took along, and where it was sent. */
    private record Left(String cookie, String gate) {
        static Left from(OpenHouse there, String... headers) {
            var reply = there.get("/login/provider?next=/staff/account", headers);
            return new Left(
                    reply.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0],
                    reply.headers().firstValue("Location").orElseThrow());
        }

        String state() {
            return part(0);
        }

        private String part(int index) {
            return cookie.substring("departure=".length()).split("~", -1)[index];
        }

        /** The same, with one part of the cookie as if it had been taken along on another journey. */
        Left with(int index, String other) {
            return new Left(cookie.replace(part(index), other), gate);
        }
    }

    /** Comes back from the provider, which knows the browser already, with this cookie. */
    private static void comesBack(BrowserContext context, Page page, Left left) {
        context.addCookies(List.of(new Cookie("departure", left.cookie().substring("departure=".length()))
                .setDomain("127.0.0.1")
                .setPath("/")));
        page.navigate(left.gate());
    }

    @Test
    void somebody_connects_their_accounts_and_signs_in_without_a_password_of_ours() {
        try (BrowserContext context = visitor()) {
            SignedIn mei = house.signedIn(Role.ARCHIVIST);
            comes(context, mei);
            Page page = context.newPage();
            go(page, house, "/staff/account");
            page.getByText("Connect with Neighbours").click();
            signInThere(page, "lan");
            assertThat(page.content()).contains("You can sign in here with your account at Neighbours.");

            context.clearCookies(new BrowserContext.ClearCookiesOptions().setName("session"));
            go(page, house, "/staff/account?x=1");
            assertThat(page.url()).contains("/login?next=");
            // The provider knows the browser already and sends it back at once.
            page.getByText("Sign in with Neighbours").click();
            page.waitForURL(house.address().resolve("/staff/account?x=1").toString());
            assertThat(page.content()).contains("Account name: " + mei.name());
            assertThat(acts(house, mei.name())).contains("provider.join", "sign-in");

            // Whoever would be left without a way in keeps the one they have.
            page.getByText("Disconnect").click();
            assertThat(page.content()).contains("could not sign in any more");
            new Accounts(house.archive()).disable("test", mei.account().id());
            go(page, house, "/login/provider");
            assertThat(page.url()).contains("/login/provider/return");
            assertThat(page.content()).contains("or the account is disabled");
            assertThat(acts(house, mei.name())).contains("sign-in.refused");
        }
    }

    @Test
    void whoever_signs_in_gets_a_session_of_their_own_and_the_one_before_has_ended() {
        try (OpenHouse other = house("enter", Keycloak.SECRET, "Neighbours");
                BrowserContext context = visitor()) {
            SignedIn before = other.signedIn(Role.ARCHIVIST);
            comes(context, before);
            Page page = context.newPage();
            go(page, other, "/login/provider?next=/staff/account");
            signInThere(page, "bo");

            Account bo = new Accounts(other.archive()).named("bo").orElseThrow();
            assertThat(bo.grants()).isEmpty();
            assertThat(bo.hasPassword()).isFalse();
            assertThat(page.content()).contains("Account name: bo");
            assertThat(cookie(context, "session")).isNotEmpty().isNotEqualTo(before.cookieValue());
            assertThat(cookie(context, "departure")).isEmpty();
            assertThat(before.get("/staff/account").statusCode()).isNotEqualTo(200);
            assertThat(acts(other, "bo")).contains("account.create", "sign-in");
            go(page, other, "/staff");
            assertThat(page.locator("h1").textContent()).contains("Bo");
            go(page, other, "/staff/people");
            assertThat(page.content()).doesNotContain(before.name());

            // Whoever goes from here hears that they have not gone from there, and can.
            go(page, other, "/staff");
            page.locator(".badge button").click();
            assertThat(page.content()).contains("You may still be signed in at Neighbours");
            page.getByText("Sign out at Neighbours").click();
            page.locator("[name=confirmLogout]").click();
            go(page, other, "/login/provider");
            assertThat(page.url()).startsWith(provider.issuer());
            assertThat(page.locator("input[name=password]").count()).isOne();
        }
    }

    @Test
    void nobody_gets_in_by_being_called_like_somebody() {
        for (String newPeople : List.of("refuse", "enter")) {
            try (OpenHouse other = house(newPeople, Keycloak.SECRET, "Neighbours");
                    BrowserContext context = visitor()) {
                Account theirs = new Accounts(other.archive()).create("test", "bo", "Bo", List.of());
                Page page = context.newPage();
                go(page, other, "/login");
                page.getByText("Sign in with Neighbours").click();
                signInThere(page, "bo");

                assertThat(page.content())
                        .contains(
                                newPeople.equals("enter")
                                        ? "cannot be an account name here, or somebody has it"
                                        : "no account here is connected with that");
                assertThat(cookie(context, "session")).isEmpty();
                assertThat(cookie(context, "departure")).isEmpty();
                assertThat(new Accounts(other.archive())
                                .account(theirs.id())
                                .orElseThrow()
                                .provider())
                        .isNull();
            }
        }
    }

    @Test
    void only_the_browser_that_left_comes_back_and_only_with_what_it_took_along() {
        try (BrowserContext context = visitor()) {
            Page page = context.newPage();
            go(page, house, "/login/provider");
            signInThere(page, "bo");
            assertThat(page.content()).contains("no account here is connected");

            page.navigate(Left.from(house).gate());
            assertThat(page.content()).contains("did not begin in this browser");
            comesBack(context, page, Left.from(house).with(0, "another-state"));
            assertThat(page.content()).contains("did not begin in this browser");
            comesBack(context, page, Left.from(house).with(1, "another-nonce"));
            assertThat(page.content())
                    .containsPattern(
                            "could not be trusted[^<]*</p>\\s*<dl[^<]*<div><dt>Number</dt><dd>[0-9a-f]{12}</dd>");
            comesBack(context, page, Left.from(house).with(2, "another-verifier-that-is-long-enough-for-rfc-7636"));
            assertThat(page.content()).contains("did not begin in this browser");
            comesBack(context, page, Left.from(house));
            assertThat(page.content()).contains("no account here is connected");
            assertThat(cookie(context, "session")).isEmpty();
        }
    }

    @Test
    void nobody_is_connected_with_an_account_at_the_provider_by_another_site_or_by_whoever_sat_there_before() {
        SignedIn mei = house.signedIn(Role.ARCHIVIST);
        SignedIn other = house.signedIn(Role.ARCHIVIST);
        for (String path : List.of("/login/provider/join", "/login/provider/join?mark=0123456789abcdef")) {
            var reply = mei.get(path, "Accept", "text/html");
            assertThat(reply.statusCode()).isEqualTo(403);
            assertThat(reply.headers().firstValue("Set-Cookie")).isEmpty();
        }
        try (BrowserContext context = visitor()) {
            comes(context, other);
            Page page = context.newPage();
            go(page, house, "/staff/account");
            page.getByText("Connect with Neighbours").click();
            comes(context, mei);
            signInThere(page, "bo");
            assertThat(page.content()).contains("did not begin in this browser");
        }
        ProviderAccounts people = new ProviderAccounts(house.archive());
        assertThat(new Accounts(house.archive())
                        .account(mei.account().id())
                        .orElseThrow()
                        .provider())
                .isNull();
        assertThat(people.known(new ProviderAccounts.Identity(provider.issuer(), "bo")))
                .isEmpty();
    }

    private static String back(OpenHouse there, String answer) {
        Left left = Left.from(there);
        var reply = there.get(
                "/login/provider/return?state=" + left.state() + "&iss=" + provider.issuer() + "&" + answer,
                "Cookie",
                left.cookie(),
                "Accept",
                "text/html",
                "Accept-Language",
                "en");
        assertThat(reply.headers().allValues("Set-Cookie")).noneMatch(each -> each.startsWith("session="));
        assertThat(reply.body()).doesNotContain("<script>x", "Exception");
        return reply.statusCode() + " " + reply.body();
    }

    @Test
    void every_no_has_words_of_its_own() {
        assertThat(house.get("/login/provider/return?code=x&state=y").statusCode())
                .isEqualTo(400);
        assertThat(Left.from(house).gate())
                .startsWith(provider.issuer())
                .contains("code_challenge_method=S256", "nonce=", "state=", "response_type=code");
        assertThat(back(house, "code=made-up")).startsWith("400").contains("did not begin in this browser");
        assertThat(back(house, "error=access_denied&error_description=%3Cscript%3Ex%0Ay"))
                .startsWith("401")
                .contains("Neighbours did not let you in");
        assertThat(back(house, "error=%0Aodd%22")).contains("You are not signed in");
        assertThat(back(house, "error=temporarily_unavailable"))
                .startsWith("503")
                .contains("does not answer");
        assertThat(back(house, "error=invalid_scope")).startsWith("503").contains("oidc.client-id");
        assertThat(back(house, "")).startsWith("400");

        Left left = Left.from(house);
        for (String sender : List.of("", "&iss=https://another.example.org")) {
            assertThat(house.get(
                                    "/login/provider/return?code=x&state=" + left.state() + sender,
                                    "Cookie",
                                    left.cookie())
                            .statusCode())
                    .as("a provider that names itself, sent back by %s", sender)
                    .isEqualTo(400);
        }
        try (OpenHouse misset = house("refuse", "another secret", "Neighbours")) {
            assertThat(back(misset, "code=made-up")).startsWith("503").contains("does not accept this archive");
        }
    }

    @Test
    void a_provider_with_a_long_name_fits_a_phone_and_has_no_barrier_in_either_language_and_light() {
        try (OpenHouse named = house("refuse", Keycloak.SECRET, LONG_NAME)) {
            SignedIn apart = named.signedIn(Role.ARCHIVIST);
            SignedIn joined = named.signedIn(Role.ARCHIVIST);
            new ProviderAccounts(named.archive())
                    .join(joined.account(), new ProviderAccounts.Identity(provider.issuer(), "somebody"));
            for (Map.Entry<String, ColorScheme> look :
                    List.of(Map.entry("zh", ColorScheme.LIGHT), Map.entry("en", ColorScheme.DARK))) {
                try (BrowserContext context = chromium.browser()
                        .newContext(new Browser.NewContextOptions().setColorScheme(look.getValue()))) {
                    Page page = context.newPage();
                    String in = "?lang=" + look.getKey();
                    go(page, named, "/login" + in);
                    RealChromium.fits(page, "provider-login-" + look.getKey());
                    go(page, named, "/login/provider/return" + in);
                    RealChromium.fits(page, "provider-return-" + look.getKey());
                    comes(context, apart);
                    go(page, named, "/staff/account" + in);
                    assertThat(page.locator("#provider-title").textContent()).contains(LONG_NAME);
                    RealChromium.fits(page, "provider-apart-" + look.getKey());
                    comes(context, joined);
                    go(page, named, "/staff/account" + in);
                    RealChromium.fits(page, "provider-joined-" + look.getKey());
                }
            }
        }
    }
}
