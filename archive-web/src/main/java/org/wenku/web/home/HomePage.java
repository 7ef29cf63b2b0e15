package org.wenku.web.home;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.wenku.web.page.Entry;
import org.wenku.web.page.Frame;

/**
 * The front of the house.
 *
 * @param doors the ways in, beside the search box
 * @param fresh what was published last
 */
public record HomePage(Frame frame, List<Way> doors, List<Entry> fresh) {

    /**
     * A way into the holdings.
     *
     * @param count how many units stand behind it, in words
     */
    public record Way(String href, String name, String text, String count) {}

    public HomePage {
        requireNonNull(frame, "frame");
        doors = List.copyOf(doors);
        fresh = List.copyOf(fresh);
    }
}
