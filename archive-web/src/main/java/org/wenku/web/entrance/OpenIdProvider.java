package org.wenku.web.entrance;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.langtag.LangTag;
import com.nimbusds.langtag.LangTagException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.account.ProviderAccounts.Identity;
import org.wenku.archive.settings.Key;
import org.wenku.archive.settings.Settings;
import org.wenku.archive.settings.SettingsFault;

/**
 * The provider people may sign in with: OpenID Connect Core 1.0, code flow (§3.1) with PKCE (RFC 7636). What it can do
 * it tells itself (OpenID Connect Discovery 1.0), when it is first asked and not before, because an archive must start
 * while its provider is away.
 */
final class OpenIdProvider {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 10_000;
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
    private final @Nullable Secret secret;
    private final String name;

    private volatile @Nullable Known known;

    /** What the provider has told of itself. */
    private record Known(OIDCProviderMetadata metadata, IDTokenValidator validator) {}

    /** Who came back. */
    record Arrival(Identity identity, String name, String displayName) {}

    private OpenIdProvider(Issuer issuer, ClientID client, @Nullable Secret secret, String name) {
        this.issuer = issuer;
        this.client = client;
        this.secret = secret;
        this.name = name;
    }

    /**
     * The provider that is set, if one is.
     *
     * @throws SettingsFault if it is set by half, or would be spoken to in the clear
     */
    static Optional<OpenIdProvider> of(Settings settings) {
        return settings.given(Key.OIDC_ISSUER).map(text -> {
            URI address = address(text.strip());
            String client = settings.given(Key.OIDC_CLIENT)
                    .orElseThrow(() -> new SettingsFault("the setting oidc.issuer is \"" + text
                            + "\" and oidc.client-id is empty; expected what the archive is called there"));
            return new OpenIdProvider(
                    new Issuer(address),
                    new ClientID(client.strip()),
                    settings.given(Key.OIDC_SECRET).map(String::strip).map(Secret::new).orElse(null),
                    settings.given(Key.OIDC_NAME).orElse(requireNonNullElse(address.getHost(), text)));
        });
    }

    private static URI address(String text) {
        try {
            URI address = URI.create(text);
            String host = requireNonNullElse(address.getHost(), "");
            boolean here = host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
            if ("https".equals(address.getScheme()) && !host.isEmpty()
                    || "http".equals(address.getScheme()) && here) {
                return address;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Said below.
        }
        throw new SettingsFault(
                "the setting oidc.issuer is \"" + text + "\"; expected an address that begins with https://");
    }

    /** What it is called. */
    String name() {
        return name;
    }

    /**
     * Where a browser is sent.
     *
     * @param back the address it shall come back to
     * @param language the language of the page it left
     * @throws ProviderFault if the provider does not tell where
     */
    URI gate(Departure departure, URI back, String language) throws ProviderFault {
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid", "profile"), client, back)
                .endpointURI(known().metadata().getAuthorizationEndpointURI())
                .state(departure.state())
                .nonce(departure.nonce())
                .codeChallenge(departure.verifier(), CodeChallengeMethod.S256);
        try {
            request.uiLocales(java.util.List.of(LangTag.parse(language)));
        } catch (LangTagException e) {
            throw new IllegalStateException(e);
        }
        return request.build().toURI();
    }

    /**
     * Who has come back.
     *
     * @param here the address they came back to, with everything the provider put behind it
     * @param back the same without
     * @throws ProviderFault if it is nobody we can believe to be somebody
     */
    Arrival arrival(Departure departure, URI here, URI back) throws ProviderFault {
        AuthorizationCode code = code(departure, here);
        AuthorizationCodeGrant grant = new AuthorizationCodeGrant(code, back, departure.verifier());
        Known provider = known();
        URI till = provider.metadata().getTokenEndpointURI();
        TokenRequest asked = secret == null
                ? new TokenRequest.Builder(till, client, grant).build()
                : new TokenRequest.Builder(till, new ClientSecretBasic(client, secret), grant).build();
        try {
            HTTPRequest request = asked.toHTTPRequest();
            request.setConnectTimeout(CONNECT_MILLIS);
            request.setReadTimeout(ANSWER_MILLIS);
            request.setFollowRedirects(false);
            TokenResponse answer = OIDCTokenResponseParser.parse(request.send());
            if (!(answer instanceof OIDCTokenResponse told)) {
                throw new ProviderFault(
                        ProviderFault.Reason.UNTRUE,
                        answer.toErrorResponse().getErrorObject().toString());
            }
            return arrival(provider.validator()
                    .validate(told.getOIDCTokens().getIDToken(), departure.nonce()));
        } catch (IOException e) {
            throw new ProviderFault(ProviderFault.Reason.AWAY, e);
        } catch (BadJOSEException | com.nimbusds.jose.JOSEException | ParseException e) {
            throw new ProviderFault(ProviderFault.Reason.UNTRUE, e);
        }
    }

    private AuthorizationCode code(Departure departure, URI here) throws ProviderFault {
        AuthenticationResponse answer;
        try {
            answer = AuthenticationResponseParser.parse(here);
        } catch (ParseException e) {
            throw new ProviderFault(ProviderFault.Reason.STALE, e);
        }
        // RFC 9207: where the provider says who it is, it must be the one that was asked.
        boolean another = answer.getIssuer() != null && !issuer.equals(answer.getIssuer());
        if (another || !departure.state().equals(answer.getState())) {
            throw new ProviderFault(ProviderFault.Reason.STALE, another ? "another issuer" : "another state");
        }
        if (!answer.indicatesSuccess()) {
            throw new ProviderFault(
                    ProviderFault.Reason.DENIED,
                    String.valueOf(answer.toErrorResponse().getErrorObject()));
        }
        AuthorizationCode code = answer.toSuccessResponse().getAuthorizationCode();
        if (code == null) {
            throw new ProviderFault(ProviderFault.Reason.STALE, "no code");
        }
        return code;
    }

    private Arrival arrival(IDTokenClaimsSet claims) {
        String called = requireNonNullElse(claims.getStringClaim("preferred_username"), "");
        return new Arrival(
                new Identity(issuer.getValue(), claims.getSubject().getValue()),
                called,
                requireNonNullElse(claims.getStringClaim("name"), called));
    }

    private Known known() throws ProviderFault {
        Known told = known;
        if (told == null) {
            told = ask();
            known = told;
        }
        return told;
    }

    private Known ask() throws ProviderFault {
        try {
            OIDCProviderMetadata metadata = OIDCProviderMetadata.resolve(issuer, CONNECT_MILLIS, ANSWER_MILLIS);
            requireNonNull(metadata.getAuthorizationEndpointURI(), "authorization_endpoint");
            requireNonNull(metadata.getTokenEndpointURI(), "token_endpoint");
            var keys = JWKSourceBuilder.<SecurityContext>create(
                            metadata.getJWKSetURI().toURL(),
                            new DefaultResourceRetriever(CONNECT_MILLIS, ANSWER_MILLIS, MOST_BYTES))
                    // Because it would keep a thread of its own that outlives the server.
                    .refreshAheadCache(false)
                    .retrying(true)
                    .build();
            return new Known(
                    metadata,
                    new IDTokenValidator(
                            issuer, client, new JWSVerificationKeySelector<>(SIGNATURES, keys), null));
        } catch (GeneralException | IOException | NullPointerException e) {
            throw new ProviderFault(ProviderFault.Reason.AWAY, e);
        }
    }
}
