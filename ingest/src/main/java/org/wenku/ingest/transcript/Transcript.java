package org.wenku.ingest.transcript;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was said in a recording, in the order of the file.
 *
 * @param language the BCP 47 tag that the file itself gives; null when it gives none
 * @param cues     what was said, each with its time; empty when the file had nothing readable
 */
public record Transcript(@Nullable String language, List<Cue> cues) {

    public Transcript {
        cues = List.copyOf(cues);
    }
}
