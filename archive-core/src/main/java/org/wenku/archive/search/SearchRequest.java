package org.wenku.archive.search;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Reader;

/**
 * What someone looks for.
 *
 * @param query as typed; any string at all, empty for everything
 * @param filters keys chosen by facet: any of a facet's keys, and something of every facet
 * @param within only this record and what is below it
 * @param reader who looks, because drafts, closed records and restricted text are found only by who may see them
 * @param sort order of the hits
 * @param limit hits of a page, 0 to 200
 * @param cursor {@link SearchPage#next()} of the page before, or null for the first
 * @param facets what to count
 * @param highlight whether hits carry snippets
 */
public record SearchRequest(
        String query,
        Map<Facet, List<String>> filters,
        @Nullable UUID within,
        Reader reader,
        SortOrder sort,
        int limit,
        @Nullable String cursor,
        Set<Facet> facets,
        boolean highlight) {
    /** The most hits of one page. */
    public static final int MOST = 200;

    public SearchRequest {
        Objects.requireNonNull(query);
        Objects.requireNonNull(reader);
        Objects.requireNonNull(sort);
        EnumMap<Facet, List<String>> kept = new EnumMap<>(Facet.class);
        filters.forEach((facet, keys) -> {
            if (!keys.isEmpty()) {
                kept.put(facet, List.copyOf(keys));
            }
        });
        filters = Map.copyOf(kept);
        facets = Set.copyOf(facets);
        if (limit < 0 || limit > MOST) {
            throw new IllegalArgumentException("limit " + limit + " is not from 0 to " + MOST);
        }
    }

    /** What the public finds by a query: the first twenty, best first, with snippets, nothing counted. */
    public static SearchRequest of(String query) {
        return new SearchRequest(query, Map.of(), null, Reader.PUBLIC, SortOrder.RELEVANCE, 20, null, Set.of(), true);
    }

    public SearchRequest withFilters(Map<Facet, List<String>> value) {
        return new SearchRequest(query, value, within, reader, sort, limit, cursor, facets, highlight);
    }

    public SearchRequest within(@Nullable UUID value) {
        return new SearchRequest(query, filters, value, reader, sort, limit, cursor, facets, highlight);
    }

    public SearchRequest askedBy(Reader value) {
        return new SearchRequest(query, filters, within, value, sort, limit, cursor, facets, highlight);
    }

    public SearchRequest sortedBy(SortOrder value) {
        return new SearchRequest(query, filters, within, reader, value, limit, cursor, facets, highlight);
    }

    public SearchRequest limitedTo(int value) {
        return new SearchRequest(query, filters, within, reader, sort, value, cursor, facets, highlight);
    }

    public SearchRequest from(@Nullable String value) {
        return new SearchRequest(query, filters, within, reader, sort, limit, value, facets, highlight);
    }

    public SearchRequest counting(Set<Facet> value) {
        return new SearchRequest(query, filters, within, reader, sort, limit, cursor, value, highlight);
    }

    public SearchRequest highlighted(boolean value) {
        return new SearchRequest(query, filters, within, reader, sort, limit, cursor, facets, value);
    }
}
