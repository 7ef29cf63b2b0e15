package org.wenku.web.gate;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;

/**
 * Refuses writes that another site makes a browser send. A browser says where a request comes from in
 * {@code Sec-Fetch-Site} (Fetch Metadata), an older one in {@code Origin}; a request with neither comes from no browser,
 * so it carries no reader's cookie unasked. Requests with a bearer token are their own proof.
 */
@PreMatching
public final class SameSiteWrites implements ContainerRequestFilter {

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public void filter(ContainerRequestContext request) {
        if (HARMLESS.contains(request.getMethod()) || bearer(request.getHeaderString("Authorization"))) {
            return;
        }
        String site = request.getHeaderString("Sec-Fetch-Site");
        String origin = request.getHeaderString("Origin");
        boolean own = site == null
                ? origin == null || isOurs(origin, request.getUriInfo().getBaseUri())
                : site.equals("same-origin") || site.equals("none");
        if (!own) {
            throw Refusal.of(Problem.CROSS_SITE);
        }
    }

    private static boolean bearer(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
    }

    private static boolean isOurs(String origin, URI base) {
        return origin.equals(base.getScheme() + "://" + base.getAuthority());
    }
}
