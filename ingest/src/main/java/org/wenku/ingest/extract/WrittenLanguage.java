package org.wenku.ingest.extract;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells the language of a text: Chinese, Japanese and Korean by their characters, other languages by what the worker's
 * model found.
 *
 * <p>Simplified and traditional are told apart by characters that exist in one script only: those that GB 2312 has and
 * Big5 has not, and the other way round.
 */
final class WrittenLanguage {

    private static final int FEWEST_LETTERS = 25;

    private static final int LOOKED_AT = 20_000;

    private static final double LEAST_LEAD = 1.08;

    private static final BitSet SIMPLIFIED_ONLY = only("GB2312", "Big5");

    private static final BitSet TRADITIONAL_ONLY = only("Big5", "GB2312");

    private static final Map<String, String> TWO_LETTERS = Arrays.stream(Locale.getISOLanguages())
            .collect(Collectors.toMap(code -> new Locale(code).getISO3Language(), code -> code, (a, b) -> a));

    private int han;

    private int kana;

    private int hangul;

    private int letters;

    private int simplified;

    private int traditional;

    private WrittenLanguage(CharSequence text) {
        int end = Math.min(text.length(), LOOKED_AT);
        for (int i = 0; i < end; i++) {
            count(text.charAt(i));
        }
    }

    /** The BCP 47 tag of a longer text, with what the model took it for. */
    static Optional<String> ofText(CharSequence text, @Nullable LanguageFinding finding) {
        WrittenLanguage seen = new WrittenLanguage(text);
        Optional<String> byCharacters = seen.byCharacters();
        if (byCharacters.isPresent() || seen.letters < FEWEST_LETTERS || finding == null) {
            return byCharacters;
        }
        return finding.lead() < LEAST_LEAD ? Optional.empty() : fold(finding.code());
    }

    /** The BCP 47 tag of a short value such as a title, if its characters tell it. */
    static Optional<String> ofValue(CharSequence value) {
        return new WrittenLanguage(value).byCharacters();
    }

    private static Optional<String> fold(String code) {
        if (code.startsWith("cmn") || code.startsWith("zho")) {
            return Optional.of("zh");
        }
        String base = code.length() > 3 ? code.substring(0, 3) : code;
        String folded = TWO_LETTERS.getOrDefault(base, base);
        return folded.matches("[a-z]{2,3}") ? Optional.of(folded) : Optional.empty();
    }

    private void count(char c) {
        if (!Character.isLetter(c)) {
            return;
        }
        letters++;
        switch (Character.UnicodeScript.of(c)) {
            case HAN -> han++;
            case HIRAGANA, KATAKANA -> kana++;
            case HANGUL -> hangul++;
            default -> {}
        }
        simplified += SIMPLIFIED_ONLY.get(c) ? 1 : 0;
        traditional += TRADITIONAL_ONLY.get(c) ? 1 : 0;
    }

    // One Han character says about as much as a word of letters, hence the weight.
    private Optional<String> byCharacters() {
        if (hangul > 1 && hangul * 2 > letters - hangul && hangul > han) {
            return Optional.of("ko");
        }
        if (han + kana < 2 || (han + kana) * 3 < letters - han - kana) {
            return Optional.empty();
        }
        if (kana * 10 > han) {
            return Optional.of("ja");
        }
        return Optional.of("zh" + script());
    }

    private String script() {
        if (simplified > 4 * traditional) {
            return "-Hans";
        }
        return traditional > 4 * simplified ? "-Hant" : "";
    }

    private static BitSet only(String one, String other) {
        CharsetEncoder has = Charset.forName(one).newEncoder();
        CharsetEncoder lacks = Charset.forName(other).newEncoder();
        BitSet bits = new BitSet(0xA000);
        for (char c = 0x4E00; c < 0xA000; c++) {
            bits.set(c, has.canEncode(c) && !lacks.canEncode(c));
        }
        return bits;
    }
}
