package org.wenku.ingest.extract.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CharsetChoiceTest {

    private static final Charset GB18030 = Charset.forName("GB18030");

    private static final String SIMPLIFIED = """
            这条街上的老人都记得那个修车铺。师傅姓陈，手很巧，话不多，夏天摇一把蒲扇，冬天守着一只煤炉。
            一九五八年，街道办起了缝纫组，妇女们把自家的机器抬到祠堂里，从早做到晚。后来才有了厂房，有了食堂，有了广播。
            我父亲在档案室工作了三十年。他说，纸是有记性的，人会忘记，纸不会；可是纸也怕水、怕火、怕虫子，所以要有人看着。
            搬家那天，我们用三辆板车装了四十七箱文件，每箱都贴了封条，写了清单。路上下起了小雨，大家把自己的雨衣盖在箱子上。
            “你们是做什么的？”过桥的时候有人问。“送菜的。”我母亲回答，脸上一点表情也没有。
            """;

    private static final String TRADITIONAL = """
            這條街上的老人都記得那個修車鋪。師傅姓陳，手很巧，話不多，夏天搖一把蒲扇，冬天守著一隻煤爐。
            一九五八年，街道辦起了縫紉組，婦女們把自家的機器抬到祠堂裡，從早做到晚。後來才有了廠房，有了食堂，有了廣播。
            我父親在檔案室工作了三十年。他說，紙是有記性的，人會忘記，紙不會；可是紙也怕水、怕火、怕蟲子，所以要有人看著。
            搬家那天，我們用三輛板車裝了四十七箱文件，每箱都貼了封條，寫了清單。路上下起了小雨，大家把自己的雨衣蓋在箱子上。
            「你們是做什麼的？」過橋的時候有人問。「送菜的。」我母親回答，臉上一點表情也沒有。
            """;

    @ParameterizedTest(name = "{0} slices of {1} characters are read exactly and with certainty")
    @MethodSource("matrix")
    void slices_of_chinese_are_read_exactly(String charset, int length, String text) {
        Random random = new Random(length);
        for (int i = 0; i < 60; i++) {
            int from = random.nextInt(text.length() - length);
            String slice = text.substring(from, from + length);
            byte[] bytes = slice.getBytes(Charset.forName(charset));

            CharsetChoice.Choice choice = CharsetChoice.of(bytes, GB18030);

            assertThat(new String(bytes, choice.charset())).isEqualTo(slice);
            assertThat(choice.certain() || length < 20)
                    .as("%s of %s", choice, slice)
                    .isTrue();
        }
    }

    static Stream<Object[]> matrix() {
        return Stream.of("GB18030", "GBK", "Big5", "UTF-16LE", "UTF-16BE", "UTF-8")
                .flatMap(charset -> Stream.of(12, 20, 40, 120, 200)
                        .flatMap(length -> (charset.equals("Big5")
                                        ? Stream.of(TRADITIONAL)
                                        : charset.equals("GB18030") || charset.startsWith("UTF")
                                                ? Stream.of(SIMPLIFIED, TRADITIONAL)
                                                : Stream.of(SIMPLIFIED))
                                .map(text -> new Object[] {charset, length, text})));
    }

    @ParameterizedTest(name = "{0} is not taken for Chinese")
    @CsvSource({
        "IBM866, 'Весной река вышла из берегов, и вода дошла до самых домов. Старики говорили, что такого не было с войны.'",
        "windows-1251, 'Весной река вышла из берегов, и вода дошла до самых домов. Старики говорили, что такого не было.'",
        "KOI8-R, 'Весной река вышла из берегов, и вода дошла до самых домов. Старики говорили, что такого не было.'",
        "ISO-8859-1, 'Die Straße führte über den Fluß; drüben hörten wir früh die Glocken der Küche und die Mädchen lachten.'",
        "windows-1252, 'Le père répétait qu’il avait été élevé là, près du café fermé depuis l’été où tout a brûlé.'",
        "Shift_JIS, 'この町の古い記録は、駅の裏の小さな蔵にしまわれていました。祖母はそれを毎年、虫干ししていたのです。'",
        "EUC-JP, 'この町の古い記録は、駅の裏の小さな蔵にしまわれていました。祖母はそれを毎年、虫干ししていたのです。'",
    })
    void other_languages_stay_what_they_are(String charset, String text) {
        byte[] bytes = text.getBytes(Charset.forName(charset));

        CharsetChoice.Choice choice = CharsetChoice.of(bytes, GB18030);

        assertThat(new String(bytes, choice.charset())).isEqualTo(text);
    }

    @Test
    void a_byte_order_mark_decides_and_is_not_part_of_the_text() {
        byte[] bytes = "\uFEFF文库".getBytes(StandardCharsets.UTF_16LE);

        CharsetChoice.Choice choice = CharsetChoice.of(bytes, GB18030);

        assertThat(choice).isEqualTo(new CharsetChoice.Choice(StandardCharsets.UTF_16LE, 2, true));
    }

    @Test
    void a_text_too_short_to_tell_is_read_by_the_collection_and_marked_uncertain() {
        byte[] bytes = "文庫".getBytes(Charset.forName("Big5"));

        CharsetChoice.Choice choice = CharsetChoice.of(bytes, Charset.forName("Big5"));

        assertThat(new String(bytes, choice.charset())).isEqualTo("文庫");
        assertThat(choice.certain()).isFalse();
    }

    @Test
    void pages_of_ascii_before_the_first_chinese_character_do_not_hide_it() {
        String text = "log line\n".repeat(20_000) + SIMPLIFIED;
        byte[] bytes = text.getBytes(GB18030);

        assertThat(new String(
                        bytes,
                        CharsetChoice.of(bytes, StandardCharsets.ISO_8859_1).charset()))
                .isEqualTo(text);
    }

    @Test
    @Tag("shared")
    void the_chinese_files_made_by_others_are_read_exactly_or_called_uncertain() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("shared.inputs"), "chinese", "encodings"))) {
            List<Path> texts =
                    files.filter(file -> file.toString().endsWith(".txt")).toList();
            assertThat(texts).hasSizeGreaterThan(20);
            for (Path file : texts) {
                byte[] bytes = Files.readAllBytes(file);
                CharsetChoice.Choice choice = CharsetChoice.of(bytes, GB18030);
                String read = new String(bytes, choice.mark(), bytes.length - choice.mark(), choice.charset());
                assertThat(read)
                        .as(file.getFileName().toString())
                        .isEqualTo(Files.readString(Path.of(file + ".expected-utf8")));
            }
        }
    }
}
