package org.wenku.archive.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.arrangement.TreePath;

/** The opaque place in a list in archival order from which to go on. */
final class Cursor {

    private static final Pattern PATH = Pattern.compile("([0-9A-Z]{6}){1,64}");

    private Cursor() {}

    static String after(TreePath path) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(path.text().getBytes(StandardCharsets.US_ASCII));
    }

    /** The path after which the page begins; the empty text for the first page. */
    static String read(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return "";
        }
        try {
            String path = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            if (PATH.matcher(path).matches()) {
                return path;
            }
        } catch (IllegalArgumentException e) {
            throw new UnknownCursor(cursor, e);
        }
        throw new UnknownCursor(cursor, null);
    }
}
