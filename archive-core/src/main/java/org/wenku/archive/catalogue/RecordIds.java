package org.wenku.archive.catalogue;

import java.security.SecureRandom;
import java.util.UUID;

/** Makes identifiers: UUIDs of version 7 (RFC 9562, 5.7), so that new rows stand together in the indexes. */
public final class RecordIds {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000000000000000L;

    private RecordIds() {}

    /** A new identifier; those made in later milliseconds sort later. */
    public static UUID next() {
        long millis = System.currentTimeMillis();
        long high = (millis << 16) | VERSION_7 | (RANDOM.nextInt() & 0xFFFL);
        long low = VARIANT | (RANDOM.nextLong() & 0x3FFFFFFFFFFFFFFFL);
        return new UUID(high, low);
    }
}
