package org.wenku.web.failure;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;

/** Whether a person in a browser asks, or a program. */
public enum Audience {
    PERSON,
    PROGRAM;

    /** The request property the gate sets when the address itself names a form for programs. */
    public static final String FORM_NAMED = "org.wenku.form";

    private static final Set<String> FOR_PROGRAMS = Set.of("api", "healthz", "metrics", "openapi.yaml");

    /** Who made this request: what the address says goes before what {@code Accept} says. */
    public static Audience of(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath(false);
        int slash = path.indexOf('/');
        String first = slash < 0 ? path : path.substring(0, slash);
        boolean formNamed = request.getProperty(FORM_NAMED) != null;
        return !formNamed && !FOR_PROGRAMS.contains(first) && prefersHtml(request) ? PERSON : PROGRAM;
    }

    private static boolean prefersHtml(ContainerRequestContext request) {
        String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        if (accept == null || accept.length() > 1000) {
            return false;
        }
        for (MediaType type : request.getAcceptableMediaTypes()) {
            if (type.getSubtype().contains("html")) {
                return true;
            }
            if (type.getSubtype().contains("json")) {
                return false;
            }
        }
        return false;
    }
}
