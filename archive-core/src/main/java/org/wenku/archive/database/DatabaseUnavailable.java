package org.wenku.archive.database;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The catalogue cannot be had; the sentence says what was found, what was expected and what can be done. */
public final class DatabaseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String chinese;

    DatabaseUnavailable(String english, String chinese) {
        this(english, chinese, null);
    }

    DatabaseUnavailable(String english, String chinese, @Nullable Throwable cause) {
        super(english, cause);
        this.chinese = chinese;
    }

    /** The sentence for a person, in Chinese for a Chinese locale and in English for any other. */
    public String sentence(Locale locale) {
        return locale.getLanguage().equals("zh") ? chinese : String.valueOf(getMessage());
    }
}
