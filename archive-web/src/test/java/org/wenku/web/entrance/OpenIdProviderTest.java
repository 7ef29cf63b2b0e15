package org.wenku.web.entrance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wenku.archive.settings.Key;
import org.wenku.archive.settings.Settings;
import org.wenku.archive.settings.SettingsFault;
import org.wenku.web.OpenHouse;

/** A provider that is set wrongly, is away, or is none; the real one is in {@link ProviderIT}. */
class OpenIdProviderTest {

    private static final String METADATA =
            """
            {"issuer": "%1$s", "authorization_endpoint": "%1$s/in", "token_endpoint": "%1$s/token",
             "jwks_uri": "%1$s/keys", "subject_types_supported": ["public"],
             "response_types_supported": ["code"], "id_token_signing_alg_values_supported": ["RS256"]}
            """;

    private static OpenHouse house(String issuer) {
        return OpenHouse.open(
                Map.of(Key.OIDC_ISSUER, issuer, Key.OIDC_CLIENT, "wenku", Key.OIDC_NAME, "Neighbours"));
    }

    @Test
    void an_archive_opens_while_its_provider_is_away_and_says_so_when_it_is_needed() {
        try (OpenHouse house = house("http://127.0.0.1:1/")) {
            var english = house.get("/login/provider", "Accept", "text/html", "Accept-Language", "en");
            assertThat(english.statusCode()).isEqualTo(503);
            assertThat(english.body()).contains("Neighbours does not answer").doesNotContain("Exception", "127.0.0.1:1");
            assertThat(house.get("/login/provider", "Accept", "text/html", "Accept-Language", "zh")
                            .body())
                    .contains("Neighbours 没有应答");
            assertThat(house.get("/login").body()).contains("Neighbours");
        }
    }

    /** Whatever is asked for at this address, {@code answer} is what comes, as it makes it of its own address. */
    private static void whereSomethingElseAnswers(UnaryOperator<String> answer, SomethingElse then) throws IOException {
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
        try (OpenHouse house = house(address)) {
            then.happens(house, asked);
        } finally {
            server.stop(0);
        }
    }

    private interface SomethingElse {
        void happens(OpenHouse house, AtomicInteger asked);
    }

    @Test
    void what_does_not_answer_as_a_provider_is_not_asked_by_everybody_who_comes() throws IOException {
        whereSomethingElseAnswers(address -> "{}", (house, asked) -> {
            for (int i = 0; i < 5; i++) {
                assertThat(house.get("/login/provider").statusCode()).isEqualTo(503);
            }
            assertThat(asked).hasValueLessThan(5);
        });
    }

    @Test
    void what_calls_itself_another_is_not_the_provider() throws IOException {
        whereSomethingElseAnswers(
                address -> METADATA.formatted("https://another.example.org"),
                (house, asked) ->
                        assertThat(house.get("/login/provider").statusCode()).isEqualTo(503));
    }

    @Test
    void nobody_is_sent_and_no_secret_is_said_where_others_could_read_it() throws IOException {
        whereSomethingElseAnswers(
                address -> METADATA.formatted(address).replace(address + "/token", "http://id.example.org/token"),
                (house, asked) ->
                        assertThat(house.get("/login/provider").statusCode()).isEqualTo(503));
        whereSomethingElseAnswers(
                METADATA::formatted,
                (house, asked) ->
                        assertThat(house.get("/login/provider").statusCode()).isEqualTo(303));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example.org", "https://evil.example.org", "/\\evil.example.org", "javascript:1"})
    void nobody_is_led_to_another_site_afterwards(String next) throws IOException {
        whereSomethingElseAnswers(METADATA::formatted, (house, asked) -> {
            var left = house.get("/login/provider?next="
                    + java.net.URLEncoder.encode(next, StandardCharsets.UTF_8));
            String cookie = left.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
            String next64 = cookie.substring(cookie.lastIndexOf('~') + 1);
            assertThat(new String(java.util.Base64.getUrlDecoder().decode(next64), StandardCharsets.UTF_8))
                    .isEqualTo("/staff");
        });
    }

    @Test
    void a_provider_set_by_half_or_spoken_to_in_the_clear_stops_the_start(@TempDir Path home) {
        Settings none = Settings.load(home, Map.of());
        assertThatThrownBy(() -> OpenIdProvider.of(none.with(Key.OIDC_ISSUER, "https://id.example.org")))
                .isInstanceOf(SettingsFault.class)
                .hasMessageContaining("oidc.client-id");
        for (String issuer : new String[] {"http://id.example.org", "id.example.org", "https://", "not an address"}) {
            assertThatThrownBy(() -> OpenIdProvider.of(
                            none.with(Key.OIDC_ISSUER, issuer).with(Key.OIDC_CLIENT, "x")))
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
