package org.wenku.ingest.extract.worker;

import java.io.IOException;
import java.util.Optional;
import org.apache.tika.langdetect.opennlp.OpenNLPDetector;
import org.apache.tika.language.detect.LanguageResult;
import org.jspecify.annotations.Nullable;

/** The language of a text by its letter sequences; the model is loaded with the first text that needs it. */
final class LanguageGuess {

    /** So many characters from the beginning are looked at. */
    static final int SAMPLE = 3_000;

    private static @Nullable OpenNLPDetector detector;

    private LanguageGuess() {}

    /** The most likely language, if there is one. */
    static synchronized Optional<LanguageResult> of(CharSequence sample) throws IOException {
        if (detector == null) {
            detector = new OpenNLPDetector();
            detector.loadModels();
        }
        detector.reset();
        detector.addText(sample.toString().toCharArray(), 0, sample.length());
        return detector.detectAll().stream().filter(r -> !r.isUnknown()).findFirst();
    }
}
