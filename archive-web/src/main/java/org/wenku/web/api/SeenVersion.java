package org.wenku.web.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;

/**
 * Which version of a record a program has seen: the beginning of the ETag it was given. What follows there says more of
 * what was shown than of what is written, so that a new file or another title above does not stand in the way of a write.
 */
final class SeenVersion {

    private static final Pattern TAG = Pattern.compile("\"([0-9]{1,9})(-[0-9a-f]{1,8})?\"");

    /** No record is ever at it. */
    private static final int NONE = -1;

    private SeenVersion() {}

    /**
     * The version that {@code If-Match} names.
     *
     * @throws Refusal if there is no such header, or one that would write over whatever is there
     */
    static int of(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            throw Refusal.of(Problem.VERSION_NEEDED);
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        return tag.matches() ? Integer.parseInt(tag.group(1)) : NONE;
    }
}
