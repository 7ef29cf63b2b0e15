package org.wenku.archive.description;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.description.EdtfDate.Kind;
import org.wenku.archive.description.EdtfDate.Level;
import org.wenku.archive.description.EdtfRefusal.Expected;

/** One reading of one string, from its first character to its last, without going back. */
final class EdtfParser {

    /** A year of more digits than this is beyond what {@link java.time.LocalDate} can say. */
    private static final int LONGEST_YEAR = 9;

    private final String text;
    private int at;
    private Level level = Level.ZERO;
    private boolean uncertain;
    private boolean approximate;
    private boolean unspecified;

    EdtfParser(String text) {
        this.text = text;
    }

    EdtfAnswer answer() {
        try {
            return date();
        } catch (Stopped stopped) {
            return stopped.refusal;
        }
    }

    private EdtfDate date() {
        if (peek() == '[' || peek() == '{') {
            Kind kind = peek() == '[' ? Kind.SET : Kind.LIST;
            return finished(new Part(kind, members(kind == Kind.SET ? ']' : '}')));
        }
        return finished(text.indexOf('/') < 0 ? single() : interval());
    }

    private EdtfDate finished(Part part) {
        if (at < text.length()) {
            throw stopped(at, Expected.THE_END);
        }
        Span span = part.span();
        return new EdtfDate(text, part.kind(), level, span.earliest(), span.latest(), uncertain, approximate);
    }

    // Intervals, sets and lists

    private Part interval() {
        Span from = end();
        int slash = at;
        if (!take('/')) {
            throw stopped(at, Expected.THE_END);
        }
        Span to = end();
        if (!from.mayPrecede(to)) {
            throw stopped(slash + 1, Expected.AN_END_NOT_BEFORE_THE_START);
        }
        if (unspecified) {
            needs(Level.TWO);
        }
        return new Part(Kind.INTERVAL, new Span(from.earliest(), to.latest()));
    }

    private Span end() {
        if (at == text.length() || peek() == '/' || take("..")) {
            needs(Level.ONE);
            return Span.OPEN;
        }
        return single().span();
    }

    private Span members(char closing) {
        needs(Level.TWO);
        at++;
        boolean openStart = take("..");
        Span span = null;
        boolean openEnd = false;
        do {
            Span member = single().span();
            if (take("..")) {
                openEnd = peek() == closing;
                member = openEnd ? member : member.with(single().span());
                openEnd = openEnd || take("..");
            }
            span = span == null ? member : span.with(member);
        } while (!openEnd && take(','));
        if (!take(closing)) {
            throw stopped(at, Expected.A_MEMBER_OR_THE_CLOSING_BRACKET);
        }
        return new Span(openStart ? null : span.earliest(), openEnd ? null : span.latest());
    }

    // One date

    private Part single() {
        if (peek() == 'Y') {
            return longYear();
        }
        Qualifiers qualifiers = new Qualifiers();
        int start = at;
        qualifiers.before();
        boolean negative = take('-');
        String digits = digitsOrX();
        if (digits.length() == 4 && negative && digits.equals("0000")) {
            throw stopped(start, Expected.A_YEAR_OTHER_THAN_MINUS_ZERO);
        }
        Part part = ofLength(digits, negative, start, qualifiers);
        qualifiers.settle();
        return part;
    }

    private Part ofLength(String digits, boolean negative, int start, Qualifiers qualifiers) {
        boolean masked = digits.indexOf('X') >= 0;
        if (digits.length() == 4) {
            return take('S') && !masked
                    ? significantYear(digits, negative)
                    : calendarDate(negative, digits, qualifiers);
        }
        if (masked || digits.length() < 2 || digits.length() > 4 || negative && digits.matches("0+")) {
            throw stopped(start, at, start == text.length() ? Expected.A_DATE : Expected.A_YEAR);
        }
        boolean century = digits.length() == 2;
        if (!century) {
            needs(Level.TWO);
        }
        qualifiers.after();
        qualifiers.demandLevelTwo();
        int length = century ? 100 : 10;
        int first = signed(negative, Integer.parseInt(digits)) * length;
        return new Part(century ? Kind.CENTURY : Kind.DECADE, Span.ofYears(first, first + length - 1));
    }

