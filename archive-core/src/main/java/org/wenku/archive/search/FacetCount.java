package org.wenku.archive.search;

import java.util.Objects;

/**
 * How many records of a result have a key.
 *
 * @param key the stable identifier, see {@link Facet}
 * @param count records, exact
 */
public record FacetCount(String key, long count) {
    public FacetCount {
        Objects.requireNonNull(key);
    }
}
