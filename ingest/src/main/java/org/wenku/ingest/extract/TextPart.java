package org.wenku.ingest.extract;

import static java.util.Objects.requireNonNull;

/**
 * A piece of a document's text.
 *
 * @param kind what the piece is in the document
 * @param number of the page or slide, from 1, or of the piece in a flow; a long page has several pieces of one number
 * @param member the path of the member inside the document that the text comes from; empty for the document itself
 * @param text the text, line ends as LF except in plain text, which is kept to the letter; without NUL
 */
public record TextPart(Kind kind, int number, String member, String text) {

    /** What a piece of text is in its document. */
    public enum Kind {
        /** Text without pages, cut at the ends of paragraphs; the pieces joined are the text. */
        FLOW,
        /** A page of a PDF, a sheet of a workbook. */
        PAGE,
        /** A slide. */
        SLIDE
    }

    public TextPart {
        requireNonNull(kind, "kind");
        requireNonNull(member, "member");
        requireNonNull(text, "text");
    }
}
