package org.wenku.archive.description;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.description.EdtfReading.Confidence;

/** One date as written in Chinese: by the common era, by a reign, by century, decade, season, month and day. */
final class ChineseDate {

    private static final String TRADITIONAL = "國緒統順寶慶萬曆歷約後號間紀農舊陰閏詳無見時臘從攝寫於";
    private static final String SIMPLIFIED = "国绪统顺宝庆万历历约后号间纪农旧阴闰详无见时腊从摄写于";

    private static final String NUMBER = "[0-9〇零一二三四五六七八九十百千廿卅元]+";
    private static final Pattern DATE = Pattern.compile("(农历|旧历|阴历)?(公元前|前|公元|西元)?(" + ChineseEra.names() + ")?("
            + NUMBER + "|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])(?:年|(?<=\\d{4})(?=[春夏秋冬]))(?:的)?(?:\\((?:" + NUMBER
            + ")年?\\))?(.*)");
    private static final Pattern MONTH = Pattern.compile(
            "(闰)?([0-9一二三四五六七八九十正冬腊]+)月(?:份)?(?:初?([0-9一二三四五六七八九十廿卅]+)(?:日|号)?|(上旬|中旬|下旬|初|中|底|末|间)|朔|望)?.{0,0}");
    private static final Pattern YEAR_AND_NO_MORE = Pattern.compile("初|末|底|中|间|度|年初|年底|年末|年中|内");
    private static final Pattern CENTURY = Pattern.compile("(公元前|前|公元)?(" + NUMBER + ")世纪(?:(" + NUMBER + ")年代)?(.*)");
    private static final Pattern PART_OF_CENTURY =
            Pattern.compile("(?:初|末|中|初期|末期|中期|前期|后期|早期|晚期|初叶|中叶|末叶|上半叶|下半叶|前半|后半)?");
    private static final Pattern DECADE =
            Pattern.compile("([0-9]{3}|[一二三四五六七八九〇零]{3})[0〇零]年代(?:初|末|中|初期|末期|中期|前期|后期)?");

    private ChineseDate() {}

    static Optional<DateGuess> read(String text) {
        return century(text).or(() -> decade(text)).or(() -> year(text)).or(() -> ChineseEra.period(text));
    }

    /** The characters that dates need, in simplified form, so that every rule is written once. */
    static String simplified(String text) {
        StringBuilder plain = new StringBuilder(text.replace('○', '〇').replace('Ｏ', '〇'));
        for (int i = 0; i < plain.length(); i++) {
            int known = TRADITIONAL.indexOf(plain.charAt(i));
            if (known >= 0) {
                plain.setCharAt(i, SIMPLIFIED.charAt(known));
            }
        }
        return plain.toString();
    }

    /** How many characters at the beginning name a reign. */
    static int eraLength(String text) {
        Matcher matcher = Pattern.compile(ChineseEra.names()).matcher(text);
        return matcher.lookingAt() ? matcher.end() : 0;
    }

    private static Optional<DateGuess> century(String text) {
        Matcher matcher = CENTURY.matcher(text);
        if (!matcher.matches() || !PART_OF_CENTURY.matcher(matcher.group(4)).matches()) {
            return Optional.empty();
        }
        OptionalInt number = ChineseNumber.read(matcher.group(2));
        if (number.isEmpty() || number.getAsInt() < 1 || number.getAsInt() > 21) {
            return Optional.empty();
        }
        Confidence confidence = matcher.group(4).isEmpty() ? Confidence.HIGH : Confidence.MEDIUM;
        if (matcher.group(1) != null && matcher.group(1).endsWith("前")) {
            return centuryBefore(number.getAsInt(), matcher.group(3), confidence);
        }
        String prefix = "%02d".formatted(number.getAsInt() - 1);
        return matcher.group(3) == null
                ? Optional.of(new DateGuess(prefix + "XX", confidence))
                : decadeIn(prefix, matcher.group(3), confidence);
    }

    /** The fifth century BC is the years 500 to 401 BC, which the standard counts −499 to −400. */
    private static Optional<DateGuess> centuryBefore(int number, @Nullable String decade, Confidence confidence) {
        int first = -(number * 100 - 1);
        int last = -(number * 100 - 100);
        return decade == null
                ? Optional.of(new DateGuess(EnglishDate.year(first) + "/" + EnglishDate.year(last), confidence))
                : Optional.empty();
    }

