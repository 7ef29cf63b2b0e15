package org.wenku.web.caller;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import org.wenku.archive.Archive;
import org.wenku.archive.audit.Audit;

/**
 * What is answered to somebody who was recognised is kept by no cache, and that they were refused something is noted.
 */
public final class Discretion implements ContainerResponseFilter {

    private static final int FORBIDDEN = 403;

    private final Audit audit;

    /** Notes refusals in the audit log of this archive. */
    public Discretion(Archive archive) {
        this.audit = Audit.of(requireNonNull(archive));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Caller caller = Caller.of(request);
        if (!caller.signedIn()) {
            return;
        }
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-store");
        if (response.getStatus() == FORBIDDEN) {
            audit.record(
                    caller.name(),
                    "refused",
                    request.getMethod() + " "
                            + request.getUriInfo().getRequestUri().getRawPath());
        }
    }
}
