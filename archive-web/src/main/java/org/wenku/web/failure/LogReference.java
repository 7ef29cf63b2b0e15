package org.wenku.web.failure;

import java.security.SecureRandom;
import java.util.HexFormat;

/** What somebody is told and the log has beside the reason, so that the two are found again as one. */
public final class LogReference {

    private static final SecureRandom RANDOM = new SecureRandom();

    private LogReference() {}

    /** One that was not given out before. */
    public static String fresh() {
        byte[] random = new byte[6];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
