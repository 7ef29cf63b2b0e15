package org.wenku.web.health;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.TreeMap;

/** Looks at one part that the archive cannot work without. */
public interface Check {

    /** What is looked at, one word. */
    String name();

    /**
     * How it is. May take a few seconds; may throw anything, which counts as not well.
     */
    Finding look();

    /**
     * How a part is.
     *
     * @param well whether it does its work
     * @param words what was found, a phrase for those who run the archive
     * @param figures what can be counted, by name
     */
    record Finding(boolean well, String words, Map<String, Long> figures) {
        public Finding {
            requireNonNull(words, "words");
            figures = new TreeMap<>(figures);
        }

        /** It does its work. */
        public static Finding well(Map<String, Long> figures) {
            return new Finding(true, "well", figures);
        }

        /** It does not do its work. */
        public static Finding unwell(String words) {
            return new Finding(false, words, Map.of());
        }
    }
}
