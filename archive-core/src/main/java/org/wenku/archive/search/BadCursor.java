package org.wenku.archive.search;

/** A cursor that was not made by this index for this order. */
public final class BadCursor extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    BadCursor(String found, String expected) {
        super("cursor \"" + (found.length() > 40 ? found.substring(0, 40) + "…" : found) + "\": expected " + expected);
    }
}
