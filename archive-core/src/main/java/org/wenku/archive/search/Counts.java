package org.wenku.archive.search;

import java.util.List;
import java.util.Map;

/** How many records a request finds, and how many of them have each key. */
record Counts(long total, Map<Facet, List<FacetCount>> facets) {
    Counts {
        facets = Map.copyOf(facets);
    }
}
