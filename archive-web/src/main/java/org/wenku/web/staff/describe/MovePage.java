package org.wenku.web.staff.describe;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Phrase;

/**
 * Where a record is to stand: first the places to choose from, then what comes of the one that was chosen.
 *
 * @param action where what is looked for and what is chosen is sent
 * @param query what was looked for; empty where nothing was
 * @param places what was found
 * @param first the address of the first page; null on the first
 * @param next the address of the following page; null on the last
 * @param moving what was chosen; null where nothing is yet
 */
public record MovePage(
        Frame frame,
        DescribePage.Heading heading,
        String action,
        String query,
        List<Place> places,
        @Nullable String first,
        @Nullable String next,
        @Nullable Moving moving,
        String back) {

    /** A unit below which it may stand. */
    public record Place(String href, Phrase title, String reference, String level) {}

    /**
     * The move that is to be confirmed.
     *
     * @param to the identifier of the unit below which it will stand
     * @param prefix the beginning of its code there
     * @param part the last part of its code there
     * @param sentences what comes of it
     * @param fault why it cannot be done; null where nothing stands in the way
     * @param other where another place is chosen
     */
    public record Moving(
            int version,
            String to,
            Phrase title,
            String reference,
            String prefix,
            String part,
            String why,
            List<String> sentences,
            @Nullable String fault,
            String other) {
        public Moving {
            sentences = List.copyOf(sentences);
        }
    }

    public MovePage {
        places = List.copyOf(places);
    }
}
