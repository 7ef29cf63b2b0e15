package org.wenku.archive.likeness;

import java.util.ArrayList;
import java.util.List;

/**
 * Two texts side by side: the passages in which they differ, with a little of what stands around. Words and Chinese
 * characters are compared, folded as for the search, and nothing else, because line breaks and spaces are accidents of
 * the format.
 *
 * @param passages in order
 * @param more how many more passages differ than are given
 * @param whole whether both texts were compared to their end
 */
public record TextComparison(List<Passage> passages, int more, boolean whole) {

    private static final int AROUND = 14;
    private static final int MOST_PASSAGES = 60;
    private static final int MOST_WORDS = 40_000;
    private static final int LONGEST_PIECE = 1200;

    /**
     * A passage in which they differ.
     *
     * @param before how many words are the same between the passage before and this one, and not given
     */
    public record Passage(int before, List<Piece> one, List<Piece> other) {
        public Passage {
            one = List.copyOf(one);
            other = List.copyOf(other);
        }
    }

    /**
     * Some of the text.
     *
     * @param differs whether the other text has not got it
     */
    public record Piece(String text, boolean differs) {}

    public TextComparison {
        passages = List.copyOf(passages);
    }

    /** Compares two texts. */
    public static TextComparison of(String one, String other) {
        List<WordOfText> left = WordOfText.all(one, MOST_WORDS);
        List<WordOfText> right = WordOfText.all(other, MOST_WORDS);
        ShortestEdit edit = ShortestEdit.of(
                left.stream().map(WordOfText::key).toList(),
                right.stream().map(WordOfText::key).toList());
        List<Passage> passages = new Cutting(left, right).cut(edit.same());
        int shown = Math.min(MOST_PASSAGES, passages.size());
        return new TextComparison(
                passages.subList(0, shown),
                passages.size() - shown,
                edit.whole() && left.size() < MOST_WORDS && right.size() < MOST_WORDS);
    }

    /** Cuts what differs into passages. */
    private static final class Cutting {

        private final List<WordOfText> left;
        private final List<WordOfText> right;
        private final List<Passage> passages = new ArrayList<>();
        private List<Piece> one = new ArrayList<>();
        private List<Piece> other = new ArrayList<>();
        private int skipped;

        Cutting(List<WordOfText> left, List<WordOfText> right) {
            this.left = left;
            this.right = right;
        }

        /** By runs of words that are the same in both, in order. */
        List<Passage> cut(List<ShortestEdit.Run> same) {
            int l = 0;
            int r = 0;
            for (ShortestEdit.Run run : same) {
                differ(l, run.left(), r, run.right());
                agree(run, run.left() + run.length() == left.size() && run.right() + run.length() == right.size());
                l = run.left() + run.length();
                r = run.right() + run.length();
            }
            differ(l, left.size(), r, right.size());
            end();
            return passages;
        }

        private void differ(int l, int leftEnd, int r, int rightEnd) {
            add(one, left, l, leftEnd, true);
            add(other, right, r, rightEnd, true);
        }

        private void agree(ShortestEdit.Run run, boolean last) {
            int length = run.length();
            boolean begun = !one.isEmpty() || !other.isEmpty();
            if (begun && !last && length <= 2 * AROUND) {
                both(run, 0, length);
                return;
            }
            int head = begun ? Math.min(AROUND, length) : 0;
            both(run, 0, head);
            end();
            int tail = last ? 0 : Math.min(AROUND, length - head);
            skipped = length - head - tail;
            both(run, length - tail, length);
        }

        private void both(ShortestEdit.Run run, int from, int to) {
            add(one, left, run.left() + from, run.left() + to, false);
            add(other, right, run.right() + from, run.right() + to, false);
        }

        private static void add(List<Piece> pieces, List<WordOfText> words, int from, int to, boolean differs) {
            if (from < to) {
                StringBuilder text = new StringBuilder();
                words.subList(from, to).forEach(word -> text.append(word.shown()));
                pieces.add(new Piece(shortened(text.toString().replaceAll("\\s*\\n\\s*", "\n")), differs));
            }
        }

        /** A page that came in anew is not shown to its end. */
        private static String shortened(String text) {
            return text.codePointCount(0, text.length()) <= LONGEST_PIECE
                    ? text
                    : text.substring(0, text.offsetByCodePoints(0, LONGEST_PIECE)) + "…";
        }

        private void end() {
            boolean differs =
                    one.stream().anyMatch(Piece::differs) || other.stream().anyMatch(Piece::differs);
            if (differs) {
                passages.add(new Passage(skipped, one, other));
            }
            one = new ArrayList<>();
            other = new ArrayList<>();
        }
    }
}
