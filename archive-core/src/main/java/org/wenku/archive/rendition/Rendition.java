package org.wenku.archive.rendition;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Something that was made from the bytes of a file.
 *
 * @param sha256 of the bytes it was made from
 * @param kind what it is
 * @param tool what made it
 * @param version of the tool
 * @param mediaType of the file; for a folder, of the files in it
 * @param place below the folder of derivatives, with {@code /}
 * @param size bytes, all files together
 * @param facts what must be known to show it, a JSON object
 * @param madeAt when
 */
public record Rendition(
        String sha256,
        RenditionKind kind,
        String tool,
        String version,
        String mediaType,
        String place,
        long size,
        JsonNode facts,
        Instant madeAt) {

    public Rendition {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a digest has 64 hexadecimal digits, but found \"" + sha256 + "\"");
        }
        requireNonNull(kind, "kind");
        requireNonNull(tool, "tool");
        requireNonNull(version, "version");
        requireNonNull(mediaType, "mediaType");
        requireNonNull(place, "place");
        requireNonNull(facts, "facts");
        requireNonNull(madeAt, "madeAt");
    }

    /** An ETag: the same for the same bytes made by the same tool. */
    public String tag() {
        return place.substring(place.lastIndexOf('/') + 1) + "-" + sha256.substring(0, 32);
    }
}
