package org.wenku.web.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.reading.ReadingRoom;

/** How long pages are. */
final class Limits {

    static final int USUAL = 20;
    static final int MOST = 100;

    private Limits() {}

    /**
     * How many a page is to have.
     *
     * @throws Refusal if the text is no number from 1 to {@value #MOST}
     */
    static int limit(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return USUAL;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Said below, together with the numbers out of range.
        }
        throw badParameter("limit", text, "1–" + MOST);
    }

    /**
     * The identifier that a parameter holds.
     *
     * @throws Refusal if it holds something else
     */
    static UUID identifier(String name, String value) {
        try {
            return ReadingRoom.identifier(value);
        } catch (Refusal unreadable) {
            throw badParameter(name, value, "UUID");
        }
    }

    static Refusal badParameter(String name, String value, String expected) {
        String shown = value.length() > 60 ? value.substring(0, 60) + "…" : value;
        return Refusal.of(Problem.BAD_PARAMETER, name, shown, expected);
    }
}
