package org.wenku.web.entrance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.account.Account;
import org.wenku.archive.account.Accounts;
import org.wenku.archive.account.OneTimeLinks;
import org.wenku.archive.account.Sessions;
import org.wenku.archive.settings.Key;
import org.wenku.archive.settings.Settings;
import org.wenku.archive.settings.SettingsFault;
import org.wenku.web.OpenHouse;

/** A provider that is set wrongly, is away, or is none; the real one is in {@link ProviderIT}. */
@SuppressWarnings("NullAway.Init")
class OpenIdProviderTest {

    @TempDir
    private Path home;

    static final String METADATA = """
            {"issuer": "%1$s", "authorization_endpoint": "%1$s/in", "token_endpoint": "%1$s/token",
             "jwks_uri": "%1$s/keys", "subject_types_supported": ["public"],
             "response_types_supported": ["code"], "id_token_signing_alg_values_supported": ["RS256"]}
            """;

    private static OpenHouse house(String issuer) {
        return OpenHouse.open(Map.of(Key.OIDC_ISSUER, issuer, Key.OIDC_CLIENT, "wenku", Key.OIDC_NAME, "Neighbours"));
    }

    @Test
    void an_archive_opens_while_its_provider_is_away_and_says_so_when_it_is_needed()
            throws IOException, InterruptedException {
        try (OpenHouse house = house("http://127.0.0.1:1/")) {
            var english = house.get("/login/provider", "Accept", "text/html", "Accept-Language", "en");
            assertThat(english.statusCode()).isEqualTo(503);
            assertThat(english.body())
                    .contains("Neighbours does not answer")
                    .containsPattern("Number: [0-9a-f]{12}\\b")
                    .doesNotContain("Exception", "127.0.0.1:1");
            assertThat(house.get("/login/provider", "Accept", "text/html", "Accept-Language", "zh")
                            .body())
                    .contains("Neighbours 没有应答");
            assertThat(house.get("/login/provider/leave").statusCode()).isEqualTo(503);

            // Whoever has a password comes in as always.
            assertThat(house.get("/login").body()).contains("Neighbours");
            Account lan = new Accounts(house.archive()).create("test", "lan", "兰", List.of());
            OneTimeLinks links = new OneTimeLinks(house.archive());
            links.choosePassword(
                    links.forPassword("test", lan), "under-the-third-lamp", new Sessions.Origin("192.0.2.7", "test"));
            var in = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(house.address().resolve("/login"))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString("name=lan&password=under-the-third-lamp"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(in.statusCode()).isEqualTo(303);
            assertThat(in.headers().firstValue("Set-Cookie").orElseThrow()).startsWith("session=");
        }
    }

    /** Whatever is asked for at this address, {@code answer} is what comes, as it makes it of its own address. */
    private void whereSomethingElseAnswers(UnaryOperator<String> answer, SomethingElse then) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] body = answer.apply(address).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            then.happens(address, asked);
        } finally {
            server.stop(0);
        }
    }

    private interface SomethingElse {
        void happens(String address, AtomicInteger asked) throws Exception;
    }

    @Test
    void what_does_not_answer_as_a_provider_is_not_asked_by_everybody_who_comes() throws Exception {
        whereSomethingElseAnswers(address -> "{}", (address, asked) -> {
            OpenIdProvider provider = provider(address);
            for (int i = 0; i < 5; i++) {
                assertThat(reason(provider)).isEqualTo(ProviderFault.Reason.AWAY);
            }
            assertThat(asked).hasValueLessThan(5);
        });
    }

    @Test
    void what_calls_itself_another_is_not_the_provider() throws Exception {
        whereSomethingElseAnswers(
                address -> METADATA.formatted("https://another.example.org"),
                (address, asked) -> assertThat(reason(provider(address))).isEqualTo(ProviderFault.Reason.AWAY));
    }

    @Test
    void nobody_is_sent_and_no_secret_is_said_where_others_could_read_it() throws Exception {
        whereSomethingElseAnswers(
                address -> METADATA.formatted(address).replace(address + "/token", "http://id.example.org/token"),
                (address, asked) -> assertThat(reason(provider(address))).isEqualTo(ProviderFault.Reason.AWAY));
        whereSomethingElseAnswers(
                METADATA::formatted,
                (address, asked) -> assertThat(gate(provider(address))).startsWith(address + "/in?"));
    }

    private OpenIdProvider provider(String issuer) {
        return OpenIdProvider.of(Settings.load(home, Map.of())
                        .with(Key.OIDC_ISSUER, issuer)
                        .with(Key.OIDC_CLIENT, "wenku"))
                .orElseThrow();
    }

    private static String gate(OpenIdProvider provider) throws ProviderFault {
        URI back = URI.create("https://archive.example.org/login/provider/return");
        return provider.gate(Departure.to("/staff", null), back, "en").toString();
    }

    private static ProviderFault.Reason reason(OpenIdProvider provider) {
        return catchThrowableOfType(ProviderFault.class, () -> gate(provider)).reason();
    }

    @Test
    void nobody_is_led_to_another_site_afterwards() throws Exception {
        whereSomethingElseAnswers(METADATA::formatted, (address, asked) -> {
            try (OpenHouse house = house(address)) {
                for (String next : List.of(
                        "//evil.example.org",
                        "https://evil.example.org",
                        "/\\evil.example.org",
                        "javascript:1",
                        "/\tx")) {
                    assertThat(afterwards(house, next)).as(next).isEqualTo("/staff");
                }
                assertThat(afterwards(house, "/staff/account?x=1")).isEqualTo("/staff/account?x=1");
                // A provider that tells of no address to sign out at.
                var leaving = house.get("/login/provider/leave", "Accept", "text/html", "Accept-Language", "en");
                assertThat(leaving.statusCode()).isEqualTo(404);
                assertThat(leaving.body()).contains("tells of no address");
            }
        });
    }

    private static String afterwards(OpenHouse house, String next) {
        var left = house.get("/login/provider?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
        String cookie = left.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        String next64 = cookie.substring(cookie.lastIndexOf('~') + 1);
        return new String(Base64.getUrlDecoder().decode(next64), StandardCharsets.UTF_8);
    }

    @Test
    void a_provider_set_by_half_or_spoken_to_in_the_clear_stops_the_start() {
        Settings none = Settings.load(home, Map.of());
        assertThatThrownBy(() -> OpenIdProvider.of(none.with(Key.OIDC_ISSUER, "https://id.example.org")))
                .isInstanceOf(SettingsFault.class)
                .hasMessageContaining("oidc.client-id");
        for (String issuer : new String[] {"http://id.example.org", "id.example.org", "https://", "not an address"}) {
            assertThatThrownBy(() ->
                            OpenIdProvider.of(none.with(Key.OIDC_ISSUER, issuer).with(Key.OIDC_CLIENT, "x")))
                    .isInstanceOf(SettingsFault.class)
                    .hasMessageContaining(issuer)
                    .hasMessageContaining("https://");
        }
        assertThat(OpenIdProvider.of(none)).isEmpty();
        assertThatThrownBy(() -> house("https://id.example.org", "perhaps"))
                .hasStackTraceContaining("oidc.new-people")
                .hasStackTraceContaining("perhaps");
    }

    private static OpenHouse house(String issuer, String newPeople) {
        return OpenHouse.open(
                Map.of(Key.OIDC_ISSUER, issuer, Key.OIDC_CLIENT, "wenku", Key.OIDC_NEW_PEOPLE, newPeople));
    }
}
