package org.wenku.web.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.wenku.ingest.Sentence;

/** The language in which the command speaks to the person at the terminal. */
enum Tongue {
    CHINESE,
    ENGLISH;

    /** The language of the terminal: Chinese where its locale says so, else English. */
    static Tongue ofTheTerminal() {
        String said =
                System.getenv().getOrDefault("WENKU_TONGUE", System.getenv().getOrDefault("LANG", ""));
        return said.toLowerCase(Locale.ROOT).startsWith("zh") ? CHINESE : ENGLISH;
    }

    String of(String chinese, String english) {
        return this == CHINESE ? chinese : english;
    }

    String of(Sentence sentence) {
        return of(sentence.chinese(), sentence.english());
    }

    /** The sentence of a line of an answer, which carries both. */
    String of(JsonNode line) {
        return of(line.path("zh").asText(), line.path("en").asText());
    }
}
