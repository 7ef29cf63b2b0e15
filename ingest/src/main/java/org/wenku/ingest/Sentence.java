package org.wenku.ingest;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/** One sentence for a person, in both languages of the house. */
public record Sentence(String chinese, String english) {

    public Sentence {
        requireNonNull(chinese, "chinese");
        requireNonNull(english, "english");
    }

    /** The sentence in the language of this locale: Chinese, or else English. */
    public String in(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
    }
}
