package org.wenku.ingest.transcript;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class SubRipTest {

    private static final String FILE = """
            1
            00:00:01,000 --> 00:00:02,500
            {\\an8}<i>弄堂口</i>的钟
            1949

            2
            00:00:03,000 --> 00:00:04,000 X1:40 X2:600
            Half past <b>four</b>
            """;

    @Test
    void cues_have_times_words_and_numbers() {
        assertThat(new SubRip().read(FILE.getBytes(UTF_8)).cues())
                .containsExactly(
                        new Cue(1_000, 2_500, null, "弄堂口的钟\n1949", "1"),
                        new Cue(3_000, 4_000, null, "Half past four", "2"));
    }

    @Test
    void files_in_the_character_sets_of_chinese_players_are_read() {
        Transcript expected = new SubRip().read(FILE.getBytes(UTF_8));
        assertThat(new SubRip().read(FILE.getBytes(Charset.forName("GB18030")))).isEqualTo(expected);
        assertThat(new SubRip().read(FILE.getBytes(UTF_16))).isEqualTo(expected);
        assertThat(new SubRip().read(("\uFEFF" + FILE).replace("\n", "\r\n").getBytes(UTF_8)))
                .isEqualTo(expected);
    }

    @Test
    void missing_numbers_and_empty_lines_lose_no_words() {
        String file = "00:00:01,000 --> 00:00:02,000\na\n\nb\n7\n00:00:03.0 --> 00:00:04.5\nc";
        assertThat(new SubRip().read(file.getBytes(UTF_8)).cues())
                .containsExactly(new Cue(1_000, 2_000, null, "a\n\nb", null), new Cue(3_000, 4_500, null, "c", "7"));
    }

    @Test
    void what_is_not_captions_has_no_cues() {
        assertThat(new SubRip().read(new byte[0]).cues()).isEmpty();
        assertThat(new SubRip().read("1\n2\n3".getBytes(UTF_8)).cues()).isEmpty();
        assertThat(new SubRip().read("99:99:99,000 --> x".getBytes(UTF_8)).cues())
                .isEmpty();
    }
}
