package org.wenku.ingest.extract.worker;

import java.io.IOException;
import java.util.List;
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

    /** Whether the text has words in letters; ideographs and kana tell their language by themselves. */
    static boolean isNeeded(CharSequence sample) {
        long letters = sample.codePoints().filter(Character::isAlphabetic).count();
        long ideographs = sample.codePoints().filter(Character::isIdeographic).count();
        return letters - ideographs >= 20 && ideographs * 10 < letters;
    }

    /** A language and how many times as likely it is as the next. */
    record Guess(String code, double lead) {}

    /** The most likely language, if there is one. */
    static synchronized Optional<Guess> of(CharSequence sample) throws IOException {
        OpenNLPDetector loaded = detector;
        if (loaded == null) {
            loaded = new OpenNLPDetector();
            loaded.loadModels();
            detector = loaded;
        }
        loaded.reset();
        loaded.addText(sample.toString().toCharArray(), 0, sample.length());
        // The probabilities are spread over a hundred languages, so that only their proportion says something.
        List<LanguageResult> likely = loaded.detectAll();
        return likely.size() < 2
                ? Optional.empty()
                : Optional.of(new Guess(
                        likely.get(0).getLanguage(),
                        likely.get(0).getRawScore()
                                / Math.max(1e-6, likely.get(1).getRawScore())));
    }
}
