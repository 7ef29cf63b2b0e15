package org.wenku.archive.description;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Year, month and day of which any digit may be {@code X}.
 *
 * @param negative the year has a minus sign
 * @param year     four digits
 * @param month    two digits, or null for the whole year
 * @param day      two digits, or null for the whole month
 */
record DateMask(
        boolean negative,
        String year,
        @Nullable String month,
        @Nullable String day) {

    /** Before it sources have leap days of the Julian calendar, which the Gregorian calendar lacks. */
    private static final int FIRST_GREGORIAN_YEAR = 1582;

    /** The first and last day that fit; nothing when no day does, as for 1937-02-30. */
    Optional<Span> span() {
        return bound(true).flatMap(first -> bound(false).map(last -> new Span(first, last)));
    }

    private Optional<LocalDate> bound(boolean earliest) {
        for (int y : ordered(year, 0, 9999, earliest != negative)) {
            for (int m : ordered(month == null ? "XX" : month, 1, 12, earliest)) {
                Optional<LocalDate> found = dayIn(YearMonth.of(negative ? -y : y, m), earliest);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<LocalDate> dayIn(YearMonth month, boolean earliest) {
        boolean julian = month.getYear() < FIRST_GREGORIAN_YEAR && month.getMonthValue() == 2;
        int longest = julian ? 29 : month.lengthOfMonth();
        return ordered(day == null ? "XX" : day, 1, longest, earliest).stream()
                .findFirst()
                .map(d -> month.atDay(Math.min(d, month.lengthOfMonth())));
    }

    private static List<Integer> ordered(String mask, int from, int to, boolean ascending) {
        List<Integer> fitting = mask.indexOf('X') < 0
                ? IntStream.of(Integer.parseInt(mask))
                        .filter(n -> n >= from && n <= to)
                        .boxed()
                        .toList()
                : IntStream.rangeClosed(from, to)
                        .filter(n -> fits(n, mask))
                        .boxed()
                        .collect(Collectors.toList());
        if (!ascending && fitting.size() > 1) {
            Collections.reverse(fitting);
        }
        return fitting;
    }

    private static boolean fits(int number, String mask) {
        int rest = number;
        for (int i = mask.length() - 1; i >= 0; i--, rest /= 10) {
            if (mask.charAt(i) != 'X' && mask.charAt(i) - '0' != rest % 10) {
                return false;
            }
        }
        return true;
    }
}
