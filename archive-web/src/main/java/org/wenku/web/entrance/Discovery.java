package org.wenku.web.entrance;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What a provider tells of itself (OpenID Connect Discovery 1.0 §4). It is asked when it is first needed and not before,
 * because an archive must start while its provider is away; then once a day, and after a failure not again for some
 * seconds, because anybody can make us ask.
 */
final class Discovery {

    /** How long one waits for a connection, and then for an answer. */
    static final Duration CONNECT = Duration.ofSeconds(5);

    static final Duration ANSWER = Duration.ofSeconds(10);

    /** How far the clocks of the two may differ. */
    static final Duration SKEW = Duration.ofMinutes(1);

    private static final Duration GOOD_FOR = Duration.ofDays(1);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration IN_LINE = Duration.ofSeconds(3);
    private static final int MOST_BYTES = 1024 * 1024;

    /** Signatures with a key of the provider's own; never {@code none}, never with the secret that we share. */
    private static final Set<JWSAlgorithm> SIGNATURES = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final Issuer issuer;
    private final ClientID client;
    private final ReentrantLock asking = new ReentrantLock();

    private volatile @Nullable Told told;
    private volatile @Nullable Failure failure;

    /**
     * What it has told.
     *
     * @param end where people sign out there; null where it does not say
     * @param namesItself whether it says who it is when it sends somebody back (RFC 9207)
     */
    record Told(
            URI authorization,
            URI token,
            @Nullable URI end,
            boolean namesItself,
            IDTokenValidator validator,
            Instant at) {
        private boolean isFresh() {
            return at.plus(GOOD_FOR).isAfter(Instant.now());
        }
    }

    private record Failure(String why, Instant at) {}

    Discovery(Issuer issuer, ClientID client) {
        this.issuer = requireNonNull(issuer);
        this.client = requireNonNull(client);
    }

    /** Whether what is said to this address is read by nobody on the way. */
    static boolean isSafe(@Nullable URI address) {
        if (address == null || address.getHost() == null) {
            return false;
        }
        String host = address.getHost();
        boolean here = host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
        return "https".equals(address.getScheme()) || here && "http".equals(address.getScheme());
    }

    /**
     * What the provider tells.
     *
     * @throws ProviderFault if it does not answer, or not as a provider does
     */
    Told told() throws ProviderFault {
        Told known = told;
        if (known != null && known.isFresh()) {
            return known;
        }
        if (!inLine()) {
            throw new ProviderFault(ProviderFault.Reason.AWAY, issuer + " is still being asked");
        }
        try {
            known = told;
            if (known == null || !known.isFresh()) {
                known = askedAgain(known);
                told = known;
            }
            return known;
        } finally {
            asking.unlock();
        }
    }

    private boolean inLine() {
        try {
            return asking.tryLock(IN_LINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What it tells now; what it told before, where it tells nothing. */
    private Told askedAgain(@Nullable Told before) throws ProviderFault {
        Failure last = failure;
        if (last != null && last.at().plus(PAUSE).isAfter(Instant.now())) {
            if (before != null) {
                return before;
            }
            throw new ProviderFault(ProviderFault.Reason.AWAY, last.why());
        }
        try {
            return ask();
        } catch (GeneralException | IOException e) {
            String why = issuer + ": " + e.getMessage();
            failure = new Failure(why, Instant.now());
            if (before != null) {
                return before;
            }
            throw new ProviderFault(ProviderFault.Reason.AWAY, why);
        }
    }

    private Told ask() throws GeneralException, IOException {
        OIDCProviderMetadata metadata =
                OIDCProviderMetadata.resolve(issuer, (int) CONNECT.toMillis(), (int) ANSWER.toMillis());
        URI authorization = safe("authorization_endpoint", metadata.getAuthorizationEndpointURI());
        URI token = safe("token_endpoint", metadata.getTokenEndpointURI());
        URI keys = safe("jwks_uri", metadata.getJWKSetURI());
        var source = JWKSourceBuilder.<SecurityContext>create(
                        keys.toURL(),
                        new DefaultResourceRetriever((int) CONNECT.toMillis(), (int) ANSWER.toMillis(), MOST_BYTES))
                // Because it would keep a thread of its own that outlives the server.
                .refreshAheadCache(false)
                .retrying(true)
                .build();
        IDTokenValidator validator =
                new IDTokenValidator(issuer, client, new JWSVerificationKeySelector<>(SIGNATURES, source), null);
        validator.setMaxClockSkew((int) SKEW.toSeconds());
        URI end = metadata.getEndSessionEndpointURI();
        return new Told(
                authorization,
                token,
                isSafe(end) ? end : null,
                metadata.supportsAuthorizationResponseIssuerParam(),
                validator,
                Instant.now());
    }

    private static URI safe(String what, @Nullable URI address) throws GeneralException {
        if (address == null || !isSafe(address)) {
            throw new GeneralException(
                    "its " + what + " is " + address + "; expected an address that begins with https://");
        }
        return address;
    }
}
