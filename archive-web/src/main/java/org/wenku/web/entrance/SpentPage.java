package org.wenku.web.entrance;

import static java.util.Objects.requireNonNull;

import org.wenku.web.page.Frame;

/** Says that a link works no more. */
public record SpentPage(Frame frame) {
    public SpentPage {
        requireNonNull(frame, "frame");
    }
}
