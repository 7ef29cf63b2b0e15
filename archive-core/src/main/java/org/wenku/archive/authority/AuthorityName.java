package org.wenku.archive.authority;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One name of an authority.
 *
 * @param language the BCP 47 tag of language and script, such as {@code zh-Hant} or {@code zh-Latn-pinyin}; null where it
 *     is not known
 */
public record AuthorityName(String text, @Nullable String language, NameUse use) {

    /** The most characters of a name. */
    public static final int LONGEST = 300;

    public AuthorityName {
        requireNonNull(use, "use");
        text = requireNonNull(text, "text").strip();
        language = language == null || language.isBlank() ? null : language.strip();
        if (text.isEmpty() || text.length() > LONGEST || text.codePoints().anyMatch(AuthorityName::isBroken)) {
            throw new IllegalArgumentException(
                    "a name has 1 to " + LONGEST + " characters and no control characters, but found \"" + text + "\"");
        }
    }

    private static boolean isBroken(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }

    /** The name that is shown. */
    public static AuthorityName preferred(String text, @Nullable String language) {
        return new AuthorityName(text, language, NameUse.PREFERRED);
    }
}
