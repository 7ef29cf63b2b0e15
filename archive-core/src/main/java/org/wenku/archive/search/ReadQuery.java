package org.wenku.archive.search;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.wenku.archive.search.QueryReading.Note;

/**
 * A query as people type it, read: words apart by blanks, {@code "…"} (also 「…」 and “…”) a phrase, a minus before a word
 * or phrase excludes it. Any string can be read; what makes no sense as a mark is passed over.
 *
 * @param typed the string used, well formed and cut
 * @param wanted what has to be there
 * @param unwanted what must not be there
 * @param notes what was done with the string
 */
record ReadQuery(String typed, List<Phrase> wanted, List<Phrase> unwanted, Set<Note> notes) {
    private static final int LONGEST = 600;
    private static final int MOST_PHRASES = 40;
    private static final String OPENING = "\"“”„«「『＂";
    private static final String CLOSING = "\"”“”»」』＂";
    private static final String MINUS = "-－−";

    /** Words that stand for one clause: a phrase of one or more terms, side by side. */
    record Phrase(List<Token> tokens, boolean quoted) {}

    /** Whether nothing was asked, so that everything is listed. */
    boolean everything() {
        return wanted.isEmpty() && !notes.contains(Note.NO_WORDS);
    }

    static ReadQuery of(String query) {
        return new Reading(query).read();
    }

    /** The reading of one string, from left to right. */
    private static final class Reading {
        private final String text;
        private final Set<Note> notes = EnumSet.noneOf(Note.class);
        private final List<Phrase> wanted = new ArrayList<>();
        private final List<Phrase> unwanted = new ArrayList<>();
        private int at;

        Reading(String query) {
            String head = query;
            if (query.length() > LONGEST) {
                head = query.substring(0, LONGEST);
                notes.add(Note.SHORTENED);
            }
            text = CharacterFolding.wellFormed(head);
        }

        ReadQuery read() {
            while (skipBlanks() && wanted.size() + unwanted.size() < MOST_PHRASES) {
                readClause();
            }
            if (at < text.length()) {
                notes.add(Note.SHORTENED);
            }
            if (wanted.isEmpty() && unwanted.isEmpty() && !text.isBlank()) {
                notes.add(Note.NO_WORDS);
            }
            return new ReadQuery(text.strip(), List.copyOf(wanted), List.copyOf(unwanted), Set.copyOf(notes));
        }

        private boolean skipBlanks() {
            while (at < text.length() && isBlank(text.charAt(at))) {
                at++;
            }
            return at < text.length();
        }

        private void readClause() {
            boolean excluded = MINUS.indexOf(text.charAt(at)) >= 0;
            if (excluded) {
                at++;
                if (at == text.length() || isBlank(text.charAt(at))) {
                    notes.add(Note.SYNTAX_IGNORED);
                    return;
                }
            }
            int quote = OPENING.indexOf(text.charAt(at));
            boolean quoted = quote >= 0;
            List<Token> tokens = Token.of(quoted ? quotation(CLOSING.charAt(quote)) : word());
            if (!tokens.isEmpty()) {
                (excluded ? unwanted : wanted).add(new Phrase(tokens, quoted));
            }
        }

        private String quotation(char closing) {
            int from = at + 1;
            int end = text.indexOf(closing, from);
            if (end < 0) {
                notes.add(Note.SYNTAX_IGNORED);
                at = from;
                return "";
            }
            at = end + 1;
            return text.substring(from, end);
        }

        private String word() {
            int from = at;
            while (at < text.length() && !isBlank(text.charAt(at)) && OPENING.indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(from, at);
        }

        private static boolean isBlank(char c) {
            return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
        }
    }
}
