package org.wenku.web.page;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One request as the pages see it: who reads in which language, and where they are.
 *
 * @param base the root of the site as the reader reaches it, with a slash at the end
 * @param here the address asked for, below {@code base}
 * @param archive what this archive is called
 * @param badge who is signed in; null for the public
 */
public record Visit(
        Language language,
        URI base,
        URI here,
        Nameplate archive,
        @Nullable Badge badge) {

    public Visit {
        requireNonNull(language, "language");
        requireNonNull(base, "base");
        requireNonNull(here, "here");
        requireNonNull(archive, "archive");
    }

    /** The visit a request makes. */
    public static Visit of(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        return new Visit(
                Language.of(request), uri.getBaseUri(), uri.getRequestUri(), Nameplate.of(request), Badge.of(request));
    }

    /** The same, as if seen from another page, because the address of this one may not be used again. */
    public Visit from(String path) {
        return new Visit(language, base, base.resolve(path), archive, badge);
    }

    /** The wording for this reader. */
    public Messages text() {
        return Messages.in(language);
    }

    /** What this archive is called in the language of this reader. */
    public String archiveName() {
        return archive.in(language);
    }

    /** A full address for a path from the root of the site, to cite or to share. */
    public String absolute(String path) {
        return base.resolve(path).toString();
    }

    /** This same page in another language, from the root of the site. */
    public String in(Language other) {
        URI there = UriBuilder.fromUri(here)
                .replaceQueryParam(Language.CHOICE, other.code())
                .build();
        String query = there.getRawQuery();
        return there.getRawPath() + (query == null ? "" : "?" + query);
    }
}
