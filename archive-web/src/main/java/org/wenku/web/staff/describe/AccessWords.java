package org.wenku.web.staff.describe;

import java.util.Locale;
import org.wenku.archive.access.Access;
import org.wenku.web.page.Messages;

/** A condition of access in one line: how strict, until when, why. */
final class AccessWords {

    private AccessWords() {}

    static String of(Access access, Messages text) {
        String condition = text.of("access." + access.condition().name().toLowerCase(Locale.ROOT));
        return condition
                + (access.until() == null ? "" : " → " + access.until())
                + (access.reason() == null ? "" : " — " + access.reason());
    }
}
