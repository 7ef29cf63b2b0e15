package org.wenku.ingest.sheet;

import static java.util.Objects.requireNonNull;

import org.wenku.archive.sheet.SheetRow;
import org.wenku.ingest.Sentence;

/**
 * One thing wrong in a sheet: where, what was found, what was expected.
 *
 * @param row as a spreadsheet program counts it
 * @param column counted from 0
 * @param found what stands there, not more than {@value #LONGEST} characters of it
 * @param detail what the sentence needs beside it, such as the other row
 */
public record Fault(long row, int column, FaultKind kind, String found, String detail) {

    /** The most characters kept of what was found. */
    static final int LONGEST = 300;

    public Fault {
        requireNonNull(kind, "kind");
        found = shortened(found);
        detail = shortened(detail);
    }

    private static String shortened(String text) {
        String clean = text.replace('\0', '\ufffd');
        if (clean.length() <= LONGEST) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return clean.substring(0, end) + "…";
    }

    /** The name of the column as a spreadsheet program has it, such as {@code C}. */
    public String columnName() {
        return SheetRow.columnName(column);
    }

    /** What was found and what was expected. */
    public Sentence sentence() {
        return kind.sentence(found, detail);
    }
}
