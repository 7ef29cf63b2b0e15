package org.wenku.ingest.extract;

import static java.util.Objects.requireNonNull;

import java.nio.charset.Charset;

/**
 * What the depositor or the collection says about how a document is to be read.
 *
 * @param defaultCharset the charset of plain text that is too short to tell by itself
 */
public record ExtractionOptions(Charset defaultCharset) {

    public ExtractionOptions {
        requireNonNull(defaultCharset, "defaultCharset");
    }

    /** GB18030 where nothing else can be told, as in a collection of Chinese papers. */
    public static ExtractionOptions standard() {
        return new ExtractionOptions(Charset.forName("GB18030"));
    }
}
