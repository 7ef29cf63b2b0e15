package org.wenku.ingest.derive;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How OCR is done.
 *
 * @param languages those that documents may be in, as tesseract names them; with several, the first page decides
 * @param scratch a folder for page pictures; they are removed after each page
 * @param patience how long one page may take
 * @param mostPages so many pages of a file are read
 */
public record OcrSettings(List<String> languages, Path scratch, Duration patience, int mostPages) {

    public OcrSettings {
        languages = List.copyOf(requireNonNull(languages, "languages"));
        requireNonNull(scratch, "scratch");
        requireNonNull(patience, "patience");
    }

    /** Simplified and traditional Chinese and English, two minutes for a page. */
    public static OcrSettings standard(Path scratch) {
        return new OcrSettings(List.of("chi_sim", "chi_tra", "eng"), scratch, Duration.ofMinutes(2), 2_000);
    }

    /** The same for documents in these languages only. */
    public OcrSettings withLanguages(List<String> only) {
        return new OcrSettings(only, scratch, patience, mostPages);
    }
}
