package org.wenku.archive.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wenku.archive.description.EdtfReading.Confidence;

class EdtfReadingTest {

    @ParameterizedTest(name = "{0} is read as {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            民国二十三年             | 1934                   | HIGH
            民國廿三年               | 1934                   | HIGH
            中华民国元年             | 1912                   | HIGH
            民国23年5月8日           | 1934-05-08             | HIGH
            民國二十三年五月         | 1934-05                | HIGH
            民国二十三年至二十五年   | 1934/1936              | HIGH
            民国二十六年秋           | 1937-23                | HIGH
            民国时期                 | 1912/1949              | LOW
            光绪三十年               | 1904                   | HIGH
            光緒三十年八月初三       | 1904                   | MEDIUM
            光绪甲辰年               | 1904                   | HIGH
            宣統元年                 | 1909                   | HIGH
            乾隆年间                 | 1736/1795              | LOW
            清代                     | 1644/1911              | LOW
            昭和十二年七月七日       | 1937-07-07             | HIGH
            1937年                   | 1937                   | HIGH
            1937 年 8 月             | 1937-08                | HIGH
            1937年8月13日            | 1937-08-13             | HIGH
            １９３７年８月           | 1937-08                | HIGH
            一九三七年八月十三日     | 1937-08-13             | HIGH
            一九三七年十二月卅一日   | 1937-12-31             | HIGH
            二○○一年                | 2001                   | HIGH
            二〇二六                 | 2026                   | HIGH
            公元前221年              | -0220                  | HIGH
            公元前5世纪              | -0499/-0400            | HIGH
            约1940年                 | 1940~                  | HIGH
            約1940年                 | 1940~                  | HIGH
            1940年前后               | 1940~                  | HIGH
            1940年左右               | 1940~                  | HIGH
            1940年？                 | 1940?                  | HIGH
            可能1940年               | 1940?                  | HIGH
            可能约1940年             | 1940%                  | HIGH
            约1937年8月至1938年2月   | 1937-08~/1938-02~      | HIGH
            1937年8月至1938年2月     | 1937-08/1938-02        | HIGH
            1937年8月至9月           | 1937-08/1937-09        | HIGH
            1937年8—9月              | 1937-08/1937-09        | HIGH
            1937年8月13日至20日      | 1937-08-13/1937-08-20  | HIGH
            1937—1945年              | 1937/1945              | HIGH
            1937—45年                | 1937/1945              | HIGH
            1937-1945                | 1937/1945              | HIGH
            自1937年至1945年         | 1937/1945              | HIGH
            1945年以前               | ../1945                | HIGH
            1945年之后               | 1945/..                | HIGH
            1937年或1939年           | [1937,1939]            | MEDIUM
            1937年上半年             | 1937-40                | HIGH
            1937年第三季度           | 1937-35                | HIGH
            1937年8月上旬            | 1937-08-01/1937-08-10  | HIGH
            1937年8月下旬            | 1937-08-21/1937-08     | HIGH
            1937年春                 | 1937-21                | HIGH
            1937年底                 | 1937                   | MEDIUM
            19 世纪                  | 18XX                   | HIGH
            十九世紀末               | 18XX                   | MEDIUM
            20世纪30年代             | 193X                   | HIGH
            二十世纪三十年代         | 193X                   | HIGH
            1930年代                 | 193X                   | HIGH
            1930年代初               | 193X                   | MEDIUM
            一九三〇年代             | 193X                   | HIGH
            1937.8.13                | 1937-08-13             | HIGH
            1937/8/13                | 1937-08-13             | HIGH
            1937-8-13                | 1937-08-13             | HIGH
            摄于1937年               | 1937                   | MEDIUM
            c.1830–41                | 1830~/1841~            | HIGH
            c. 1936                  | 1936~                  | HIGH
            ca 1936                  | 1936~                  | HIGH
            circa 1809–11            | 1809~/1811~            | HIGH
            ?c.1798                  | 1798%                  | HIGH
            ?1792–3                  | 1792?/1793?            | HIGH
            1843–4                   | 1843/1844              | HIGH
            1799–1800                | 1799/1800              | HIGH
            1976 –7                  | 1976/1977              | HIGH
            c.1798–1800              | 1798~/1800~            | HIGH
            1794–c.1830              | 1794/1830~             | HIGH
            1957–c.66                | 1957/1966~             | HIGH
            after c.1830             | 1830~/..               | HIGH
            before 1929              | ../1929                | HIGH
            published 1843           | 1843                   | MEDIUM
            ?exhibited 1826          | 1826?                  | MEDIUM
            1978, printed 2005       | 1978                   | MEDIUM
            1976–7, enlarged version 2007 | 1976/1977         | MEDIUM
            1966 (repaired 2009)     | 1966                   | MEDIUM
            1786 or 1800             | [1786,1800]            | MEDIUM
            1860 or 63               | [1860,1863]            | MEDIUM
            1833 and 1836            | {1833,1836}            | MEDIUM
            1983, 1985               | {1983,1985}            | MEDIUM
            1995–6, 2007             | {1995..1996,2007}      | MEDIUM
            1990s                    | 199X                   | HIGH
            1940s–50s                | 194X/195X              | HIGH
            late 1960s–early 1970s   | 196X/197X              | MEDIUM
            the early 1930s          | 193X                   | MEDIUM
            c.1840s                  | 184X~                  | HIGH
            late 18th C              | 17XX                   | MEDIUM
            19th century             | 18XX                   | HIGH
            8 May 1942               | 1942-05-08             | HIGH
            8th May, 1942            | 1942-05-08             | HIGH
            Friday, 8 May 1942       | 1942-05-08             | HIGH
            May 8, 1942              | 1942-05-08             | HIGH
            Sept. 1942               | 1942-09                | HIGH
            May–July 1942            | 1942-05/1942-07        | HIGH
            8–10 May 1942            | 1942-05-08/1942-05-10  | HIGH
            8 May to 3 June 1942     | 1942-05-08/1942-06-03  | HIGH
            between 1937 and 1945    | 1937/1945              | HIGH
            from 1937 to 1945        | 1937/1945              | HIGH
            Spring 1942              | 1942-21                | HIGH
            winter of 1942           | 1942-24                | HIGH
            44 BC                    | -0043                  | HIGH
            AD 1066                  | 1066                   | HIGH
            13/8/1937                | 1937-08-13             | HIGH
            8/13/1937                | 1937-08-13             | HIGH
            5/8/1937                 | 1937                   | MEDIUM
            1904-05                  | 1904-05                | MEDIUM
            1937-45                  | 1937/1945              | HIGH
            [1937?]                  | 1937?                  | HIGH
            193X                     | 193X                   | HIGH
            1937~/1940               | 1937~/1940             | HIGH
            photographed in 1937     | 1937                   | LOW
            """)
    void a_date_as_people_write_it_has_a_reading(String written, String edtf, Confidence confidence) {
        EdtfReading reading = EdtfReading.of(written);
        assertThat(reading.suggestion().map(EdtfDate::text)).isEqualTo(Optional.of(edtf));
        assertThat(reading.confidence()).isEqualTo(confidence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "?",
                "三十年代",
                "30年代",
                "九十年代",
                "乙丑年",
                "date not known",
                "no date",
                "n.d.",
                "undated",
                "日期不详",
                "年代不明",
                "無年月",
                "37年",
                "八月",
                "19",
                "193",
                "1937-02-30",
                "1937年13月",
                "1937年2月30日",
                "民国零年",
                "光绪四十年",
                "the thirties",
                "8 May",
                "May",
                "1945–1937",
                "0",
                "世纪",
                "年",
                "–",
                "c.",
                "约",
                "1937 1938 1939 1940",
                "\ud83d\ude00",
                "\u0000",
                "٣٥"
            })
    void what_has_no_safe_reading_is_left_alone(String written) {
        EdtfReading reading = EdtfReading.of(written);
        assertThat(reading.suggestion()).isEmpty();
        assertThat(reading.confidence()).isEqualTo(Confidence.NONE);
        assertThat(reading.original()).isEqualTo(written);
    }

    @Test
    void the_text_as_written_is_kept_untouched() {
        assertThat(EdtfReading.of("  約１９４０年 ").original()).isEqualTo("  約１９４０年 ");
    }

    @Test
    void a_very_long_text_is_not_a_date() {
        assertThat(EdtfReading.of("1937 ".repeat(100_000)).suggestion()).isEmpty();
        assertThat(EdtfReading.of("1937–".repeat(39)).suggestion()).isEmpty();
        assertThat(EdtfReading.of("c.?约".repeat(45) + "–").suggestion()).isEmpty();
        assertThat(EdtfReading.of("1937年8月1日 or c.–".repeat(12)).suggestion()).isEmpty();
    }
}
