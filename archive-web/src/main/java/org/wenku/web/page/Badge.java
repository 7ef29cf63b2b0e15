package org.wenku.web.page;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Reader;

/**
 * Who is signed in, as pages show it.
 *
 * @param name what they sign in with
 * @param displayName what they are called
 * @param formToken what every form of theirs must bring back
 * @param reader what they may see and do
 */
public record Badge(String name, String displayName, String formToken, Reader reader) {

    private static final String PROPERTY = "org.wenku.badge";

    public Badge {
        requireNonNull(name, "name");
        requireNonNull(displayName, "displayName");
        requireNonNull(formToken, "formToken");
        requireNonNull(reader, "reader");
    }

    /** The badge of whoever makes this request; null for the public. */
    public static @Nullable Badge of(ContainerRequestContext request) {
        return request.getProperty(PROPERTY) instanceof Badge badge ? badge : null;
    }

    /** Pins this badge on a request. */
    public void pinOn(ContainerRequestContext request) {
        request.setProperty(PROPERTY, this);
    }
}
