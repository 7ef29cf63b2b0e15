package org.wenku.archive.search;

import com.ibm.icu.text.Normalizer2;
import java.util.regex.Pattern;

/**
 * The one spelling under which names are compared: as words are in the index, that is without a difference between
 * traditional and simplified characters, between capital and small letters, or of accents; and besides without points,
 * hyphens and spaces between Chinese characters, because nobody remembers how 卡尔·马克思 was joined.
 */
public final class NameSpelling {

    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{Mc}]+");
    private static final Pattern BESIDE_HAN = Pattern.compile("(?<=\\p{IsHan}) | (?=\\p{IsHan})");

    private NameSpelling() {}

    /** The folded form of a name or a part of one; empty where there is no letter and no digit in it. */
    public static String key(String name) {
        String folded = CharacterFolding.key(name);
        String plain =
                MARKS.matcher(Normalizer2.getNFDInstance().normalize(folded)).replaceAll("");
        String words = NOT_WORDS.matcher(plain).replaceAll(" ").strip();
        return BESIDE_HAN.matcher(words).replaceAll("");
    }
}