    private static Optional<DateGuess> decadeIn(String prefix, String decade, Confidence confidence) {
        OptionalInt number = ChineseNumber.read(decade);
        return number.isPresent() && number.getAsInt() < 100 && number.getAsInt() % 10 == 0
                ? Optional.of(new DateGuess(prefix + number.getAsInt() / 10 + "X", confidence))
                : Optional.empty();
    }

    private static Optional<DateGuess> decade(String text) {
        Matcher matcher = DECADE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        OptionalInt digits = ChineseNumber.read(matcher.group(1));
        Confidence confidence = text.endsWith("代") ? Confidence.HIGH : Confidence.MEDIUM;
        return digits.isPresent()
                ? Optional.of(new DateGuess("%03dX".formatted(digits.getAsInt()), confidence))
                : Optional.empty();
    }

    private static Optional<DateGuess> year(String text) {
        Matcher bare = Pattern.compile("[〇零一二三四五六七八九]{4}").matcher(text);
        Matcher matcher = DATE.matcher(bare.matches() ? text + "年" : text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String era = matcher.group(3);
        OptionalInt year =
                era == null ? commonYear(matcher.group(4), matcher.group(2)) : ChineseEra.year(era, matcher.group(4));
        boolean lunar = matcher.group(1) != null || era != null && ChineseEra.isLunar(era);
        return year.isPresent() ? rest(EnglishDate.year(year.getAsInt()), matcher.group(5), lunar) : Optional.empty();
    }

    private static OptionalInt commonYear(String number, @Nullable String side) {
        OptionalInt year = ChineseNumber.read(number);
        if (year.isEmpty() || side == null && number.length() < 4 || year.getAsInt() > 2999) {
            return OptionalInt.empty();
        }
        return side != null && side.endsWith("前") ? OptionalInt.of(1 - year.getAsInt()) : year;
    }

    private static Optional<DateGuess> rest(String year, String rest, boolean lunar) {
        if (rest.isEmpty()) {
            return Optional.of(new DateGuess(year, Confidence.HIGH));
        }
        if (YEAR_AND_NO_MORE.matcher(rest).matches()) {
            return Optional.of(new DateGuess(year, Confidence.MEDIUM));
        }
        Optional<String> season = season(rest);
        if (season.isPresent()) {
            return Optional.of(new DateGuess(year + "-" + season.get(), lunar ? Confidence.MEDIUM : Confidence.HIGH));
        }
        Matcher month = MONTH.matcher(rest);
        if (!month.matches()) {
            return Optional.empty();
        }
        // A month of the lunar calendar begins on another day every year, so only its year is read.
        return lunar ? Optional.of(new DateGuess(year, Confidence.MEDIUM)) : monthAndDay(year, month);
    }

    private static Optional<String> season(String rest) {
        Matcher season =
                Pattern.compile("([春夏秋冬])[天季日]?|(上|下)半年|第?([一二三四1-4])季度").matcher(rest);
        if (!season.matches()) {
            return Optional.empty();
        }
        if (season.group(1) != null) {
            return Optional.of(String.valueOf(21 + "春夏秋冬".indexOf(season.group(1))));
        }
        return Optional.of(
                season.group(2) != null
                        ? ("上".equals(season.group(2)) ? "40" : "41")
                        : String.valueOf(
                                32 + ChineseNumber.read(season.group(3)).orElseThrow()));
    }

    private static Optional<DateGuess> monthAndDay(String year, Matcher found) {
        OptionalInt month = ChineseNumber.read(found.group(2));
        if (month.isEmpty() || found.group(1) != null) {
            return Optional.empty();
        }
        String upToMonth = "%s-%02d".formatted(year, month.getAsInt());
        if (found.group(3) != null) {
            return ChineseNumber.read(found.group(3)).stream()
                    .mapToObj(day -> new DateGuess("%s-%02d".formatted(upToMonth, day), Confidence.HIGH))
                    .findFirst();
        }
        String third = found.group(4) == null ? "" : found.group(4);
        return Optional.of(
                switch (third) {
                    case "上旬" -> new DateGuess(upToMonth + "-01/" + upToMonth + "-10", Confidence.HIGH);
                    case "中旬" -> new DateGuess(upToMonth + "-11/" + upToMonth + "-20", Confidence.HIGH);
                    case "下旬" -> new DateGuess(upToMonth + "-21/" + upToMonth, Confidence.HIGH);
                    default -> new DateGuess(upToMonth, third.isEmpty() ? Confidence.HIGH : Confidence.MEDIUM);
                });
    }
}
