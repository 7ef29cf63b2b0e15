package org.wenku.web.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what stands inside a file that holds others, in the order in which it stands there.
 *
 * @param total how many there are in all
 * @param next the cursor of the page after this one; null at the end
 */
public record ContentsList(
        long total, List<ContentsLine> contents, @Nullable String next) implements Answer {

    public ContentsList {
        contents = List.copyOf(contents);
    }
}
