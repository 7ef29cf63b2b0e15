package org.wenku.ingest.upload;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One file that is being sent, or has been.
 *
 * @param delivery what it is part of
 * @param actor whose it is
 * @param size bytes, as announced
 * @param received bytes that are safe
 * @param announced the SHA-256 the sender says it has; null when nothing was said
 * @param sha256 its SHA-256; null until it is whole
 * @param sha512 its SHA-512; null until it is whole
 * @param modified when its owner last changed it; null when nothing was said
 * @param createdAt when it was announced
 */
public record Upload(
        UUID id,
        UUID delivery,
        String actor,
        SentPath path,
        long size,
        long received,
        State state,
        @Nullable String announced,
        @Nullable String sha256,
        @Nullable String sha512,
        @Nullable Instant modified,
        Instant createdAt) {

    /** How far it is. */
    public enum State {
        /** Not all bytes are here. */
        COMING,
        /** All bytes are here and safe. */
        WHOLE,
        /** Its outcome is committed, and its bytes are no longer kept here. */
        TAKEN,
        /** Its bytes are not those that were announced; they are thrown away. */
        FAULTY
    }

    /** Whether all its bytes are here and it has no outcome yet. */
    boolean isWhole() {
        return state == State.WHOLE;
    }
}
