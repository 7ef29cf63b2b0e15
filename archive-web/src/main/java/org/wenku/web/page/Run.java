package org.wenku.web.page;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A stretch of text that either answers a search or does not; the template marks those that do.
 *
 * @param hit whether the stretch is what was searched for
 */
public record Run(String text, boolean hit) {

    public Run {
        requireNonNull(text, "text");
    }

    /** A text in which nothing was searched. */
    public static List<Run> plain(String text) {
        return List.of(new Run(text, false));
    }
}
