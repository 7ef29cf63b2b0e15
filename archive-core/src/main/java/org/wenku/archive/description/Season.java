package org.wenku.archive.description;

import java.time.YearMonth;

/** The numbered parts of a year, ISO 8601-2:2019 clause 4.8: seasons, quarters, thirds and halves. */
final class Season {

    private static final int FIRST = 21;
    private static final int LAST = 41;
    private static final int THIRDS = 37;
    private static final int HALVES = 40;
    private static final int SOUTHERN = 29;
    private static final int QUARTERS = 33;

    private Season() {}

    static boolean has(int number) {
        return number >= FIRST && number <= LAST;
    }

    static Span in(int year, int number) {
        if (number >= HALVES) {
            return months(year, (number - HALVES) * 6, 6);
        }
        if (number >= THIRDS) {
            return months(year, (number - THIRDS) * 4, 4);
        }
        // Half a year away, because spring there is when it is autumn in the north, which here is the third quarter.
        boolean southern = number >= SOUTHERN && number < QUARTERS;
        int quarter = (number - FIRST) % 4;
        return months(year, (southern ? (quarter + 2) % 4 : quarter) * 3, 3);
    }

    private static Span months(int year, int before, int count) {
        return new Span(
                YearMonth.of(year, before + 1).atDay(1),
                YearMonth.of(year, before + count).atEndOfMonth());
    }
}
