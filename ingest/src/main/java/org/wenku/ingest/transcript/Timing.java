package org.wenku.ingest.transcript;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line that says from when to when, as WebVTT and SRT write it; what follows the times is about looks only. */
record Timing(long startMillis, long endMillis) {

    static final String ARROW = "-->";

    private static final String TIME = "(?:(\\d{1,9}):)?(\\d{1,9}):(\\d{2})[.,](\\d{1,3})";
    private static final Pattern LINE = Pattern.compile("\\s*" + TIME + "\\s*-->\\s*" + TIME + "(?!\\d).*");

    /** Nothing when the line does not give two times. Strict wants a full stop and three digits, as WebVTT does. */
    static Optional<Timing> of(String line, boolean strict) {
        Matcher found = LINE.matcher(line);
        if (!found.matches()) {
            return Optional.empty();
        }
        boolean exact = found.group(4).length() == 3
                && found.group(8).length() == 3
                && !line.substring(0, found.end(8)).contains(",");
        if (strict && !exact || !possible(found, 0) || !possible(found, 4)) {
            return Optional.empty();
        }
        return Optional.of(new Timing(millis(found, 0), millis(found, 4)));
    }

    private static boolean possible(Matcher found, int group) {
        boolean hours = found.group(group + 1) != null;
        return Long.parseLong(found.group(group + 3)) < 60
                && (!hours || found.group(group + 2).length() == 2 && Long.parseLong(found.group(group + 2)) < 60);
    }

    private static long millis(Matcher found, int group) {
        boolean hours = found.group(group + 1) != null;
        long first = Long.parseLong(found.group(group + 2));
        long last = Long.parseLong(found.group(group + 3));
        // Without an hour, more than 59 "minutes" have always been read as hours and minutes by players.
        long minutes =
                hours ? Long.parseLong(found.group(group + 1)) * 60 + first : first > 59 ? first * 60 + last : first;
        long seconds = hours || first <= 59 ? last : 0;
        String fraction = (found.group(group + 4) + "00").substring(0, 3);
        return (minutes * 60 + seconds) * 1000 + Long.parseLong(fraction);
    }
}
