package org.wenku.web.gate;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts the security headers on every reply, keeps what a resource has set more strictly, and makes one line of
 * {@code Vary}.
 */
public final class ReplyHeaders implements ContainerResponseFilter {

    /** What a page of ours may do: nothing inline, nothing from elsewhere. */
    static final String OWN_PAGES =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                    + " media-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'self'";

    /** What every reply carries, unless the resource has said something else. */
    public static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy", OWN_PAGES,
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "strict-origin-when-cross-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        ALWAYS.forEach((name, value) -> headers.computeIfAbsent(name, absent -> new ArrayList<>(List.of(value))));
        varyInOneLine(headers);
    }

    private static void varyInOneLine(MultivaluedMap<String, Object> headers) {
        List<Object> said = headers.get(HttpHeaders.VARY);
        if (said == null) {
            return;
        }
        Set<String> names = new LinkedHashSet<>();
        said.forEach(line -> names.addAll(Arrays.asList(line.toString().strip().split("\\s*,\\s*"))));
        // Because this line takes the place of the one that compression has written.
        names.add(HttpHeaders.ACCEPT_ENCODING);
        headers.putSingle(HttpHeaders.VARY, String.join(", ", names));
    }
}
