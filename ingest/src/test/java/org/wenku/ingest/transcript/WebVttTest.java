package org.wenku.ingest.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebVttTest {

    @Test
    void cues_have_times_speakers_words_and_names() {
        Transcript transcript = read("""
                WEBVTT - 口述记录
                Kind: captions
                Language: zh-Hans

                NOTE 由志愿者整理

                STYLE
                ::cue { color: black }

                REGION
                id:fred
                width:40%

                第一段
                00:00.000 --> 00:04.500 align:start line:0
                <v 采访人>您还记得搬家那天吗？

                1:00:04.500 --> 1:00:09.000
                <v.loud Mrs Lin>I do &amp; <i>always</i> will.</v>
                """);
        assertThat(transcript.language()).isEqualTo("zh-Hans");
        assertThat(transcript.cues())
                .containsExactly(
                        new Cue(0, 4_500, "采访人", "您还记得搬家那天吗？", "第一段"),
                        new Cue(3_604_500, 3_609_000, "Mrs Lin", "I do & always will.", null));
    }

    @Test
    void two_voices_in_one_cue_become_two_cues_of_the_same_time() {
        assertThat(read("WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>档案在哪里？</v>\n<v B>In the 仓库.</v>")
                        .cues())
                .containsExactly(
                        new Cue(1_000, 2_000, "A", "档案在哪里？", null), new Cue(1_000, 2_000, "B", "In the 仓库.", null));
    }

    @Test
    void tags_go_and_words_stay() {
        assertThat(
                        words(
                                "<c.yellow>甲</c><00:00:01.500> 乙 <b><u>丙</u></b> <lang en>d</lang> 1 < 2 &#24037; &lt;x&gt; &bogus; a&nbsp;b <笑> <3"))
                .isEqualTo("甲 乙 丙 d 1 < 2 工 <x> &bogus; a\u00a0b <笑> <3");
        assertThat(words("<ruby>庫<rt>kù</rt></ruby>")).isEqualTo("庫kù");
        assertThat(words("<v It's a blue apple tree!")).isEqualTo("It's a blue apple tree!");
        assertThat(words("&#0; &#xD800; &#x110000;")).isEqualTo("\uFFFD \uFFFD \uFFFD");
    }

    @Test
    void a_forgotten_empty_line_loses_no_cue() {
        assertThat(read("WEBVTT\n00:01.000 --> 00:02.000\na\n00:03.000 --> 00:04.000\nb")
                        .cues())
                .extracting(Cue::text)
                .containsExactly("a", "b");
    }

    @Test
    void a_line_that_is_no_timing_loses_only_its_own_cue() {
        assertThat(read("WEBVTT\n\n00:61.000 --> 00:02.000\nlost\n\n00:03.000 --> 00:04.000\nkept\n\nNOTE x\ny")
                        .cues())
                .extracting(Cue::text)
                .containsExactly("kept");
    }

    @Test
    void every_kind_of_line_end_and_a_byte_order_mark_are_read() {
        assertThat(read("\uFEFFWEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\na\r\nb\r\r00:03.000 --> 00:04.000\rc")
                        .cues())
                .extracting(Cue::text)
                .containsExactly("a\nb", "c");
    }

    @Test
    void what_is_not_webvtt_has_no_cues() {
        assertThat(read("").cues()).isEmpty();
        assertThat(read("WEBVTTX\n\n00:01.000 --> 00:02.000\na").cues()).isEmpty();
        assertThat(new WebVtt().read(new byte[] {-1, -2, 0, 7}).cues()).isEmpty();
    }

    @Test
    void the_reader_is_found_by_the_name_of_the_file() {
        assertThat(TranscriptReader.forName("录音.VTT")).get().isInstanceOf(WebVtt.class);
        assertThat(TranscriptReader.forName("a.srt")).get().isInstanceOf(SubRip.class);
        assertThat(TranscriptReader.forName("a.txt")).isEmpty();
    }

    private static String words(String cue) {
        return read("WEBVTT\n\n00:01.000 --> 00:02.000\n" + cue).cues().get(0).text();
    }

    private static Transcript read(String file) {
        return new WebVtt().read(file.getBytes(UTF_8));
    }
}
