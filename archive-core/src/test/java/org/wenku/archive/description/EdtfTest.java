package org.wenku.archive.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wenku.archive.description.EdtfDate.Kind;
import org.wenku.archive.description.EdtfDate.Level;

class EdtfTest {

    @ParameterizedTest(name = "{0} is {1} of level {2} from {3} to {4}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1937                   | DATE     | ZERO | 1937-01-01 | 1937-12-31
            1937-02                | DATE     | ZERO | 1937-02-01 | 1937-02-28
            1936-02                | DATE     | ZERO | 1936-02-01 | 1936-02-29
            1937-08-13             | DATE     | ZERO | 1937-08-13 | 1937-08-13
            -0220                  | DATE     | ZERO | -0220-01-01 | -0220-12-31
            1937-08-13T10:30       | DATE     | ZERO | 1937-08-13 | 1937-08-13
            1937-08-13T02:30+08:00 | DATE     | ZERO | 1937-08-12 | 1937-08-12
            1937-08-13T24:00:00    | DATE     | ZERO | 1937-08-14 | 1937-08-14
            19                     | CENTURY  | ZERO | 1900-01-01 | 1999-12-31
            1937/1945-08           | INTERVAL | ZERO | 1937-01-01 | 1945-08-31
            1937?                  | DATE     | ONE  | 1937-01-01 | 1937-12-31
            1937-08~               | DATE     | ONE  | 1937-08-01 | 1937-08-31
            193X                   | DATE     | ONE  | 1930-01-01 | 1939-12-31
            18XX                   | DATE     | ONE  | 1800-01-01 | 1899-12-31
            1937-XX-XX             | DATE     | ONE  | 1937-01-01 | 1937-12-31
            1937-02-XX             | DATE     | ONE  | 1937-02-01 | 1937-02-28
            -2004-02-XX            | DATE     | ONE  | -2004-02-01 | -2004-02-29
            1937-21                | SEASON   | ONE  | 1937-01-01 | 1937-03-31
            1937-24                | SEASON   | ONE  | 1937-10-01 | 1937-12-31
            1937/..                | INTERVAL | ONE  | 1937-01-01 |
            ../1937                | INTERVAL | ONE  |            | 1937-12-31
            /1937                  | INTERVAL | ONE  |            | 1937-12-31
            Y-17000                | YEAR     | ONE  | -17000-01-01 | -17000-12-31
            193                    | DECADE   | TWO  | 1930-01-01 | 1939-12-31
            19?                    | CENTURY  | TWO  | 1900-01-01 | 1999-12-31
            156X-12-25             | DATE     | TWO  | 1560-12-25 | 1569-12-25
            1XXX-12                | DATE     | TWO  | 1000-12-01 | 1999-12-31
            1984-1X                | DATE     | TWO  | 1984-10-01 | 1984-12-31
            XXXX-02-29             | DATE     | TWO  | 0000-02-29 | 9996-02-29
            ?1937-08~-13           | DATE     | TWO  | 1937-08-13 | 1937-08-13
            1937-08-XX/1937-09-03  | INTERVAL | TWO  | 1937-08-01 | 1937-09-03
            1950S2                 | YEAR     | TWO  | 1900-01-01 | 1999-12-31
            Y-56000S2              | YEAR     | TWO  | -56999-01-01 | -56000-12-31
            Y3388E2S3              | YEAR     | TWO  | +338000-01-01 | +338999-12-31
            1937-32                | SEASON   | TWO  | 1937-04-01 | 1937-06-30
            1937-33                | SEASON   | TWO  | 1937-01-01 | 1937-03-31
            1937-38                | SEASON   | TWO  | 1937-05-01 | 1937-08-31
            1937-41                | SEASON   | TWO  | 1937-07-01 | 1937-12-31
            [1937,1939-05..1941]   | SET      | TWO  | 1937-01-01 | 1941-12-31
            {..1937,1939}          | LIST     | TWO  |            | 1939-12-31
            """)
    void an_expression_has_its_kind_level_and_bounds(
            String text, Kind kind, Level level, @Nullable LocalDate earliest, @Nullable LocalDate latest) {
        EdtfDate date = Edtf.parse(text).orElseThrow();
        assertThat(date.kind()).isEqualTo(kind);
        assertThat(date.level()).isEqualTo(level);
        assertThat(date.earliest()).isEqualTo(earliest);
        assertThat(date.latest()).isEqualTo(latest);
        assertThat(date.text()).isEqualTo(text);
    }

    @Test
    void years_beyond_the_calendar_of_java_are_read_without_bounds() {
        EdtfDate date = Edtf.parse("Y-9002040000").orElseThrow();
        assertThat(date.earliest()).isNull();
        assertThat(date.latest()).isNull();
        assertThat(Edtf.parse("Y1E999999999999")).isPresent();
        assertThat(Edtf.parse("Y999999999").orElseThrow().latest()).isEqualTo(LocalDate.of(999_999_999, 12, 31));
    }

    @Test
    void question_mark_tilde_and_percent_say_uncertain_and_approximate() {
        assertThat(Edtf.parse("1937?")).get().matches(d -> d.uncertain() && !d.approximate());
        assertThat(Edtf.parse("1937~")).get().matches(d -> !d.uncertain() && d.approximate());
        assertThat(Edtf.parse("1937%/1940")).get().matches(d -> d.uncertain() && d.approximate());
        assertThat(Edtf.parse("1937")).get().matches(d -> !d.uncertain() && !d.approximate());
    }

    @Test
    void a_leap_day_of_the_julian_calendar_is_accepted_before_1582() {
        assertThat(Edtf.parse("1500-02-29"))
                .get()
                .matches(d -> LocalDate.of(1500, 2, 28).equals(d.latest()));
        assertThat(Edtf.parse("1900-02-29")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1937 ",
                " 1937",
                "1937-8",
                "1937-13",
                "1937-00",
                "1937-42",
                "1937-02-30",
                "1937-02-3X",
                "1937-02-00",
                "1937-2X",
                "193X-21",
                "19373",
                "1",
                "X",
                "XX",
                "-0000",
                "-00",
                "+1937",
                "1937?~",
                "1937-08-13T10",
                "1937-08-13T24:01",
                "1937-08-13T10:60",
                "1937-08-13T10:30+15",
                "1937-08-1XT10:00",
                "1937?-08-13T10:00",
                "1937/1936",
                "1937/1938/1939",
                "1937//1938",
                "..",
                "1937..1938",
                "[]",
                "[1937",
                "{1937]",
                "[1937,]",
                "[1937..,1938]",
                "[..]",
                "Y1937",
                "Y",
                "Y-",
                "Y17E",
                "Y17000S",
                "1937S",
                "193XS2",
                "unknown",
                "１９３７",
                "一九三七",
                "1937\n",
                "1937年",
                "\ud83d\ude00",
                "\ud83d"
            })
    void what_is_not_edtf_is_refused_with_a_sentence(String text) {
        EdtfAnswer answer = Edtf.read(text);
        assertThat(answer).isInstanceOf(EdtfRefusal.class);
        EdtfRefusal refusal = (EdtfRefusal) answer;
        assertThat(refusal.position()).isBetween(0, text.length());
        assertThat(refusal.sentence(Locale.ENGLISH)).contains(text).contains("expected");
        assertThat(refusal.sentence(Locale.CHINESE)).contains(text).contains("应为");
    }

    @Test
    void a_refusal_names_the_string_the_place_what_was_found_and_what_was_expected() {
        EdtfRefusal month = (EdtfRefusal) Edtf.read("1937-13");
        assertThat(month.sentence(Locale.ENGLISH))
                .isEqualTo("“1937-13” is not an EDTF date: at character 6 found “13”, "
                        + "expected a month from 01 to 12 or a season from 21 to 41.");
        EdtfRefusal end = (EdtfRefusal) Edtf.read("[1937");
        assertThat(end.sentence(Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("“[1937”不是 EDTF 日期：第 6 个字符处到了末尾，应为逗号和另一个日期，或右括号。");
    }
}
