package org.wenku.archive.description;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One thing said about a unit of description.
 *
 * @param value the text as written, without surrounding white space and never empty
 * @param language the BCP 47 tag of the value itself, such as {@code zh-Hans}; null where it has none (a number, a code)
 * @param authority the person, place or subject the value stands for, where that is known
 * @param edtf for date terms, the date in EDTF where it could be read; the text as written stays in {@code value}
 */
public record Statement(
        Term term,
        String value,
        @Nullable String language,
        Origin origin,
        @Nullable URI authority,
        @Nullable String edtf) {

    public Statement {
        requireNonNull(term, "term");
        requireNonNull(origin, "origin");
        value = requireNonNull(value, "value").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a statement of " + term.localName() + " needs a value");
        }
    }

    /** A statement without an authority or a date reading. */
    public static Statement of(Term term, String value, @Nullable String language, Origin origin) {
        return new Statement(term, value, language, origin, null, null);
    }

    /** A statement that a person wrote. */
    public static Statement curated(Term term, String value, @Nullable String language) {
        return of(term, value, language, Origin.curated());
    }

    /** A statement that a person wrote; a date is read as far as it can be. */
    public static Statement written(Term term, String value, @Nullable String language) {
        Statement plain = curated(term, value, language);
        return term.isDate()
                ? EdtfReading.of(plain.value())
                        .suggestion()
                        .map(EdtfDate::text)
                        .map(plain::readAs)
                        .orElse(plain)
                : plain;
    }

    /** The same statement, confirmed by a person. */
    public Statement confirmed() {
        return new Statement(term, value, language, Origin.curated(), authority, edtf);
    }

    /** The same statement with its date in EDTF beside the text as written. */
    public Statement readAs(String edtfText) {
        return new Statement(term, value, language, origin, authority, edtfText);
    }
}
