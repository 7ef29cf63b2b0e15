package org.wenku.archive.holding;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the text of a file was obtained; the text itself is in its {@linkplain TextPart parts}.
 *
 * @param charset the character set a plain text was read with
 * @param charsetCertain false where the character set is a guess that a person should confirm
 * @param truncated whether the file says more than was kept
 * @param parts how many parts there are
 * @param characters how many UTF-16 units they have together
 */
public record FileText(
        UUID fileId,
        TextOrigin origin,
        String tool,
        @Nullable String toolVersion,
        @Nullable String charset,
        boolean charsetCertain,
        @Nullable String language,
        boolean truncated,
        int parts,
        long characters) {

    /** Where the text comes from. */
    public enum TextOrigin {
        /** The file's own text, read by a parser. */
        PARSER,
        /** Read from a picture. */
        OCR,
        /** What is said in a recording. */
        TRANSCRIPT
    }

    public FileText {
        requireNonNull(fileId, "fileId");
        requireNonNull(origin, "origin");
        requireNonNull(tool, "tool");
    }
}
