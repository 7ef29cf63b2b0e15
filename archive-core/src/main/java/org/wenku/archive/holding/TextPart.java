package org.wenku.archive.holding;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One piece of a text, short enough to be shown at once: a page, a slide, or some paragraphs.
 *
 * @param ordinal counted from 1
 * @param label the number or name of the page or slide, where the part is one
 */
public record TextPart(int ordinal, @Nullable String label, String body) {
    public TextPart {
        requireNonNull(body, "body");
    }
}
