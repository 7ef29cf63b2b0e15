package org.wenku.web.entrance;

import static java.util.Objects.requireNonNullElse;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.langtag.LangTag;
import com.nimbusds.langtag.LangTagException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.AuthorizedParty;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.BadJWTExceptions;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.account.ProviderAccounts.Identity;
import org.wenku.archive.settings.Key;
import org.wenku.archive.settings.Settings;
import org.wenku.archive.settings.SettingsFault;
import org.wenku.web.entrance.ProviderFault.Reason;

/** The provider people may sign in with: OpenID Connect Core 1.0, code flow (§3.1) with PKCE (RFC 7636). */
final class OpenIdProvider {

    /** How many wait for its answer at once; because anybody can make us ask, and whoever waits holds a thread. */
    private static final int MOST_WAITING = 8;

    private final Semaphore line = new Semaphore(MOST_WAITING);
    private final Issuer issuer;
    private final ClientID client;
    private final @Nullable Secret secret;
    private final ProviderDoor door;
    private final Discovery discovery;

    /** Who came back. */
    record Arrival(Identity identity, String name, String displayName) {}

    private OpenIdProvider(Issuer issuer, ClientID client, @Nullable Secret secret, String name) {
        this.issuer = issuer;
        this.client = client;
        this.secret = secret;
        this.door = new ProviderDoor(name, issuer.getValue());
        this.discovery = new Discovery(issuer, client);
    }

    /**
     * The provider that is set, if one is.
     *
     * @throws SettingsFault if it is set by half, or would be spoken to in the clear
     */
    static Optional<OpenIdProvider> of(Settings settings) {
        return settings.given(Key.OIDC_ISSUER).map(String::strip).map(text -> {
            URI address = address(text);
            String client = settings.given(Key.OIDC_CLIENT)
                    .orElseThrow(() -> new SettingsFault("the setting oidc.issuer is \"" + text
                            + "\" and oidc.client-id is empty; expected what the archive is called there"));
            return new OpenIdProvider(
                    new Issuer(address),
                    new ClientID(client.strip()),
                    settings.given(Key.OIDC_SECRET)
                            .map(String::strip)
                            .map(Secret::new)
                            .orElse(null),
                    settings.given(Key.OIDC_NAME).map(String::strip).orElse(address.getHost()));
        });
    }

