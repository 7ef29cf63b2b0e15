package org.wenku.web.staff.describe;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.description.EdtfDate;
import org.wenku.archive.description.EdtfReading;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Term;

/**
 * One line of the form as it was typed; a line with an empty value says nothing.
 *
 * @param edtf the date as the person has it read; empty where the machine may read it
 * @param authority the address of what the value stands for; empty where none is known
 * @param accepted whether the person confirms what a program found
 */
record Line(Term term, String value, String language, String edtf, String authority, boolean accepted) {

    static Line blank(Term term, String language) {
        return new Line(term, "", language, "", "", false);
    }

    /** The line that says what a statement says. */
    static Line of(Statement said) {
        String own = said.edtf();
        boolean asRead = own == null || own.equals(reading(said.value()).orElse(null));
        return new Line(
                said.term(),
                said.value(),
                Objects.toString(said.language(), ""),
                said.term().isDate() && !asRead ? Objects.toString(own, "") : "",
                Objects.toString(said.authority(), ""),
                false);
    }

    private static Optional<String> reading(String value) {
        return EdtfReading.of(value).suggestion().map(EdtfDate::text);
    }

    /** The same line with another text that names an authority, or none. */
    Line naming(String text, String textLanguage, String address) {
        return new Line(term, text, textLanguage, edtf, address, accepted);
    }

    boolean isBlank() {
        return value.isBlank();
    }

    /** Whether this line says exactly what a statement says, so that the statement keeps its origin. */
    boolean says(Statement said) {
        return said.term() == term
                && unixLines(said.value()).equals(unixLines(value.strip()))
                && Objects.equals(said.language(), languageTag())
                && Objects.toString(said.authority(), "").equals(authority)
                && saysDate(said.edtf());
    }

    /** Because a browser sends every end of a line as two characters, whatever stood there. */
    private static String unixLines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private boolean saysDate(@Nullable String known) {
        if (!term.isDate() || known == null) {
            return edtf.isEmpty();
        }
        return edtf.isEmpty() ? reading(value).filter(known::equals).isPresent() : edtf.equals(known);
    }

    /** The language tag in the form of BCP 47; null where none was typed. */
    @Nullable
    String languageTag() {
        return language.isEmpty() ? null : canonical(language).orElse(language);
    }

    private static Optional<String> canonical(String tag) {
        try {
            return Optional.of(new Locale.Builder().setLanguageTag(tag).build().toLanguageTag());
        } catch (IllformedLocaleException notOne) {
            return Optional.empty();
        }
    }

    boolean hasWellFormedLanguage() {
        return language.isEmpty() || canonical(language).isPresent();
    }

    /** What a person says with this line. */
    Statement statement() {
        Statement plain = Statement.written(term, value, languageTag());
        String date = term.isDate() && !edtf.isEmpty() ? edtf : plain.edtf();
        return new Statement(
                term,
                plain.value(),
                plain.language(),
                Origin.curated(),
                authority.isEmpty() ? null : java.net.URI.create(authority),
                date);
    }
}
