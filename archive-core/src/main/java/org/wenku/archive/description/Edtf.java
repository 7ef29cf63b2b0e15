package org.wenku.archive.description;

import java.util.Optional;

/**
 * Reads the Extended Date/Time Format, ISO 8601-2:2019: levels 0 and 1 completely, and of level 2 qualification of
 * parts, unspecified digits anywhere, sets, lists, decades, long years with exponent and significant digits, and the
 * numbered seasons to 41.
 *
 * <p>The standard leaves open which days a season has. Here spring (21, 25) is the first quarter of the year, summer,
 * autumn and winter the next three; seasons of the southern hemisphere (29–32) are half a year away.
 */
public final class Edtf {

    private Edtf() {}

    /** The date that the string stands for, or nothing when it is not EDTF. */
    public static Optional<EdtfDate> parse(String text) {
        return read(text).date();
    }

    /** The date that the string stands for, or where and why it is not EDTF. Never throws for any string. */
    public static EdtfAnswer read(String text) {
        return new EdtfParser(text).answer();
    }
}
