package org.wenku.archive.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wenku.archive.likeness.TextComparison.Piece;

class TextComparisonTest {

    private static String marked(List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece.differs() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }

    @Test
    void only_the_words_that_differ_are_marked_on_either_side() {
        TextComparison seen = TextComparison.of("五月十二日，申请装设电话一具。", "五月十九日，申请装设公用电话一具。");

        assertThat(seen.passages()).hasSize(1);
        assertThat(marked(seen.passages().get(0).one())).isEqualTo("五月十[二]日，申请装设电话一具。");
        assertThat(marked(seen.passages().get(0).other())).isEqualTo("五月十[九]日，申请装设[公用]电话一具。");
        assertThat(seen.whole()).isTrue();
    }

    @Test
    void script_case_spaces_and_punctuation_are_no_difference() {
        assertThat(TextComparison.of("檔案館，The Old\nLane", "档案馆 the old lane!").passages())
                .isEmpty();
    }

    @Test
    void what_is_the_same_in_between_is_counted_and_left_out() {
        String same = IntStream.range(0, 500).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
        TextComparison seen = TextComparison.of("first " + same + " last", "erste " + same + " letzte");

        assertThat(seen.passages()).hasSize(2);
        assertThat(seen.passages().get(0).before()).isZero();
        assertThat(seen.passages().get(1).before()).isBetween(400, 500);
        assertThat(marked(seen.passages().get(1).other())).endsWith("word499 [letzte]");
    }

    @Test
    void a_text_that_only_goes_on_is_the_other_with_an_end() {
        TextComparison seen = TextComparison.of("此致 上海电话局", "此致 上海电话局 附件二份");

        assertThat(marked(seen.passages().get(0).one())).isEqualTo("此致 上海电话局");
        assertThat(marked(seen.passages().get(0).other())).endsWith("[附件二份]");
    }

    @Test
    void with_nothing_left_out_both_sides_put_together_are_the_texts() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            List<String> one = words(random, random.nextInt(30));
            List<String> other = new ArrayList<>(one);
            for (int edit = random.nextInt(12); edit > 0; edit--) {
                int at = random.nextInt(other.size() + 1);
                if (random.nextBoolean() && at < other.size()) {
                    other.remove(at);
                } else {
                    other.add(at, words(random, 1).get(0));
                }
            }
            ShortestEdit edit = ShortestEdit.of(one, other);
            assertThat(edit.whole()).isTrue();
            int left = 0;
            int right = 0;
            for (ShortestEdit.Run run : edit.same()) {
                assertThat(run.left()).isGreaterThanOrEqualTo(left);
                assertThat(run.right()).isGreaterThanOrEqualTo(right);
                assertThat(one.subList(run.left(), run.left() + run.length()))
                        .isEqualTo(other.subList(run.right(), run.right() + run.length()));
                left = run.left() + run.length();
                right = run.right() + run.length();
            }
            int same = edit.same().stream().mapToInt(ShortestEdit.Run::length).sum();
            assertThat(same).as("%s %s", one, other).isEqualTo(longestInCommon(one, other));
        }
    }

    private static List<String> words(Random random, int count) {
        return random.ints(count, 'a', 'e').mapToObj(Character::toString).toList();
    }

    /** By the book, in quadratic time. */
    private static int longestInCommon(List<String> one, List<String> other) {
        int[][] best = new int[one.size() + 1][other.size() + 1];
        for (int i = 1; i <= one.size(); i++) {
            for (int j = 1; j <= other.size(); j++) {
                best[i][j] = one.get(i - 1).equals(other.get(j - 1))
                        ? best[i - 1][j - 1] + 1
                        : Math.max(best[i - 1][j], best[i][j - 1]);
            }
        }
        return best[one.size()][other.size()];
    }

    @Test
    void texts_that_have_nothing_in_common_are_given_up_early_and_it_is_said() {
        Random random = new Random(5);
        String one = random.ints(30_000, 0x4E00, 0x6E00)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        String other = random.ints(30_000, 0x7000, 0x9000)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        TextComparison seen = TextComparison.of("同样的开头。" + one, "同样的开头。" + other);

        assertThat(seen.whole()).isFalse();
        assertThat(seen.passages()).isNotEmpty();
        assertThat(marked(seen.passages().get(0).one())).startsWith("同样的开头。[").hasSizeLessThan(3000);
    }

    @Test
    void an_empty_text_differs_in_everything() {
        assertThat(marked(TextComparison.of("", "一封信").passages().get(0).other()))
                .isEqualTo("[一封信]");
        assertThat(TextComparison.of("", " ").passages()).isEmpty();
    }
}
