package org.wenku.web.gate;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import org.wenku.web.page.Nameplate;

/** Has every page say whose archive it is, those of problems too. */
@PreMatching
public final class Naming implements ContainerRequestFilter {

    private final Nameplate plate;

    /** Every page bears this name. */
    public Naming(Nameplate plate) {
        this.plate = requireNonNull(plate);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        plate.putAbove(request);
    }
}
