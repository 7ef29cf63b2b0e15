package org.wenku.web.page;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;

/**
 * Says of every page which language it is in and what that depended on, and remembers a language the reader has chosen.
 */
public final class Reply implements ContainerResponseFilter {

    private static final int A_YEAR = 365 * 24 * 60 * 60;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof View)) {
            return;
        }
        response.getHeaders()
                .putSingle(HttpHeaders.CONTENT_LANGUAGE, Language.of(request).tag());
        response.getHeaders().add(HttpHeaders.VARY, "Accept, Accept-Language, Cookie");
        Language.chosen(request).ifPresent(chosen -> response.getHeaders().add(HttpHeaders.SET_COOKIE, cookie(chosen)));
    }

    private static NewCookie cookie(Language chosen) {
        return new NewCookie.Builder(Language.CHOICE)
                .value(chosen.code())
                .path("/")
                .maxAge(A_YEAR)
                .sameSite(NewCookie.SameSite.LAX)
                .httpOnly(true)
                .build();
    }
}
