package org.wenku.archive.likeness;

import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wenku.archive.search.CharacterFolding;

/**
 * The sketch of a text by MinHash: of all its runs of a few characters, the smallest under each of 128 orders. The share
 * of equal minima is the share of runs that two texts have in common. Only letters and digits count, folded as for the
 * search, so that 檔案 is like 档案, and line breaks and punctuation, which differ between formats, say nothing.
 */
public final class TextSketch implements Sketch {

    private static final int MINIMA = 128;
    private static final int BANDS = 12;
    private static final int ROWS = 5;

    /** Because a Chinese character says about as much as half an English word. */
    private static final int RUN_OF_IDEOGRAPHS = 4;

    private static final int RUN_OF_LETTERS = 6;

    /** What is shorter is alike by accident. */
    private static final int FEWEST_RUNS = 48;

    /** Equal minima, of 128, from which on two texts are shown to a person: seven tenths. */
    private static final int LIKE = 90;

    private static final long[] FACTORS = new long[MINIMA];
    private static final long[] SUMMANDS = new long[MINIMA];

    static {
        // Never to be changed: what is kept was made with these.
        long seed = 0x77656e6b75L;
        for (int i = 0; i < MINIMA; i++) {
            seed += 0x9e3779b97f4a7c15L;
            FACTORS[i] = mixed(seed) | 1;
            seed += 0x9e3779b97f4a7c15L;
            SUMMANDS[i] = mixed(seed);
        }
    }

    private final int[] minima;

    private TextSketch(int[] minima) {
        this.minima = minima;
    }

    static TextSketch read(ByteBuffer kept) {
        int[] minima = new int[MINIMA];
        kept.asIntBuffer().get(minima);
        return new TextSketch(minima);
    }

    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** Makes the sketch of a text that is read piece by piece; of a long text no more is held than of a short one. */
    public static final class Making {

        private final int[] minima = new int[MINIMA];
        private final int[] last = new int[RUN_OF_LETTERS];
        private long letters;
        private long runs;

        /** Begins with an empty text. */
        public Making() {
            Arrays.fill(minima, -1);
        }

        /** Goes on with the next piece. */
        public Making add(String piece) {
            Normalizer.normalize(piece, Normalizer.Form.NFKC).codePoints().forEach(this::add);
            return this;
        }

        private void add(int found) {
            if (!Character.isLetterOrDigit(found)) {
                return;
            }
            int folded =
                    Character.toLowerCase(found <= Character.MAX_VALUE ? CharacterFolding.fold((char) found) : found);
            last[(int) (letters++ % RUN_OF_LETTERS)] = folded;
            int length = isIdeographic(folded) ? RUN_OF_IDEOGRAPHS : RUN_OF_LETTERS;
            if (letters >= length) {
                runs++;
                note(run(length));
            }
        }

        private long run(int length) {
            long hash = length;
            for (int back = length; back > 0; back--) {
                hash = mixed(hash * 31 + last[(int) ((letters - back) % RUN_OF_LETTERS)]);
            }
            return hash;
        }

        private void note(long run) {
            for (int i = 0; i < MINIMA; i++) {
                int placed = (int) ((run * FACTORS[i] + SUMMANDS[i]) >>> 32);
                if (Integer.compareUnsigned(placed, minima[i]) < 0) {
                    minima[i] = placed;
                }
            }
        }

        /** The sketch; none of a text that is too short to be told from others. */
        public Optional<TextSketch> made() {
            return runs < FEWEST_RUNS ? Optional.empty() : Optional.of(new TextSketch(minima.clone()));
        }
    }

    private static boolean isIdeographic(int character) {
        return switch (Character.UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
            default -> false;
        };
    }

    @Override
    public LikenessKind kind() {
        return LikenessKind.TEXT;
    }

    @Override
    public byte[] bytes() {
        ByteBuffer kept = ByteBuffer.allocate(MINIMA * Integer.BYTES);
        kept.asIntBuffer().put(minima);
        return kept.array();
    }

    @Override
    public List<Integer> bands() {
        List<Integer> bands = new ArrayList<>(BANDS);
        for (int band = 0; band < BANDS; band++) {
            long hash = band;
            for (int row = 0; row < ROWS; row++) {
                hash = mixed(hash * 31 + minima[band * ROWS + row]);
            }
            bands.add((int) (hash >>> 32));
        }
        return bands;
    }

    private int common(TextSketch other) {
        int common = 0;
        for (int i = 0; i < MINIMA; i++) {
            common += minima[i] == other.minima[i] ? 1 : 0;
        }
        return common;
    }

    @Override
    public int distance(Sketch other) {
        return Math.round(100f * (MINIMA - common((TextSketch) other)) / MINIMA);
    }

    @Override
    public boolean isLike(Sketch other) {
        return common((TextSketch) other) >= LIKE;
    }
}
