package org.wenku.ingest.extract.worker;

/**
 * How much a decoded text looks like Chinese. Bytes read in the wrong charset give characters too, but rare ones: that is
 * what tells the right reading from the wrong.
 *
 * @param mean the weight of the characters outside ASCII, on average
 * @param characters how many these are
 * @param faults how many of them no text should have
 */
record Likeness(double mean, int characters, int faults) {

    private static final String PUNCTUATION = "，。、；：？！“”‘’《》（）「」『』…—·　〈〉【】";

    private static final double IMPOSSIBLE = -12;

    /** Whether this is likely to be Chinese at all, and not another language read in a Chinese charset. */
    boolean looksChinese() {
        return characters > 0 && mean > 0.6 && faults * 100 <= characters;
    }

    static Likeness of(String text) {
        double sum = 0;
        int characters = 0;
        int faults = 0;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if ((c >= 0x20 && c < 0x7F) || c == '\n' || c == '\r' || c == '\t' || c == '\f') {
                continue;
            }
            // A character cut off at the end of the sample says nothing.
            if (c == 0xFFFD && i >= text.length() - 1) {
                continue;
            }
            double weight = weight(c);
            characters++;
            sum += weight;
            faults += weight == IMPOSSIBLE ? 1 : 0;
        }
        return new Likeness(characters == 0 ? -1 : sum / characters, characters, faults);
    }

    private static double weight(int c) {
        if (HanFrequency.isMostUsual(c) || PUNCTUATION.indexOf(c) >= 0) {
            return 3;
        }
        if (c >= 0x4E00 && c <= 0x9FFF) {
            return HanFrequency.isUsual(c) ? 1 : -1;
        }
        if (c >= 0xFF01 && c <= 0xFF5E) {
            return 1;
        }
        boolean plainText = Character.isDefined(c) && !Character.isISOControl(c) && c != 0xFFFD;
        boolean placed = Character.getType(c) != Character.PRIVATE_USE && Character.getType(c) != Character.SURROGATE;
        if (!plainText || !placed) {
            return IMPOSSIBLE;
        }
        return Character.isIdeographic(c) && c >= 0x20000 ? -0.5 : -3;
    }
}
