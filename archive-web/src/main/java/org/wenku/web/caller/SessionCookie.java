package org.wenku.web.caller;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.util.Optional;
import org.wenku.archive.account.Secret;
import org.wenku.archive.account.Sessions;

/**
 * The cookie by which a browser is recognised. Where the site is reached by https it is {@code Secure} and its name
 * begins with {@code __Host-}, so that no other host and no plain connection can have put it there.
 */
public final class SessionCookie {

    private static final String NAME = "session";
    private static final String SECURE_NAME = "__Host-session";

    private SessionCookie() {}

    private static boolean isSecure(URI base) {
        return "https".equals(base.getScheme());
    }

    private static String name(URI base) {
        return isSecure(base) ? SECURE_NAME : NAME;
    }

    static Optional<Secret> in(ContainerRequestContext request) {
        Cookie cookie = request.getCookies().get(name(request.getUriInfo().getBaseUri()));
        return cookie == null || cookie.getValue().isEmpty()
                ? Optional.empty()
                : Optional.of(new Secret(cookie.getValue()));
    }

    /** The cookie that begins a session. */
    public static NewCookie of(Secret secret, URI base) {
        return cookie(base, secret.text(), (int) Sessions.LONGEST.toSeconds());
    }

    /** The cookie that ends one. */
    public static NewCookie gone(URI base) {
        return cookie(base, "", 0);
    }

    private static NewCookie cookie(URI base, String value, int seconds) {
        return new NewCookie.Builder(name(base))
                .value(value)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(isSecure(base))
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
