package org.wenku.ingest.derive;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.wenku.archive.holding.OcrState;

/**
 * How the OCR of a file ended, with what was read until then.
 *
 * @param state how it ended
 * @param pages what was read, in order
 * @param engine name of the program; empty when none ran
 * @param version of the program; empty when none ran
 * @param cause why it ended so, for the log; empty when all is well
 */
public record OcrResult(OcrState state, List<OcrPage> pages, String engine, String version, String cause) {

    public OcrResult {
        requireNonNull(state, "state");
        pages = List.copyOf(requireNonNull(pages, "pages"));
        requireNonNull(engine, "engine");
        requireNonNull(version, "version");
        requireNonNull(cause, "cause");
    }

    /** The end of a run in which nothing was read. */
    static OcrResult without(OcrState state, String cause) {
        return new OcrResult(state, List.of(), "", "", cause);
    }
}
