package org.wenku.web.collections;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.web.page.Entry;
import org.wenku.web.page.Frame;

/**
 * The list of the fonds.
 *
 * @param next the address of the following page; null on the last
 * @param first the address of the first page; null on the first
 */
public record CollectionsPage(
        Frame frame,
        List<Entry> fonds,
        @Nullable String next,
        @Nullable String first) {
    public CollectionsPage {
        requireNonNull(frame, "frame");
        fonds = List.copyOf(fonds);
    }
}
