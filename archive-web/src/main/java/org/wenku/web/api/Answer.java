package org.wenku.web.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the interface answers with, together with what goes into the headers of the answer. */
public interface Answer {

    /** The value of its ETag; null where it has none. */
    default @Nullable String tag() {
        return null;
    }

    /** The cursor of the page after this one; null where there is none. */
    default @Nullable String next() {
        return null;
    }

    /** Addresses that belong to it, from the root of the site, by the kind of link (RFC 8288). */
    default Map<String, String> links() {
        return Map.of();
    }
}
