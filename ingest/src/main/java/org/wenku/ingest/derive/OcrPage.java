package org.wenku.ingest.derive;

import static java.util.Objects.requireNonNull;

/**
 * What OCR read on one page.
 *
 * @param number of the page, from 1
 * @param text with line ends as LF; empty when nothing was found
 * @param language as the engine names it, such as {@code chi_sim}
 * @param confidence the engine's own, from 0 to 100, over all words
 */
public record OcrPage(int number, String text, String language, double confidence) {

    public OcrPage {
        requireNonNull(text, "text");
        requireNonNull(language, "language");
    }
}
