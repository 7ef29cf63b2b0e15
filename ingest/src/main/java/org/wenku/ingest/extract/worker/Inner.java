package org.wenku.ingest.extract.worker;

import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What a container says of one file inside it.
 *
 * @param path parts divided by {@code /}
 * @param size bytes; -1 where it does not say
 * @param modified as EDTF; empty where it does not say
 * @param crc32 -1 where it has none
 * @param within the place, from 1, of the message that it is attached to; 0 for none but the container itself
 */
record Inner(String path, long size, String modified, long crc32, int within) {

    /** A file that stands in the container itself. */
    Inner(String path, long size, String modified, long crc32) {
        this(path, size, modified, crc32, 0);
    }

    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    /** A file of which only the name is known. */
    static Inner named(String path) {
        return new Inner(path, -1, "", -1);
    }

    /** A point in time; empty for none, and for the zeros of clocks. */
    static String moment(@Nullable FileTime time) {
        if (time == null || time.toMillis() == 0) {
            return "";
        }
        String local = local(time.toInstant());
        return local.isEmpty() ? "" : local + "Z";
    }

    private static String local(Instant instant) {
        try {
            return local(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return "";
        }
    }

    /** What a clock showed somewhere, because the container does not say where; empty for the zeros of clocks. */
    static String local(@Nullable LocalDateTime shown) {
        boolean zero = shown == null
                || shown.getYear() > 9999
                || !shown.isAfter(LocalDateTime.of(1980, 1, 1, 0, 0, 0)) && shown.getYear() >= 1979
                || shown.getYear() < 1971;
        return zero ? "" : TO_THE_SECOND.format(shown);
    }
}