    private Part calendarDate(boolean negative, String year, Qualifiers qualifiers) {
        qualifiers.after();
        if (!take('-')) {
            return masked(negative, year, null, null, at);
        }
        qualifiers.before();
        int monthAt = at;
        String month = digitsOrX();
        if (month.matches("[0-9]{2}") && Integer.parseInt(month) > 12) {
            return season(negative, year, month, monthAt, qualifiers);
        }
        if (month.length() != 2
                || new DateMask(false, "2000", month, null).span().isEmpty()) {
            throw stopped(monthAt, at, Expected.A_MONTH);
        }
        qualifiers.after();
        return take('-') ? day(negative, year, month, qualifiers) : masked(negative, year, month, null, monthAt);
    }

    private Part season(boolean negative, String year, String month, int monthAt, Qualifiers qualifiers) {
        int number = Integer.parseInt(month);
        if (!Season.has(number) || year.indexOf('X') >= 0) {
            throw stopped(monthAt, at, Expected.A_MONTH);
        }
        needs(number <= 24 ? Level.ONE : Level.TWO);
        qualifiers.after();
        return new Part(Kind.SEASON, Season.in(signed(negative, Integer.parseInt(year)), number));
    }

    private Part day(boolean negative, String year, String month, Qualifiers qualifiers) {
        qualifiers.before();
        int dayAt = at;
        String day = digitsOrX();
        if (day.length() != 2) {
            throw stopped(dayAt, at, Expected.A_DAY);
        }
        Part whole = masked(negative, year, month, day, dayAt);
        if (peek() == 'T' && qualifiers.none() && (year + month + day).indexOf('X') < 0) {
            at++;
            return new Part(Kind.DATE, moment(whole.span()));
        }
        qualifiers.after();
        return whole;
    }

    private Part masked(boolean negative, String year, @Nullable String month, @Nullable String day, int lastAt) {
        Optional<Span> span = new DateMask(negative, year, month, day).span();
        String all = year + (month == null ? "" : month) + (day == null ? "" : day);
        if (all.indexOf('X') >= 0) {
            unspecified = true;
            boolean simple = all.matches("\\d{3}X|\\d{2}XX|XXXX(XX){0,2}|\\d{4}(XX){1,2}|\\d{6}XX");
            needs(simple ? Level.ONE : Level.TWO);
        }
        return new Part(Kind.DATE, span.orElseThrow(() -> stopped(lastAt, at, Expected.A_DAY)));
    }

    // Years with Y, exponent and significant digits

    private Part longYear() {
        int start = at++;
        needs(Level.ONE);
        boolean negative = take('-');
        String digits = digits();
        boolean exponential = take('E');
        String exponent = exponential ? digits() : "0";
        boolean significant = take('S');
        String precision = significant ? digits() : "";
        if (exponential || significant) {
            needs(Level.TWO);
        } else if (digits.length() <= 4) {
            throw stopped(start, at, Expected.A_LONG_YEAR);
        }
        String mantissa = withoutLeadingZeros(digits);
        Span span = mantissa.isEmpty() ? Span.ofYears(0, 0) : years(mantissa, exponent, precision, negative);
        Qualifiers qualifiers = new Qualifiers();
        qualifiers.after();
        qualifiers.settle();
        return new Part(Kind.YEAR, span);
    }

    private static Span years(String mantissa, String exponent, String precision, boolean negative) {
        String zeros = withoutLeadingZeros(exponent);
        if (mantissa.length() > LONGEST_YEAR || zeros.length() > 1) {
            return Span.OPEN;
        }
        String year = mantissa + "0".repeat(zeros.isEmpty() ? 0 : Integer.parseInt(zeros));
        return year.length() > LONGEST_YEAR ? Span.OPEN : within(year, precision, negative);
    }

    private Part significantYear(String year, boolean negative) {
        needs(Level.TWO);
        return new Part(Kind.YEAR, within(year, digits(), negative));
    }

    /** All years that share their first digits with this one, as many digits as are significant. */
    private static Span within(String year, String precision, boolean negative) {
        String many = withoutLeadingZeros(precision);
        boolean exact = many.isEmpty() || many.length() > 1 || Integer.parseInt(many) >= year.length();
        int kept = exact ? year.length() : Integer.parseInt(many);
        String prefix = year.substring(0, kept);
        int least = Integer.parseInt(prefix + "0".repeat(year.length() - kept));
        int greatest = Integer.parseInt(prefix + "9".repeat(year.length() - kept));
        return negative ? Span.ofYears(-greatest, -least) : Span.ofYears(least, greatest);
    }

