package org.wenku.web.about;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.wenku.web.page.Frame;

/**
 * What the archive is and how it is used.
 *
 * @param holdings how much there is, in one sentence
 * @param keys the keys that do something, each with what it does
 */
public record AboutPage(Frame frame, String holdings, List<Key> keys) {

    /** A key and what it does. */
    public record Key(String key, String does) {}

    public AboutPage {
        requireNonNull(frame, "frame");
        keys = List.copyOf(keys);
    }
}
