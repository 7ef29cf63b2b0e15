package org.wenku.web.browse;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Phrase;

/**
 * All values of one property with the number of units that have it.
 *
 * @param cut whether there are more values than shown
 */
public record BrowsePage(Frame frame, String title, String lead, List<Value> values, boolean cut) {

    /**
     * One value.
     *
     * @param href the search for the units that have it
     * @param count how many they are, as written
     * @param share how many they are against the most frequent value, from 1 to 100
     */
    public record Value(String href, Phrase label, String count, int share) {}

    public BrowsePage {
        requireNonNull(frame, "frame");
        values = List.copyOf(values);
    }
}
