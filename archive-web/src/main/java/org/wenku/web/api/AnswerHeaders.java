package org.wenku.web.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Set;

/** Writes ETag and links of an {@link Answer}, and answers 304 to those who have it already. */
public final class AnswerHeaders implements ContainerResponseFilter {

    private static final String MADE = "org.wenku.made";
    private static final String ACCEPTED = "org.wenku.accepted";
    private static final Set<String> ASKING = Set.of("GET", "HEAD");

    /** Says that what is answered was made by this request and stands at an address. */
    public static void made(ContainerRequestContext request, String href) {
        request.setProperty(MADE, href);
    }

    /** Says that what was asked for is done later. */
    public static void accepted(ContainerRequestContext request) {
        request.setProperty(ACCEPTED, true);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof Answer answer)) {
            return;
        }
        answer.links()
                .forEach((kind, href) ->
                        response.getHeaders().add(HttpHeaders.LINK, "<" + href + ">; rel=\"" + kind + "\""));
        String next = answer.next();
        if (next != null) {
            response.getHeaders().add(HttpHeaders.LINK, "<" + following(request, next) + ">; rel=\"next\"");
        }
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-cache");
        if (request.getProperty(MADE) instanceof String href) {
            response.setStatus(Response.Status.CREATED.getStatusCode());
            response.getHeaders()
                    .putSingle(
                            HttpHeaders.LOCATION,
                            request.getUriInfo().getBaseUri().resolve(href));
        }
        if (request.getProperty(ACCEPTED) != null) {
            response.setStatus(Response.Status.ACCEPTED.getStatusCode());
        }
        String tag = answer.tag();
        if (tag != null) {
            conditionally(new EntityTag(tag), request, response);
        }
    }

    /** The same question, asked from the cursor on. */
    private static String following(ContainerRequestContext request, String cursor) {
        URI uri = request.getUriInfo()
                .getRequestUriBuilder()
                .replaceQueryParam("cursor", cursor)
                .build();
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static void conditionally(
            EntityTag tag, ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        if (!ASKING.contains(request.getMethod())) {
            // Because the condition of a write was about the version before it.
            return;
        }
        Response.ResponseBuilder known = request.getRequest().evaluatePreconditions(tag);
        if (known != null) {
            response.setStatus(known.build().getStatus());
            response.setEntity(null);
        }
    }
}
