package org.wenku.archive.search;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One page of what was found.
 *
 * @param total records found in all, exact
 * @param hits the page
 * @param facets counts by facet, most frequent first, chosen keys always among them; a facet's own filter does not
 *     lessen its counts
 * @param next where the next page begins, or null if there is none
 * @param reading how the query was understood
 */
public record SearchPage(
        long total,
        List<Hit> hits,
        Map<Facet, List<FacetCount>> facets,
        @Nullable String next,
        QueryReading reading) {
    public SearchPage {
        hits = List.copyOf(hits);
        EnumMap<Facet, List<FacetCount>> copy = new EnumMap<>(Facet.class);
        copy.putAll(facets);
        facets = copy;
        Objects.requireNonNull(reading);
    }
}
