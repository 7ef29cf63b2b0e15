package org.wenku.ingest.transcript;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cue as it stands in the file, markup and all.
 *
 * @param id  what the file calls it; empty when it has no name
 * @param raw its text as written
 */
record TimedBlock(long startMillis, long endMillis, String id, String raw) {

    /** The same without markup, one cue for each speaker in it. */
    List<Cue> cues() {
        @Nullable String name = id.isEmpty() ? null : id;
        List<Cue> cues = new ArrayList<>();
        for (CueText.Said said : CueText.of(raw)) {
            cues.add(new Cue(startMillis, endMillis, said.speaker(), said.text(), name));
        }
        return cues;
    }
}
