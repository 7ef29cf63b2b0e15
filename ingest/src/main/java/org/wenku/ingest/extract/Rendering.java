package org.wenku.ingest.extract;

import static java.util.Objects.requireNonNull;

/** How the drawing of a picture ended. */
public sealed interface Rendering {

    /**
     * The picture stands in the file asked for.
     *
     * @param width in pixels
     * @param height in pixels
     * @param pages how many pages the source has
     */
    record Rendered(int width, int height, int pages) implements Rendering {}

    /**
     * There is no picture.
     *
     * @param cause why, for the log
     */
    record NotRendered(String cause) implements Rendering {

        public NotRendered {
            requireNonNull(cause, "cause");
        }
    }
}
