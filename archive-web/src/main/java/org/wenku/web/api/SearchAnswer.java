package org.wenku.web.api;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of what was found.
 *
 * @param total records found in all
 * @param match how the query was understood: {@code everything}, {@code all-words} or {@code any-word}
 * @param facets counts by facet, most frequent first
 * @param next the cursor of the page after this one; null at the end
 */
public record SearchAnswer(
        long total,
        String match,
        List<HitAnswer> hits,
        Map<String, List<FacetAnswer>> facets,
        @Nullable String next) implements Answer {

    /** A record that was found. */
    public record HitAnswer(
            String id,
            String title,
            String referenceCode,
            String level,
            @Nullable String date,
            String href,
            List<SnippetAnswer> snippets) {}

    /**
     * Where the words stand.
     *
     * @param field {@code title}, {@code description} or {@code text}
     * @param text the words as plain text
     * @param spans the same in pieces, those that were found marked
     */
    public record SnippetAnswer(
            String field, String text, List<SpanAnswer> spans, boolean cutBefore, boolean cutAfter) {}

    /** Words that were found, or words between. */
    public record SpanAnswer(String text, boolean hit) {}

    /**
     * How many of what was found have this in common.
     *
     * @param key what to ask with to see only these
     * @param label what to call it
     */
    public record FacetAnswer(String key, String label, long count) {}

    public SearchAnswer {
        requireNonNull(match, "match");
        hits = List.copyOf(hits);
    }
}
