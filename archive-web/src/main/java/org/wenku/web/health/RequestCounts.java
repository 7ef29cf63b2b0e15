package org.wenku.web.health;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts requests by the class of their answer. */
public final class RequestCounts implements ContainerResponseFilter {

    private final AtomicLongArray byClass = new AtomicLongArray(6);

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        byClass.incrementAndGet(Math.min(5, Math.max(0, response.getStatus() / 100)));
    }

    /** How many answers of a class there were: 2 for 200 to 299. */
    long of(int statusClass) {
        return byClass.get(statusClass);
    }
}
