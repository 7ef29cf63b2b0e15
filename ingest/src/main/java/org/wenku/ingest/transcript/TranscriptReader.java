package org.wenku.ingest.transcript;

import java.util.Locale;
import java.util.Optional;

/** Reads one format of transcript or captions. */
public sealed interface TranscriptReader permits WebVtt, SubRip {

    /** The media type of the format. */
    String mediaType();

    /** Every cue that can be made out; no cues when the file is not of this format. Never throws for any content. */
    Transcript read(byte[] file);

    /** The reader for a file of this name, by its extension; nothing for a name that is not a transcript's. */
    static Optional<TranscriptReader> forName(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        if (name.endsWith(".vtt")) {
            return Optional.of(new WebVtt());
        }
        return name.endsWith(".srt") ? Optional.of(new SubRip()) : Optional.empty();
    }
}
