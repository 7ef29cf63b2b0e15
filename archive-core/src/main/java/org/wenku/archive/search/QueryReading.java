package org.wenku.archive.search;

import java.util.Objects;
import java.util.Set;

/** How a query was understood, so that the reader can be told. */
public record QueryReading(Match match, Set<Note> notes) {
    /** What a record had to have. */
    public enum Match {
        /** Nothing: everything is listed. */
        EVERYTHING,
        /** Every word. */
        ALL_WORDS,
        /** Some of the words, because no record has all. */
        ANY_WORD
    }

    /** What was done with the string typed. */
    public enum Note {
        /** It was too long; its beginning was used. */
        SHORTENED,
        /** A mark without effect was passed over: an open quotation mark, a lone minus. */
        SYNTAX_IGNORED,
        /** It held no letter or digit, so nothing can be found by it. */
        NO_WORDS
    }

    public QueryReading {
        Objects.requireNonNull(match);
        notes = Set.copyOf(notes);
    }
}
