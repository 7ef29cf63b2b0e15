package org.wenku.web.file;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a {@code Range} header asks of a file (RFC 9110, 14). */
sealed interface ByteRange {

    Pattern ONE = Pattern.compile("\\s*bytes\\s*=\\s*(\\d*)\\s*-\\s*(\\d*)\\s*", Pattern.CASE_INSENSITIVE);

    /** All of it: nothing was asked, or something we may pass over, such as several ranges or another unit. */
    record Whole() implements ByteRange {}

    /** The bytes from the first to the last, both included. */
    record Part(long first, long last) implements ByteRange {
        long length() {
            return last - first + 1;
        }
    }

    /** Nothing of what was asked lies within the file. */
    record Outside() implements ByteRange {}

    /** Reads the header for a file of {@code size} bytes. */
    static ByteRange of(@Nullable String header, long size) {
        Matcher range = ONE.matcher(header == null || header.length() > 100 ? "" : header);
        if (!range.matches()) {
            return new Whole();
        }
        String first = range.group(1);
        String last = range.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? new Whole() : ending(number(last), size);
        }
        return between(number(first), last.isEmpty() ? Long.MAX_VALUE : number(last), size);
    }

    private static ByteRange ending(long length, long size) {
        if (length == 0) {
            return new Outside();
        }
        return size == 0 ? new Whole() : new Part(Math.max(0, size - length), size - 1);
    }

    private static ByteRange between(long first, long last, long size) {
        if (first > last) {
            return new Whole();
        }
        return first >= size ? new Outside() : new Part(first, Math.min(last, size - 1));
    }

    private static long number(String digits) {
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
