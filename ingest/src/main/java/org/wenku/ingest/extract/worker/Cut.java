package org.wenku.ingest.extract.worker;

/** Finds where a long text may be cut. */
final class Cut {

    private Cut() {}

    /**
     * The place at or before {@code most} where a paragraph ends; without one the last blank; without one {@code most}
     * itself, but never between the halves of a surrogate pair.
     */
    static int at(CharSequence text, int most) {
        if (text.length() <= most) {
            return text.length();
        }
        int paragraph = after(text, most, '\n');
        if (paragraph > most / 8) {
            return paragraph;
        }
        int blank = Math.max(after(text, most, ' '), after(text, most, '。'));
        if (blank > most / 2) {
            return blank;
        }
        return Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    }

    private static int after(CharSequence text, int most, char c) {
        for (int i = most; i > 0; i--) {
            if (text.charAt(i - 1) == c) {
                return i;
            }
        }
        return 0;
    }
}
