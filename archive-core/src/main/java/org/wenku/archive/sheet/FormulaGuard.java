package org.wenku.archive.sheet;

/**
 * Keeps spreadsheet programs from taking a cell of a CSV file for a formula: a cell that begins like one gets an
 * apostrophe before it, which {@link CsvReader} takes away again.
 */
final class FormulaGuard {

    /** What begins a formula somewhere: also as full-width signs, which Chinese editions of the programs accept. */
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n＝＋－＠";

    private static final char GUARD = '\'';

    private FormulaGuard() {}

    static boolean isNeededFor(String value) {
        return !value.isEmpty() && BEGINS_A_FORMULA.indexOf(value.charAt(0)) >= 0;
    }

    static String guarded(String value) {
        boolean looksGuarded = value.length() > 1 && value.charAt(0) == GUARD && needsMore(value);
        return isNeededFor(value) || looksGuarded ? GUARD + value : value;
    }

    /** Whether taking the guard away would take away what somebody wrote. */
    private static boolean needsMore(String value) {
        String rest = value.substring(1);
        return isNeededFor(rest) || (rest.charAt(0) == GUARD && rest.length() > 1 && needsMore(rest));
    }

    static String unguarded(String value) {
        return value.length() > 1 && value.charAt(0) == GUARD && needsMore(value) ? value.substring(1) : value;
    }
}
