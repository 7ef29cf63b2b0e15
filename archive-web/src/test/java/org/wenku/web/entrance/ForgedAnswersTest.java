package org.wenku.web.entrance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wenku.archive.settings.Key;
import org.wenku.archive.settings.Settings;
import org.wenku.web.entrance.ProviderFault.Reason;

/** What no honest provider would say; the honest one is in {@link ProviderIT}. */
@SuppressWarnings("NullAway.Init")
class ForgedAnswersTest {

    private static final String SECRET = "a secret that is long enough to sign with it, too";
    private static final URI BACK = URI.create("http://127.0.0.1/login/provider/return");

    private static HttpServer server;
    private static String address;
    private static RSAKey key;
    private static RSAKey stranger;
    private static OpenIdProvider provider;
    private static volatile String token = "";

    @BeforeAll
    static void open(@TempDir Path home) throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("of-the-provider").generate();
        stranger = new RSAKeyGenerator(2048).keyID("of-the-provider").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        address = "http://127.0.0.1:" + server.getAddress().getPort();
        answers("/.well-known/openid-configuration", () -> OpenIdProviderTest.METADATA.formatted(address));
        answers("/keys", () -> JSONObjectUtils.toJSONString(new JWKSet(key).toJSONObject(true)));
        answers(
                "/token",
                () -> JSONObjectUtils.toJSONString(
                        Map.of("access_token", "x", "token_type", "Bearer", "expires_in", 60, "id_token", token)));
        server.start();
        provider = OpenIdProvider.of(Settings.load(home, Map.of())
                        .with(Key.OIDC_ISSUER, address)
                        .with(Key.OIDC_CLIENT, "wenku")
                        .with(Key.OIDC_SECRET, SECRET))
                .orElseThrow();
    }

    private interface Answer {
        String text();
    }

    private static void answers(String path, Answer answer) {
        server.createContext(path, exchange -> {
            byte[] body = answer.text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @AfterAll
    static void close() {
        server.stop(0);
    }

    /** What an honest provider says of somebody who left so. */
    private static Map<String, Object> honest(Departure departure) {
        long now = Instant.now().getEpochSecond();
        return new HashMap<>(Map.of(
                "iss", address,
                "sub", "4711",
                "aud", "wenku",
                "nonce", departure.nonce().getValue(),
                "iat", now,
                "exp", now + 60,
                "preferred_username", "lan",
                "name", "兰",
                "email", "somebody-else@example.org"));
    }

    private static String signed(JWSAlgorithm algorithm, JWSSigner signer, Map<String, Object> claims)
            throws JOSEException, ParseException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), JWTClaimsSet.parse(claims));
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static OpenIdProvider.Arrival arrival(Departure departure, String said) throws ProviderFault {
        token = said;
        URI here = URI.create(BACK + "?code=x&state=" + departure.state());
        return provider.arrival(departure, here, BACK);
    }

    private static void refused(Departure departure, String said, Reason reason) {
        assertThatThrownBy(() -> arrival(departure, said))
                .isInstanceOfSatisfying(
                        ProviderFault.class, fault -> assertThat(fault.reason()).isEqualTo(reason));
    }

    @Test
    void what_is_signed_by_the_provider_for_us_and_this_attempt_is_believed() throws Exception {
        Departure departure = Departure.to("/staff", null);
        OpenIdProvider.Arrival arrival =
                arrival(departure, signed(JWSAlgorithm.RS256, new RSASSASigner(key), honest(departure)));
        assertThat(arrival.identity().issuer()).isEqualTo(address);
        assertThat(arrival.identity().subject()).isEqualTo("4711");
        assertThat(arrival.name()).isEqualTo("lan");
        assertThat(arrival.displayName()).isEqualTo("兰");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "aud, another, UNTRUE",
        "azp, another, UNTRUE",
        "iss, https://another.example.org, UNTRUE",
        "nonce, of-another-attempt, UNTRUE",
        "nonce, , UNTRUE",
        "sub, , UNTRUE",
        "aud, , UNTRUE",
        "iss, , UNTRUE",
        "exp, , UNTRUE",
    })
    void one_word_that_is_not_as_it_must_be_is_enough(String claim, @Nullable String value, Reason reason)
            throws Exception {
        Departure departure = Departure.to("/staff", null);
        Map<String, Object> claims = honest(departure);
        if (value == null) {
            claims.remove(claim);
        } else {
            claims.put(claim, value);
        }
        refused(departure, signed(JWSAlgorithm.RS256, new RSASSASigner(key), claims), reason);
    }

    @Test
    void what_is_for_us_and_others_is_refused_where_it_was_given_to_one_of_these() throws Exception {
        Departure departure = Departure.to("/staff", null);
        Map<String, Object> claims = honest(departure);
        claims.put("aud", List.of("another", "wenku"));
        claims.put("azp", "another");
        refused(departure, signed(JWSAlgorithm.RS256, new RSASSASigner(key), claims), Reason.UNTRUE);
    }

    @Test
    void a_signature_is_the_providers_own_or_none() throws Exception {
        Departure departure = Departure.to("/staff", null);
        Map<String, Object> claims = honest(departure);
        String good = signed(JWSAlgorithm.RS256, new RSASSASigner(key), claims);
        String better = signed(JWSAlgorithm.RS256, new RSASSASigner(stranger), Map.of("sub", "1"));

        refused(departure, signed(JWSAlgorithm.RS256, new RSASSASigner(stranger), claims), Reason.UNTRUE);
        refused(departure, new PlainJWT(JWTClaimsSet.parse(claims)).serialize(), Reason.UNTRUE);
        refused(departure, signed(JWSAlgorithm.HS256, new MACSigner(SECRET), claims), Reason.UNTRUE);
        refused(
                departure,
                signed(JWSAlgorithm.HS256, new MACSigner(key.toRSAPublicKey().getEncoded()), claims),
                Reason.UNTRUE);
        refused(departure, good.substring(0, good.lastIndexOf('.') + 1), Reason.UNTRUE);
        refused(
                departure,
                good.substring(0, good.lastIndexOf('.')) + better.substring(better.lastIndexOf('.')),
                Reason.UNTRUE);
        refused(departure, "no token at all", Reason.UNTRUE);
        assertThat(arrival(departure, good).name()).isEqualTo("lan");
    }

    @ParameterizedTest(name = "given {0} s and ended {1} s from now")
    @CsvSource({"-700, -600", "600, 660"})
    void what_had_ended_before_or_has_not_begun_is_put_down_to_the_clocks(long given, long ended) throws Exception {
        Departure departure = Departure.to("/staff", null);
        Map<String, Object> claims = honest(departure);
        claims.put("iat", Instant.now().getEpochSecond() + given);
        claims.put("exp", Instant.now().getEpochSecond() + ended);
        refused(departure, signed(JWSAlgorithm.RS256, new RSASSASigner(key), claims), Reason.CLOCK);
        // Whoever is a stranger is not believed the time either.
        refused(departure, signed(JWSAlgorithm.RS256, new RSASSASigner(stranger), claims), Reason.UNTRUE);
    }
}
