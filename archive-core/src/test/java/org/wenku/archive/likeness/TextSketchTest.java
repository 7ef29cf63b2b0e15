package org.wenku.archive.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextSketchTest {

    private static final String LETTER = "敬啟者：查本里居民凡二百餘戶，迄無公用電話一具，往來傳呼，諸多不便。茲經里民大會議決，公推陳德明、王世昌二君為代表，向貴局申請裝設公用電話一具，"
            + "地點擬在里口煙紙店內，所需費用由居民分攤。此致上海電話局。中華民國三十六年五月十二日";
    private static final String SIMPLIFIED = "敬启者：查本里居民凡二百余户，迄无公用电话一具，往来传呼，诸多不便。兹经里民大会议决，公推陈德明、王世昌二君为代表，向贵局申请装设公用电话一具，"
            + "地点拟在里口烟纸店内，所需费用由居民分摊。此致上海电话局。中华民国三十六年五月十二日";
    private static final String ENGLISH =
            "There was one telephone for the whole lane then. The old woman called up, and whoever it was for came down. "
                    + "On summer evenings the queue reached the mouth of the lane. Later every family had its own, and in 1992 "
                    + "the booth was taken away. Nobody remembers who bought it, or where the money that it earned has gone.";

    private static TextSketch of(String... pieces) {
        TextSketch.Making making = new TextSketch.Making();
        List.of(pieces).forEach(making::add);
        return making.made().orElseThrow();
    }

    /** A text of invented words or of Chinese characters, always the same for one seed. */
    private static String invented(long seed, boolean chinese, int words) {
        Random random = new Random(seed);
        return IntStream.range(0, words)
                .mapToObj(i -> chinese
                        ? Character.toString(0x4E00 + random.nextInt(3000))
                        : random.ints(2 + random.nextInt(7), 'a', 'z' + 1)
                                .mapToObj(Character::toString)
                                .collect(Collectors.joining("", "", " ")))
                .collect(Collectors.joining());
    }

    @Test
    void the_same_words_in_the_other_script_are_the_same() {
        assertThat(of(LETTER).distance(of(SIMPLIFIED))).isLessThanOrEqualTo(3);
        assertThat(of(LETTER).isLike(of(SIMPLIFIED))).isTrue();
    }

    @Test
    void line_breaks_spaces_case_width_and_punctuation_say_nothing() {
        String broken =
                ENGLISH.toUpperCase(java.util.Locale.ROOT).replace(" ", "\n").replace(".", " — ");
        String wide = ENGLISH.replace('a', 'ａ').replace('t', 'ｔ');

        assertThat(of(ENGLISH).distance(of(broken))).isZero();
        assertThat(of(ENGLISH).distance(of(wide))).isZero();
        assertThat(of(LETTER).distance(of(LETTER.replaceAll("[，。：、]", "\n")))).isZero();
    }

    @Test
    void another_date_or_another_word_leaves_a_letter_alike_in_both_languages() {
        assertThat(of(LETTER).isLike(of(LETTER.replace("十二日", "十九日")))).isTrue();
        assertThat(of(ENGLISH).isLike(of(ENGLISH.replace("1992", "1994").replace("old woman", "porter"))))
                .isTrue();
        assertThat(of(LETTER).distance(of(LETTER.replace("十二日", "十九日")))).isPositive();
    }

    @Test
    void what_is_alike_has_a_band_in_common_and_what_is_not_is_not_called_so() {
        for (boolean chinese : new boolean[] {true, false}) {
            int missed = 0;
            for (int seed = 0; seed < 60; seed++) {
                String text = invented(seed, chinese, 400);
                String edited = text.substring(0, text.length() - 40) + invented(seed + 1000, chinese, 10);
                String other = invented(seed + 2000, chinese, 400);
                assertThat(of(text).isLike(of(edited))).as("seed %d", seed).isTrue();
                assertThat(of(text).isLike(of(other))).as("seed %d", seed).isFalse();
                assertThat(of(text).distance(of(other))).isGreaterThan(80);
                missed += haveABandInCommon(of(text), of(edited)) ? 0 : 1;
            }
            assertThat(missed).isZero();
        }
    }

    private static boolean haveABandInCommon(Sketch one, Sketch other) {
        return IntStream.range(0, one.bands().size())
                .anyMatch(band -> one.bands().get(band).equals(other.bands().get(band)));
    }

    @Test
    void it_makes_no_difference_in_what_pieces_a_text_is_read_and_it_is_kept_as_it_is() {
        TextSketch whole = of(LETTER);
        TextSketch pieces = of(LETTER.substring(0, 17), LETTER.substring(17, 18), LETTER.substring(18));

        assertThat(pieces.bytes()).isEqualTo(whole.bytes()).hasSize(512);
        assertThat(Sketch.of(LikenessKind.TEXT, whole.bytes()).distance(whole)).isZero();
    }

    @Test
    void a_text_that_is_too_short_to_be_told_from_others_has_none() {
        assertThat(new TextSketch.Making().add("公用电话传呼单第三号").made()).isEmpty();
        assertThat(new TextSketch.Making().add("\n\n — 1 — \n".repeat(500)).made())
                .isPresent();
        assertThat(new TextSketch.Making().add("…！ \n".repeat(500)).made()).isEmpty();
    }
}
