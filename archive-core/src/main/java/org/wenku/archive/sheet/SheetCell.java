package org.wenku.archive.sheet;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One cell as it was written: numbers with the digits that a person sees, dates as ISO 8601, formulas with their text
 * after {@code =}.
 *
 * @param text empty for a cell with nothing in it
 * @param flaw what is wrong with it; null when nothing is
 */
public record SheetCell(String text, @Nullable Flaw flaw) {

    /** The most characters of a cell that are kept; spreadsheet programs themselves stop at 32,767. */
    public static final int LONGEST = 100_000;

    /** The cell with nothing in it. */
    public static final SheetCell EMPTY = new SheetCell("", null);

    public SheetCell {
        requireNonNull(text, "text");
    }

    /** A cell with this text, of which no more than {@link #LONGEST} characters are kept. */
    static SheetCell of(String text, @Nullable Flaw flaw) {
        if (text.isEmpty() && flaw == null) {
            return EMPTY;
        }
        return text.length() > LONGEST
                ? new SheetCell(text.substring(0, LONGEST), flaw == null ? Flaw.TOO_LONG : flaw)
                : new SheetCell(text, flaw);
    }

    /** Whether nothing stands in it. */
    public boolean isBlank() {
        return flaw == null && text.isBlank();
    }
}
