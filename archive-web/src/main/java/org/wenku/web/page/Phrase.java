package org.wenku.web.page;

import static java.util.Objects.requireNonNull;

import java.lang.Character.UnicodeScript;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Term;

/**
 * Some text and the language it is in.
 *
 * @param language its BCP 47 tag, for the {@code lang} attribute; null where the text has none or is the interface's own
 */
public record Phrase(String text, @Nullable String language) {

    /** Titles may be as long as a page; in lists and trees nobody reads on after this many characters. */
    private static final int LONGEST_IN_A_LIST = 300;

    public Phrase {
        requireNonNull(text, "text");
    }

    /** Text in the language of the interface, or in none. */
    public static Phrase of(String text) {
        return new Phrase(text, null);
    }

    /** Text of the archive: in the language stated, or, where none is and it has Chinese characters, in Chinese. */
    public static Phrase stated(String text, @Nullable String language) {
        return new Phrase(text, language == null && hasHan(text) ? "zh" : language);
    }

    /** What a statement says, in its language. */
    public static Phrase of(Statement statement) {
        return stated(statement.value(), statement.language());
    }

    /** The title of a unit that this reader would want, or its reference code where nobody has named it. */
    public static Phrase title(CatalogueRecord record, Language reader) {
        return record.statements()
                .preferred(Term.TITLE, reader.code())
                .map(Phrase::of)
                .orElseGet(() -> stated(record.title(), null));
    }

    /** The date of a unit as written. */
    public static @Nullable Phrase date(CatalogueRecord record) {
        String date = record.dateText().orElse(null);
        if (date == null || date.isBlank()) {
            return null;
        }
        return record.statements()
                .under(Term.DATE)
                .filter(said -> said.value().equals(date))
                .findFirst()
                .map(Phrase::of)
                .orElseGet(() -> stated(date, null));
    }

    /** The same text, cut where a list would. */
    public Phrase shortened() {
        if (text.length() <= LONGEST_IN_A_LIST) {
            return this;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_IN_A_LIST - 1))
                ? LONGEST_IN_A_LIST - 1
                : LONGEST_IN_A_LIST;
        return new Phrase(text.substring(0, end) + "…", language);
    }

    private static boolean hasHan(String text) {
        return text.codePoints().limit(200).anyMatch(point -> UnicodeScript.of(point) == UnicodeScript.HAN);
    }
}
