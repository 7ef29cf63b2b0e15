package org.wenku.archive.search;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A piece of a record's words, as plain text in the script of the source; never markup.
 *
 * @param field {@code title}, {@code description}, {@code text} or, for who may read it, {@code restricted}
 * @param spans the words in order
 * @param cutBefore whether more stands before it
 * @param cutAfter whether more stands after it
 */
public record Snippet(String field, List<Span> spans, boolean cutBefore, boolean cutAfter) {
    /**
     * Words that matched, or words between.
     *
     * @param hit whether the query found just these
     */
    public record Span(String text, boolean hit) {
        public Span {
            Objects.requireNonNull(text);
        }
    }

    public Snippet {
        Objects.requireNonNull(field);
        spans = List.copyOf(spans);
    }

    /** Whether it is cut from the description, which may be shown where the text may not. */
    public boolean describes() {
        return field.equals("title") || field.equals("description");
    }

    /** The words without marks. */
    public String plain() {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }
}
