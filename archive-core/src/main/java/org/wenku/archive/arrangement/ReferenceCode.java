package org.wenku.archive.arrangement;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * The reference code of a unit (ISAD(G) 3.1.1, 档号): the code of its fonds and, below it, parts joined by
 * {@code /}, such as {@code LANE/2/14}. Unique in the archive because each fonds code is, and each code within its fonds.
 *
 * @param text the whole code as it is cited
 */
public record ReferenceCode(String text) {

    /** The most characters a code may have. */
    public static final int LONGEST = 200;

    private static final Pattern FORM =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}._:·-]*(/[\\p{L}\\p{N}\\p{M}._:·-]+)*");

    public ReferenceCode {
        requireNonNull(text, "text");
        if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("\"" + abbreviated(text)
                    + "\" is not a reference code: expected letters, digits and . _ : · - in parts joined by /, at most "
                    + LONGEST + " characters");
        }
    }

    private static String abbreviated(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    /** The code of the fonds, the part before the first {@code /}. */
    public String fonds() {
        int slash = text.indexOf('/');
        return slash < 0 ? text : text.substring(0, slash);
    }

    /** The code of a unit below this one. */
    public ReferenceCode child(String part) {
        return new ReferenceCode(text + "/" + part);
    }

    @Override
    public String toString() {
        return text;
    }
}
