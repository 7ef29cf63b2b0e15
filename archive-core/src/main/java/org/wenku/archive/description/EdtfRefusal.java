package org.wenku.archive.description;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Why a string is not an EDTF date.
 *
 * @param text     the whole string as given
 * @param position where reading stopped, counted in characters from 0
 * @param found    what stood there; empty when the string had ended
 * @param expected what should have stood there
 */
public record EdtfRefusal(String text, int position, String found, Expected expected) implements EdtfAnswer {

    public EdtfRefusal {
        Objects.requireNonNull(text);
        Objects.requireNonNull(found);
        Objects.requireNonNull(expected);
    }

    @Override
    public Optional<EdtfDate> date() {
        return Optional.empty();
    }

    /** One sentence for the person who typed the date, in Chinese for a Chinese locale and in English otherwise. */
    public String sentence(Locale locale) {
        boolean chinese = "zh".equals(locale.getLanguage());
        String here = found.isEmpty() ? (chinese ? "到了末尾" : "the end") : (chinese ? "是" : "") + quoted(found);
        return chinese
                ? "%s不是 EDTF 日期：第 %d 个字符处%s，应为%s。".formatted(quoted(text), position + 1, here, expected.zh)
                : "%s is not an EDTF date: at character %d found %s, expected %s."
                        .formatted(quoted(text), position + 1, here, expected.en);
    }

    private static String quoted(String value) {
        return "“" + value + "”";
    }

    /** What could have stood at the place where reading stopped. */
    public enum Expected {
        A_DATE("a date, such as 1937 or 1937-08-13", "日期，如 1937 或 1937-08-13"),
        A_YEAR(
                "a year of four digits (or a century of two, a decade of three), such as 1937",
                "四位数字的年份（世纪两位，年代三位），如 1937"),
        A_YEAR_OTHER_THAN_MINUS_ZERO(
                "a year other than -0000, because year 0000 has no sign", "-0000 以外的年份，因为 0000 年没有正负"),
        A_LONG_YEAR(
                "more than four digits after Y, such as Y17000; shorter years are written without Y",
                "Y 后多于四位的数字，如 Y17000；较短的年份不写 Y"),
        A_MONTH("a month from 01 to 12 or a season from 21 to 41", "01 至 12 的月份或 21 至 41 的季节"),
        A_DAY("a day of two digits that exists in that month", "该月里确有的日子，两位数字"),
        A_TIME(
                "a time such as 10:30, 10:30:00, 10:30Z or 10:30:00+08:00",
                "时刻，如 10:30、10:30:00、10:30Z 或 10:30:00+08:00"),
        DIGITS("a number", "数字"),
        THE_END("nothing more", "不再有任何内容"),
        AN_END_NOT_BEFORE_THE_START("an end that is not before the start", "不早于起始的终止日期"),
        A_MEMBER_OR_THE_CLOSING_BRACKET("a comma and another date, or the closing bracket", "逗号和另一个日期，或右括号");

        private final String en;
        private final String zh;

        Expected(String en, String zh) {
            this.en = en;
            this.zh = zh;
        }
    }
}
