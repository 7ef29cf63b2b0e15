package org.wenku.archive.description;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wenku.archive.description.EdtfReading.Confidence;

/** One date as written in English or in figures. */
final class EnglishDate {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String MONTH =
            "(jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?\\.?|july?\\.?|aug(?:ust|\\.)?|sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?)";
    private static final String YEAR = "(?:the year )?(\\d{4})";

    private static final Pattern PLAIN_YEAR =
            Pattern.compile("(?:a\\.?d\\.? ?)?" + YEAR + "(?: ?(?:a\\.?d\\.?|c\\.?e\\.?))?");
    private static final Pattern BEFORE_CHRIST = Pattern.compile("(\\d{1,4}) ?b\\.?c\\.?(?:e\\.?)?");
    private static final Pattern DAY_MONTH_YEAR = Pattern.compile(
            "(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day|\\.)?,? )?(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? "
                    + MONTH + ",? " + YEAR);
    private static final Pattern MONTH_DAY_YEAR =
            Pattern.compile("(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day|\\.)?,? )?" + MONTH
                    + " (\\d{1,2})(?:st|nd|rd|th)?,? " + YEAR);
    private static final Pattern MONTH_YEAR = Pattern.compile("(early|mid|late)?[ -]?" + MONTH + ",? (?:of )?" + YEAR);
    private static final Pattern YEAR_MONTH_DAY = Pattern.compile(YEAR + ",? " + MONTH + "(?: (\\d{1,2}))?");
    private static final Pattern SEASON_YEAR =
            Pattern.compile("(?:the )?(spring|summer|autumn|fall|winter)(?: of)?,? " + YEAR);
    private static final Pattern DECADE = Pattern.compile("(?:the )?(early|mid|late)?[ -]?(?:the )?(\\d{3})0'?s");
    private static final Pattern CENTURY = Pattern.compile(
            "(?:the )?(early|mid|late|(?:first|second) half of the|beginning of the|end of the)?[ -]?(\\d{1,2})(?:st|nd|rd|th)[ -](?:century|cent\\.?|c\\.?)");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[./-](\\d{1,2})(?:[./-](\\d{1,2}))?");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})");

    private EnglishDate() {}

    /** A year in the four digits of the standard; 1 BC is 0000. */
    static String year(int year) {
        return (year < 0 ? "-" : "") + String.format(Locale.ROOT, "%04d", Math.abs(year));
    }

    static Optional<DateGuess> read(String text) {
        return years(text).or(() -> words(text)).or(() -> figures(text));
    }

    private static Optional<DateGuess> years(String text) {
        Matcher plain = PLAIN_YEAR.matcher(text);
        if (plain.matches()) {
            return sure(plain.group(1));
        }
        Matcher before = BEFORE_CHRIST.matcher(text);
        if (before.matches() && Integer.parseInt(before.group(1)) > 0) {
            return sure(year(1 - Integer.parseInt(before.group(1))));
        }
        Matcher decade = DECADE.matcher(text);
        if (decade.matches()) {
            return Optional.of(new DateGuess(
                    decade.group(2) + "X", decade.group(1) == null ? Confidence.HIGH : Confidence.MEDIUM));
        }
        return century(text);
    }

    private static Optional<DateGuess> century(String text) {
        Matcher century = CENTURY.matcher(text);
        if (!century.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(century.group(2));
        Confidence confidence = century.group(1) == null ? Confidence.HIGH : Confidence.MEDIUM;
        return number < 1 || number > 21
                ? Optional.empty()
                : Optional.of(new DateGuess("%02dXX".formatted(number - 1), confidence));
    }

    private static Optional<DateGuess> words(String text) {
        Matcher day = DAY_MONTH_YEAR.matcher(text);
        if (day.matches()) {
            return sure(date(day.group(3), month(day.group(2)), day.group(1)));
        }
        Matcher american = MONTH_DAY_YEAR.matcher(text);
        if (american.matches()) {
            return sure(date(american.group(3), month(american.group(1)), american.group(2)));
        }
        Matcher month = MONTH_YEAR.matcher(text);
        if (month.matches()) {
            String value = "%s-%02d".formatted(month.group(3), month(month.group(2)));
            return Optional.of(new DateGuess(value, month.group(1) == null ? Confidence.HIGH : Confidence.MEDIUM));
        }
        return yearThenMonth(text).or(() -> season(text));
    }

    private static Optional<DateGuess> yearThenMonth(String text) {
        Matcher found = YEAR_MONTH_DAY.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        return found.group(3) == null
                ? sure("%s-%02d".formatted(found.group(1), month(found.group(2))))
                : sure(date(found.group(1), month(found.group(2)), found.group(3)));
    }

    private static Optional<DateGuess> season(String text) {
        Matcher season = SEASON_YEAR.matcher(text);
        if (!season.matches()) {
            return Optional.empty();
        }
        String name = season.group(1).replace("fall", "autumn");
        return sure(season.group(2) + "-"
                + (21 + List.of("spring", "summer", "autumn", "winter").indexOf(name)));
    }

    private static Optional<DateGuess> figures(String text) {
        Matcher first = YEAR_FIRST.matcher(text);
        if (first.matches()) {
            return yearFirst(text, first);
        }
        Matcher last = YEAR_LAST.matcher(text);
        return last.matches() ? yearLast(last) : Optional.empty();
    }

    private static Optional<DateGuess> yearFirst(String text, Matcher found) {
        int month = Integer.parseInt(found.group(2));
        if (found.group(3) != null) {
            return sure(date(found.group(1), month, found.group(3)));
        }
        // 1937/8 is August to some and two years to others; 1937.8 is August; 1937-45 is left to ranges.
        if (month < 1 || month > 12 || text.indexOf('-') > 0) {
            return Optional.empty();
        }
        return text.indexOf('/') > 0
                ? Optional.of(new DateGuess(found.group(1), Confidence.LOW))
                : Optional.of(new DateGuess("%s-%02d".formatted(found.group(1), month), Confidence.MEDIUM));
    }

    /** 13/8/1937 can be only one day; 5/8/1937 is two different days to two readers, but one year to both. */
    private static Optional<DateGuess> yearLast(Matcher found) {
        int one = Integer.parseInt(found.group(1));
        int two = Integer.parseInt(found.group(2));
        if (one > 12 && two <= 12 || one == two) {
            return sure(date(found.group(3), two, found.group(1)));
        }
        return two > 12 && one <= 12
                ? sure(date(found.group(3), one, found.group(2)))
                : Optional.of(new DateGuess(found.group(3), Confidence.MEDIUM));
    }

    private static int month(String name) {
        return MONTHS.indexOf(name.substring(0, 3)) + 1;
    }

    private static String date(String year, int month, String day) {
        return "%s-%02d-%02d".formatted(year, month, Integer.parseInt(day));
    }

    private static Optional<DateGuess> sure(String edtf) {
        return Optional.of(new DateGuess(edtf, Confidence.HIGH));
    }
}
