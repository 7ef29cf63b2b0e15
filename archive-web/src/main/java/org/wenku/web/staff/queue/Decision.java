package org.wenku.web.staff.queue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person may decide about a step in trouble. */
enum Decision {
    /** It is done again. */
    RETRY,

    /** The file stays as it is without it; with a reason. */
    ACCEPT,

    /** The record of the file is taken away from readers; with a reason. */
    REFUSE;

    /** Its name in forms and in the keys of its words. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Decision> named(@Nullable String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