    private static String withoutLeadingZeros(String digits) {
        return digits.replaceFirst("^0+", "");
    }

    // Times

    private Span moment(Span day) {
        int start = at;
        int hour = two(24);
        boolean minutes = take(':');
        int minute = minutes ? two(59) : 0;
        int second = minutes && take(':') ? secondWithFraction() : 0;
        if (!minutes || hour == 24 && minute + second > 0) {
            throw stopped(start, at, Expected.A_TIME);
        }
        int offset = offsetMinutes();
        LocalDateTime local = day.earliest() == null
                ? LocalDateTime.MIN
                : day.earliest().atTime(LocalTime.of(hour % 24, minute, second)).plusDays(hour / 24);
        Span moment = new Span(
                local.minusMinutes(offset).toLocalDate(),
                local.minusMinutes(offset).toLocalDate());
        return moment;
    }

    private int secondWithFraction() {
        int second = two(59);
        if (take('.')) {
            digits();
        }
        return second;
    }

    private int offsetMinutes() {
        if (take('Z') || peek() != '+' && peek() != '-') {
            return 0;
        }
        int start = at;
        int sign = text.charAt(at++) == '-' ? -1 : 1;
        int hours = two(14);
        boolean more = take(':') || Character.isDigit(peek());
        int minutes = hours * 60 + (more ? two(59) : 0);
        if (minutes > 14 * 60) {
            throw stopped(start, at, Expected.A_TIME);
        }
        return sign * minutes;
    }

    private int two(int greatest) {
        int start = at;
        while (at < text.length() && at < start + 2 && Character.isDigit(peek())) {
            at++;
        }
        String digits = text.substring(start, at);
        if (!digits.matches("[0-9]{2}") || Integer.parseInt(digits) > greatest) {
            throw stopped(start, at, Expected.A_TIME);
        }
        return Integer.parseInt(digits);
    }

    // Characters

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean take(char wanted) {
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private boolean take(String wanted) {
        boolean there = text.startsWith(wanted, at);
        at += there ? wanted.length() : 0;
        return there;
    }

    private String digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start) {
            throw stopped(at, Expected.DIGITS);
        }
        return text.substring(start, at);
    }

    private String digitsOrX() {
        int start = at;
        while (peek() >= '0' && peek() <= '9' || peek() == 'X') {
            at++;
        }
        return text.substring(start, at);
    }

    private void needs(Level wanted) {
        level = level.compareTo(wanted) < 0 ? wanted : level;
    }

    private static int signed(boolean negative, int number) {
        return negative ? -number : number;
    }

    private Stopped stopped(int position, Expected expected) {
        int end = position < text.length() ? text.offsetByCodePoints(position, 1) : position;
        return stopped(position, end, expected);
    }

    private Stopped stopped(int position, int end, Expected expected) {
        int least = position < text.length() && end == position ? text.offsetByCodePoints(position, 1) : end;
        return new Stopped(new EdtfRefusal(text, position, text.substring(position, least), expected));
    }

    private record Part(Kind kind, Span span) {}

    /** The marks ? ~ % of one date, which decide its level: one at its end is level 1, any other is level 2. */
    private final class Qualifiers {
        private int count;
        private int lastEnd = -1;
        private boolean elsewhere;

        void before() {
            elsewhere |= mark();
        }

        void after() {
            if (mark()) {
                lastEnd = at;
            }
        }

        boolean none() {
            return count == 0;
        }

        void demandLevelTwo() {
            elsewhere |= count > 0;
        }

        void settle() {
            if (count > 0) {
                needs(count > 1 || elsewhere || lastEnd != at ? Level.TWO : Level.ONE);
            }
        }

        private boolean mark() {
            char mark = peek();
            if (mark != '?' && mark != '~' && mark != '%') {
                return false;
            }
            at++;
            count++;
            uncertain |= mark != '~';
            approximate |= mark != '?';
            return true;
        }
    }

    /** Ends the reading from any depth; without a stack trace, because a wrong date is no fault of the program. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient EdtfRefusal refusal;

        Stopped(EdtfRefusal refusal) {
            super(null, null, false, false);
            this.refusal = refusal;
        }
    }
}
