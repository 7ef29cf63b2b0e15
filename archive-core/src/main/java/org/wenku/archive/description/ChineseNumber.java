package org.wenku.archive.description;

import java.util.OptionalInt;

/** Whole numbers as dates have them: 1937, 一九三七, 二十三, 廿三, 一千九百, 元 (the first year). */
final class ChineseNumber {

    private static final String DIGITS = "〇一二三四五六七八九";

    private ChineseNumber() {}

    static OptionalInt read(String text) {
        String plain = text.replace('零', '〇')
                .replace('元', '一')
                .replace('正', '一')
                .replace("冬", "十一")
                .replace("腊", "十二");
        if (plain.matches("[0-9]{1,4}")) {
            return OptionalInt.of(Integer.parseInt(plain));
        }
        if (plain.matches("[" + DIGITS + "]{1,4}")) {
            return OptionalInt.of(plain.chars().map(DIGITS::indexOf).reduce(0, (sum, digit) -> sum * 10 + digit));
        }
        return plain.matches("(?:[〇一二三四五六七八九]|[十百千廿卅]){1,8}") ? inWords(plain) : OptionalInt.empty();
    }

    private static OptionalInt inWords(String text) {
        int sum = 0;
        int digit = 0;
        for (char c : text.toCharArray()) {
            int unit = unit(c);
            if (unit == 0) {
                digit = DIGITS.indexOf(c);
            } else {
                sum += c == '廿' || c == '卅' ? unit : Math.max(digit, 1) * unit;
                digit = 0;
            }
        }
        return OptionalInt.of(sum + digit);
    }

    private static int unit(char c) {
        return switch (c) {
            case '十' -> 10;
            case '廿' -> 20;
            case '卅' -> 30;
            case '百' -> 100;
            case '千' -> 1000;
            default -> 0;
        };
    }
}
