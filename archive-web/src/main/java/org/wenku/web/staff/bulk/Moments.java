package org.wenku.web.staff.bulk;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Moments as they are shown at a desk: to the minute, where the server stands, alike in both languages. */
final class Moments {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private Moments() {}

    static String of(Instant moment) {
        return MINUTE.withZone(ZoneId.systemDefault()).format(moment);
    }
}
