package org.wenku.web.staff.describe;

import java.util.Arrays;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.describing.Outcome;
import org.wenku.web.page.Messages;

/** Why something cannot be done with a record, in the language of whoever wanted it. */
public final class ObstacleWords {

    private ObstacleWords() {}

    /** The sentence. */
    public static String of(Outcome.Prevented prevented, Messages text) {
        String found = Arrays.stream(Level.values())
                .filter(level -> level.name().equals(prevented.found()))
                .findFirst()
                .map(text::level)
                .orElse(prevented.found());
        return text.of("describe.obstacle." + prevented.obstacle().name(), found);
    }
}
