package org.wenku.archive.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a person signs in with: letters of any script, digits, and {@code . _ - @}; capitals are not told apart. */
public record AccountName(String text) {

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._@-]{0,63}");

    public AccountName {
        text = folded(text);
        if (!FORM.matcher(text).matches()) {
            throw new AccountRefusal(AccountRefusal.Reason.NAME, text);
        }
    }

    /** The name as it is compared, whether or not it could be one. */
    static String folded(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text;
    }
}
