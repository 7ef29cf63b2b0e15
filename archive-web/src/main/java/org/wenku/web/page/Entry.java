package org.wenku.web.page;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One unit as a row of a list.
 *
 * @param trail the titles of what stands above it, the fonds first; empty where the page already says so
 * @param kind what it is: its type, or its level where it holds others
 * @param date the date as written
 * @param closed whether its files cannot be opened
 * @param summary its scope in a sentence or two
 * @param excerpts where in it the search was answered
 */
public record Entry(
        String href,
        List<Phrase> trail,
        List<Run> title,
        @Nullable String language,
        Kind kind,
        @Nullable Phrase date,
        String reference,
        boolean closed,
        @Nullable Phrase extent,
        @Nullable Phrase summary,
        List<Excerpt> excerpts) {

    /**
     * A passage that answers a search.
     *
     * @param place where it stands, such as a page or a time; null where that is not known
     */
    public record Excerpt(
            List<Run> runs,
            @Nullable String language,
            @Nullable String place,
            @Nullable String href) {
        public Excerpt {
            runs = List.copyOf(runs);
        }
    }

    public Entry {
        requireNonNull(href, "href");
        requireNonNull(kind, "kind");
        requireNonNull(reference, "reference");
        trail = List.copyOf(trail);
        title = List.copyOf(title);
        excerpts = List.copyOf(excerpts);
    }

    /** The same row for a list of results: with what was searched marked, and the passages that answer instead of the summary. */
    public Entry answering(List<Run> markedTitle, List<Excerpt> passages) {
        return new Entry(href, trail, markedTitle, language, kind, date, reference, closed, extent, null, passages);
    }
}
