package org.wenku.archive.likeness;

import java.util.ArrayList;
import java.util.List;
import org.wenku.archive.search.CharacterFolding;

/**
 * A word, or a Chinese character.
 *
 * @param key under which it is compared
 * @param shown as it stands there, with the punctuation and the space after it
 */
record WordOfText(String key, String shown) {

    /** The words of a text, at most so many; what stands before the first belongs to it. */
    static List<WordOfText> all(String text, int most) {
        List<WordOfText> words = new ArrayList<>();
        int at = 0;
        int from = 0;
        while (at < text.length() && words.size() < most) {
            while (at < text.length() && !isLetter(text.codePointAt(at))) {
                at += Character.charCount(text.codePointAt(at));
            }
            if (at == text.length()) {
                break;
            }
            int begin = at;
            at = end(text, at);
            String key = CharacterFolding.key(text.substring(begin, at));
            while (at < text.length() && !isLetter(text.codePointAt(at))) {
                at += Character.charCount(text.codePointAt(at));
            }
            words.add(new WordOfText(key, text.substring(from, at)));
            from = at;
        }
        return words;
    }

    private static int end(String text, int from) {
        int at = from;
        do {
            at += Character.charCount(text.codePointAt(at));
        } while (!stands(text.codePointAt(from))
                && at < text.length()
                && isLetter(text.codePointAt(at))
                && !stands(text.codePointAt(at)));
        return at;
    }

    private static boolean isLetter(int character) {
        return Character.isLetterOrDigit(character);
    }

    /** Whether it is a word by itself. */
    private static boolean stands(int character) {
        return switch (Character.UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, BOPOMOFO -> true;
            default -> false;
        };
    }
}
