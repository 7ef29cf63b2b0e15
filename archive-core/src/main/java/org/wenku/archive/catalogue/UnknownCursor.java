package org.wenku.archive.catalogue;

import org.jspecify.annotations.Nullable;

/** A list was asked to go on from a place that it never gave out. */
public final class UnknownCursor extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnknownCursor(String cursor, @Nullable Throwable cause) {
        super(
                "\"" + (cursor.length() > 40 ? cursor.substring(0, 40) + "…" : cursor)
                        + "\" is not a cursor: expected one that an earlier page gave as next",
                cause);
    }
}
