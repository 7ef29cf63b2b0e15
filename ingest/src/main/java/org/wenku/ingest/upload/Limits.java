package org.wenku.ingest.upload;

import java.time.Duration;
import org.wenku.archive.settings.Key;
import org.wenku.archive.settings.Settings;

/**
 * How much may be sent.
 *
 * @param largest the most bytes of one file
 * @param share the most bytes that one person's unfinished deliveries may hold
 * @param spare bytes that must be left on the disk
 * @param kept how long an unfinished delivery is kept after the last sign of life
 */
public record Limits(long largest, long share, long spare, Duration kept) {

    private static final long MEBIBYTE = 1L << 20;
    private static final int MOST_MEBIBYTES = Integer.MAX_VALUE;

    /** As they are set. */
    public static Limits of(Settings settings) {
        return new Limits(
                mebibytes(settings, Key.UPLOADS_LARGEST),
                mebibytes(settings, Key.UPLOADS_SHARE),
                settings.number(Key.UPLOADS_SPARE, 0, MOST_MEBIBYTES) * MEBIBYTE,
                Duration.ofDays(settings.number(Key.UPLOADS_KEPT, 1, 3650)));
    }

    /** So many, or without limit where zero is set. */
    private static long mebibytes(Settings settings, Key key) {
        int set = settings.number(key, 0, MOST_MEBIBYTES);
        return set == 0 ? Long.MAX_VALUE : set * MEBIBYTE;
    }
}
