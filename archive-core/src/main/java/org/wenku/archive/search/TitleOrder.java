package org.wenku.archive.search;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.HexFormat;

/** The key by which titles are sorted: Chinese by its sounds (pinyin), then other scripts by their alphabets. */
final class TitleOrder {
    private static final int ENOUGH = 80;
    private static final Collator PINYIN =
            Collator.getInstance(ULocale.forLanguageTag("zh-u-co-pinyin")).freeze();

    private TitleOrder() {}

    static String key(String title) {
        String folded = CharacterFolding.key(title);
        byte[] key = PINYIN.getCollationKey(folded.substring(0, Math.min(ENOUGH, folded.length())))
                .toByteArray();
        return HexFormat.of().formatHex(key);
    }
}
