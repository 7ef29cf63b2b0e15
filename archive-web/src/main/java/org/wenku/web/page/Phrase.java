package org.wenku.web.page;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Some text and the language it is in.
 *
 * @param language its BCP 47 tag, for the {@code lang} attribute; null where the text has none or is the interface's own
 */
public record Phrase(String text, @Nullable String language) {

    public Phrase {
        requireNonNull(text, "text");
    }

    /** Text in the language of the interface, or in none. */
    public static Phrase of(String text) {
        return new Phrase(text, null);
    }
}
