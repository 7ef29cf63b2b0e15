package org.wenku.archive.authority;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The opaque place in a list of matches from which to go on.
 *
 * @param inside whether the list has come to the names that have what is looked for inside
 */
record PlaceInList(boolean inside, String ending, UUID authority, int name) {

    private static final UUID FIRST = new UUID(0, 0);

    /** Before all names that begin with what is looked for, or that have it inside. */
    static PlaceInList before(boolean inside, String sought) {
        return new PlaceInList(inside, sought, FIRST, -1);
    }

    String text() {
        String plain = (inside ? "1" : "0") + authority + name + " " + ending;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** The place that a text names; the very first where it is none, because a list that begins anew misleads nobody. */
    static PlaceInList read(@Nullable String text, String sought) {
        if (text == null || text.isEmpty()) {
            return before(false, sought);
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int blank = plain.indexOf(' ');
            PlaceInList place = new PlaceInList(
                    plain.startsWith("1"),
                    plain.substring(blank + 1).replace('\0', ' '),
                    UUID.fromString(plain.substring(1, 37)),
                    Integer.parseInt(plain.substring(37, blank)));
            return place.ending().startsWith(sought) ? place : before(false, sought);
        } catch (IllegalArgumentException | IndexOutOfBoundsException none) {
            return before(false, sought);
        }
    }
}
