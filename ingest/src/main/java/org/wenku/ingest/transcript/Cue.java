package org.wenku.ingest.transcript;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Words of one speaker within a recording.
 *
 * @param startMillis from the beginning of the recording
 * @param endMillis   from the beginning of the recording; as the file says, so it may even lie before the start
 * @param speaker     who speaks, when the file says so
 * @param text        the words, without markup; lines are kept
 * @param id          what the file calls this cue; two speakers within one cue share its id and its times
 */
public record Cue(
        long startMillis,
        long endMillis,
        @Nullable String speaker,
        String text,
        @Nullable String id) {

    public Cue {
        Objects.requireNonNull(text);
    }
}
