package org.wenku.web.entrance;

import static java.util.Objects.requireNonNull;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a browser takes along to the provider, in a cookie that only we read, so that whoever comes back is known to be
 * the one that went: the state (RFC 6749 §10.12), the nonce (OpenID Connect Core 1.0 §3.1.2.1) and the verifier
 * (RFC 7636).
 *
 * @param next where to go afterwards, from the root of the site
 * @param joiner the mark of the session of somebody who wants to sign in with the provider from now on; null where
 *     somebody signs in. Kept because another may have sat down at the browser meanwhile
 */
record Departure(
        State state,
        Nonce nonce,
        CodeVerifier verifier,
        String next,
        @Nullable String joiner) {

    private static final int SECONDS = 600;

    Departure {
        requireNonNull(next, "next");
    }

    static Departure to(String next, @Nullable String joiner) {
        return new Departure(new State(), new Nonce(), new CodeVerifier(), next, joiner);
    }

    private static String name(URI base) {
        return "https".equals(base.getScheme()) ? "__Host-departure" : "departure";
    }

    NewCookie cookie(URI base) {
        String next64 = Base64.getUrlEncoder().withoutPadding().encodeToString(next.getBytes(StandardCharsets.UTF_8));
        return cookie(
                base,
                String.join(
                        "~",
                        state.getValue(),
                        nonce.getValue(),
                        verifier.getValue(),
                        joiner == null ? "" : joiner,
                        next64),
                SECONDS);
    }

    static NewCookie gone(URI base) {
        return cookie(base, "", 0);
    }

    private static NewCookie cookie(URI base, String value, int seconds) {
        return new NewCookie.Builder(name(base))
                .value(value)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure("https".equals(base.getScheme()))
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    /** What this browser took along; nothing where it took nothing, or something that we never wrote. */
    static Optional<Departure> of(ContainerRequestContext request) {
        Cookie cookie = request.getCookies().get(name(request.getUriInfo().getBaseUri()));
        String[] parts = cookie == null ? new String[0] : cookie.getValue().split("~", -1);
        if (parts.length != 5) {
            return Optional.empty();
        }
        try {
            String next = new String(Base64.getUrlDecoder().decode(parts[4]), StandardCharsets.UTF_8);
            return Optional.of(new Departure(
                    new State(parts[0]),
                    new Nonce(parts[1]),
                    new CodeVerifier(parts[2]),
                    LoginResource.ownAddress(next),
                    parts[3].isEmpty() ? null : parts[3]));
        } catch (IllegalArgumentException changed) {
            return Optional.empty();
        }
    }
}