    private static URI address(String text) {
        try {
            URI address = URI.create(text);
            if (Discovery.isSafe(address)) {
                return address;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Said below.
        }
        throw new SettingsFault(
                "the setting oidc.issuer is \"" + text + "\"; expected an address that begins with https://");
    }

    /** As pages speak of it. */
    ProviderDoor door() {
        return door;
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
                .endpointURI(discovery.told().authorization())
                .state(departure.state())
                .nonce(departure.nonce())
                .codeChallenge(departure.verifier(), CodeChallengeMethod.S256);
        return request.uiLocales(List.of(tag(language))).build().toURI();
    }

    /**
     * Where a browser is sent to sign out there, too (OpenID Connect RP-Initiated Logout 1.0); nothing where the provider
     * tells of no such place. It is not asked to send anybody back: an address that is not entered there would stop the
     * signing out itself.
     *
     * @throws ProviderFault if the provider does not tell where
     */
    Optional<URI> exit(String language) throws ProviderFault {
        URI end = discovery.told().end();
        return end == null
                ? Optional.empty()
                : Optional.of(new LogoutRequest(end, null, null, client, null, null, List.of(tag(language))).toURI());
    }

    private static LangTag tag(String language) {
        try {
            return LangTag.parse(language);
        } catch (LangTagException e) {
            throw new IllegalStateException("our own languages have tags of RFC 5646", e);
        }
    }

    /**
     * Who has come back.
     *
     * @param here the address they came back to, with everything the provider put behind it
     * @param back the same without
     * @throws ProviderFault if it is nobody we can believe to be somebody
     */
    Arrival arrival(Departure departure, URI here, URI back) throws ProviderFault {
        Discovery.Told told = discovery.told();
        AuthorizationCode code = code(departure, here, told.namesItself());
        OIDCTokenResponse tokens = exchanged(new AuthorizationCodeGrant(code, back, departure.verifier()), told);
        try {
            return arrival(told.validator().validate(tokens.getOIDCTokens().getIDToken(), departure.nonce()));
        } catch (KeySourceException e) {
            throw new ProviderFault(Reason.AWAY, "its keys: " + e.getMessage());
        } catch (BadJOSEException e) {
            // Looked at only after the signature was found good, so that these two are the provider's own word.
            boolean clock = e == BadJWTExceptions.EXPIRED_EXCEPTION || e == BadJWTExceptions.IAT_CLAIM_AHEAD_EXCEPTION;
            throw new ProviderFault(clock ? Reason.CLOCK : Reason.UNTRUE, e.getMessage());
        } catch (JOSEException e) {
            throw new ProviderFault(Reason.UNTRUE, e.getMessage());
        }
    }

    private AuthorizationCode code(Departure departure, URI here, boolean namesItself) throws ProviderFault {
        AuthenticationResponse answer;
        try {
            answer = AuthenticationResponseParser.parse(here);
        } catch (ParseException e) {
            throw new ProviderFault(Reason.STALE, e.getMessage());
        }
        // RFC 9207 §2.4: whoever sends somebody back must be the one that was asked.
        Issuer sender = answer.getIssuer();
        if (sender == null ? namesItself : !issuer.equals(sender)) {
            throw new ProviderFault(Reason.STALE, "another issuer");
        }
        if (!departure.state().equals(answer.getState())) {
            throw new ProviderFault(Reason.STALE, "another state");
        }
        if (!answer.indicatesSuccess()) {
            throw refused(answer.toErrorResponse().getErrorObject());
        }
        AuthorizationCode code = answer.toSuccessResponse().getAuthorizationCode();
        if (code == null) {
            throw new ProviderFault(Reason.STALE, "no code");
        }
        return code;
    }

    private OIDCTokenResponse exchanged(AuthorizationCodeGrant grant, Discovery.Told told) throws ProviderFault {
        TokenRequest asked = secret == null
                ? new TokenRequest.Builder(told.token(), client, grant).build()
                : new TokenRequest.Builder(told.token(), new ClientSecretBasic(client, secret), grant).build();
        HTTPRequest request = asked.toHTTPRequest();
        request.setConnectTimeout((int) Discovery.CONNECT.toMillis());
        request.setReadTimeout((int) Discovery.ANSWER.toMillis());
        request.setFollowRedirects(false);
        if (!line.tryAcquire()) {
            throw new ProviderFault(Reason.AWAY, MOST_WAITING + " wait for the answer of " + told.token());
        }
        try {
            HTTPResponse reply = request.send();
            if (reply.getStatusCode() >= 500) {
                throw new ProviderFault(Reason.AWAY, told.token() + " answers " + reply.getStatusCode());
            }
            TokenResponse answer = OIDCTokenResponseParser.parse(reply);
            if (answer instanceof OIDCTokenResponse tokens) {
                return tokens;
            }
            throw refused(answer.toErrorResponse().getErrorObject());
        } catch (IOException e) {
            throw new ProviderFault(Reason.AWAY, told.token() + ": " + e.getMessage());
        } catch (ParseException e) {
            throw new ProviderFault(Reason.UNTRUE, e.getMessage());
        } finally {
            line.release();
        }
    }

    /** The codes of RFC 6749 §4.1.2.1 and §5.2, as whoever stands before it has to know them. */
    private static ProviderFault refused(@Nullable ErrorObject error) {
        String code = error == null ? "" : requireNonNullElse(error.getCode(), "");
        Reason reason = switch (code) {
            case OAuth2Error.SERVER_ERROR_CODE, OAuth2Error.TEMPORARILY_UNAVAILABLE_CODE -> Reason.AWAY;
            case OAuth2Error.INVALID_GRANT_CODE -> Reason.STALE;
            case OAuth2Error.INVALID_CLIENT_CODE,
                    OAuth2Error.UNAUTHORIZED_CLIENT_CODE,
                    OAuth2Error.INVALID_REQUEST_CODE,
                    OAuth2Error.INVALID_SCOPE_CODE,
                    OAuth2Error.UNSUPPORTED_GRANT_TYPE_CODE,
                    OAuth2Error.UNSUPPORTED_RESPONSE_TYPE_CODE -> Reason.MISSET;
            default -> Reason.DENIED;
        };
        return new ProviderFault(reason, code);
    }

    private Arrival arrival(IDTokenClaimsSet claims) throws ProviderFault {
        // OpenID Connect Core 1.0 §3.1.3.7, 5: looked at here, because the library leaves it to us.
        AuthorizedParty party = claims.getAuthorizedParty();
        if (party != null && !party.getValue().equals(client.getValue())) {
            throw new ProviderFault(Reason.UNTRUE, "given to another party (azp): " + party);
        }
        String called = requireNonNullElse(claims.getStringClaim("preferred_username"), "");
        return new Arrival(
                new Identity(issuer.getValue(), claims.getSubject().getValue()),
                called,
                requireNonNullElse(claims.getStringClaim("name"), called));
    }
}
