package org.wenku.archive.sheet;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of a workbook as a person sees them. Which of them are dates is a matter of how they are formatted, and so is
 * how much of a date was meant: a cell that shows only the year says only the year.
 */
final class XlsxDates {

    private static final long SMALL = 16L << 20;
    private static final int SECONDS_A_DAY = 86_400;

    /** The digits of which Excel keeps a number. */
    private static final MathContext SEEN = new MathContext(15, RoundingMode.HALF_UP);

    private final List<@Nullable String> formats = new ArrayList<>();
    private final LocalDate dayZero;

    private XlsxDates(boolean since1904) {
        this.dayZero = since1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
    }

    static XlsxDates of(ZipFile zip, @Nullable String part, boolean since1904) throws IOException {
        XlsxDates dates = new XlsxDates(since1904);
        try (XlsxPart styles = part == null ? null : XlsxPart.of(zip, part, SMALL)) {
            if (styles != null) {
                dates.read(styles);
            }
        }
        return dates;
    }

    private void read(XlsxPart styles) throws IOException {
        Map<String, String> own = new HashMap<>();
        boolean inCells = false;
        while (styles.next()) {
            if (styles.begins("numFmt")) {
                own.put(String.valueOf(styles.attribute("numFmtId")), String.valueOf(styles.attribute("formatCode")));
            } else if (styles.begins("cellXfs") || styles.ends("cellXfs")) {
                inCells = styles.begins("cellXfs");
            } else if (inCells && styles.begins("xf")) {
                String id = String.valueOf(styles.attribute("numFmtId"));
                formats.add(dateFormat(own.getOrDefault(id, builtIn(id))));
            }
        }
    }

    /** The formats that have a number and are not written down (ECMA-376-1, 18.8.30), those of Chinese editions too. */
    private static String builtIn(String id) {
        return switch (id) {
            case "14", "15", "30" -> "yyyy-m-d";
            case "16" -> "d-mmm";
            case "17", "27", "36", "50", "52", "57" -> "yyyy-m";
            case "18", "19", "20", "21", "32", "33", "34", "35", "45", "46", "47", "55", "56" -> "h:mm:ss";
            case "22" -> "yyyy-m-d h:mm";
            case "28", "29", "31", "51", "53", "54", "58" -> "yyyy-m-d";
            default -> "General";
        };
    }

    /** What of a date or time the format shows, as some of {@code ymdh}; null if it is for plain numbers. */
    private static @Nullable String dateFormat(String code) {
        String bare = code.toLowerCase(Locale.ROOT)
                .replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]hms]*\\]|general|e[+-]", "")
                .replaceAll(";.*", "");
        String shown = (bare.matches(".*[ye].*") ? "y" : "")
                + (bare.matches(".*m.*") && bare.matches(".*[yd].*|m+") ? "m" : "")
                + (bare.contains("d") ? "d" : "")
                + (bare.matches(".*[hs].*") ? "h" : "");
        return shown.isEmpty() ? null : shown;
    }

    /** The number as it is seen: a date in ISO 8601 where the style says that it is one. */
    String seen(String number, int style) {
        String format = style >= 0 && style < formats.size() ? formats.get(style) : null;
        try {
            BigDecimal value = new BigDecimal(number);
            if (format != null && value.signum() >= 0 && value.compareTo(BigDecimal.valueOf(2_958_466)) < 0) {
                return date(value, format);
            }
            boolean moreThanSeen = value.precision() > SEEN.getPrecision() || number.indexOf('E') >= 0;
            return moreThanSeen ? plain(value.round(SEEN)) : number;
        } catch (NumberFormatException e) {
            return number;
        }
    }

    private static String plain(BigDecimal value) {
        BigDecimal bare = value.stripTrailingZeros();
        return Math.abs((long) bare.scale()) > 40 ? bare.toString() : bare.toPlainString();
    }

    private String date(BigDecimal serial, String shown) {
        long day = serial.longValue();
        // Because Lotus 1-2-3 took 1900 for a leap year and everybody follows it: before 1 March 1900 a day is missing.
        long days = dayZero.getYear() == 1899 && day < 60 ? day + 1 : day;
        long seconds = serial.remainder(BigDecimal.ONE)
                .multiply(BigDecimal.valueOf(SECONDS_A_DAY))
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        LocalDateTime moment = dayZero.plusDays(days).atStartOfDay().plusSeconds(seconds);
        LocalDate date = moment.toLocalDate();
        if (shown.equals("h")) {
            return moment.toLocalTime().toString();
        }
        if (shown.contains("h") && !moment.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return date + "T" + moment.toLocalTime();
        }
        if (shown.equals("y")) {
            return "%04d".formatted(date.getYear());
        }
        return shown.equals("ym") ? date.toString().substring(0, 7) : date.toString();
    }
}
