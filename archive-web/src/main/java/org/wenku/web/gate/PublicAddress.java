package org.wenku.web.gate;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/**
 * Makes every absolute address we write begin with the one readers use, because what a request says in {@code Host} is
 * the asker's word and may be anything.
 */
@PreMatching
public final class PublicAddress implements ContainerRequestFilter {

    private final URI base;

    /** All addresses begin with {@code base}, the root of the site. */
    public PublicAddress(URI base) {
        String text = requireNonNull(base).toString();
        this.base = URI.create(text.endsWith("/") ? text : text + "/");
    }

    @Override
    public void filter(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        URI below = uri.getBaseUri().relativize(uri.getRequestUri());
        request.setRequestUri(base, base.resolve(below));
    }
}
