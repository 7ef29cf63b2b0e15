package org.wenku.ingest.upload;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that is announced.
 *
 * @param size how many bytes it will have
 * @param sha256 the SHA-256 that it will have, in lower-case hexadecimal; null when it is not known
 * @param modified when its owner last changed it; null when it is not known. A file of the same delivery with the same
 *     path, size and time is the same file, sent again or from another window
 */
public record NewUpload(
        SentPath path,
        long size,
        @Nullable String sha256,
        @Nullable Instant modified) {

    public NewUpload {
        requireNonNull(path, "path");
    }
}
