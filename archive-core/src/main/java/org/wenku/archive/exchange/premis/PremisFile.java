package org.wenku.archive.exchange.premis;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A file as PREMIS describes it (objectCategory <i>file</i>).
 *
 * @param identifier a URI, such as {@code urn:uuid:…}
 * @param storedAs the path of the file inside its object in the preservation store
 * @param originalName the name as it was handed in, for display
 * @param size in bytes
 * @param sha256 in lower-case hexadecimal
 * @param format the media type, such as {@code application/pdf}
 * @param formatVersion null if unknown
 * @param puid the identifier of the format in PRONOM, such as {@code fmt/276}; null if unknown
 */
public record PremisFile(
        String identifier,
        String storedAs,
        String originalName,
        long size,
        String sha256,
        String format,
        @Nullable String formatVersion,
        @Nullable String puid) {

    public PremisFile {
        requireNonNull(identifier, "identifier");
        requireNonNull(storedAs, "storedAs");
        requireNonNull(originalName, "originalName");
        requireNonNull(sha256, "sha256");
        requireNonNull(format, "format");
    }
}
