package org.wenku.archive.sheet;

/**
 * Cells that were merged into one: all but the first are empty, and nobody can tell what was meant for them.
 *
 * @param firstRow counted from 1
 * @param lastRow counted from 1
 * @param firstColumn counted from 0
 * @param lastColumn counted from 0
 */
public record MergedCells(long firstRow, long lastRow, int firstColumn, int lastColumn) {

    /** As spreadsheet programs write it, such as {@code A2:B3}. */
    @Override
    public String toString() {
        return SheetRow.columnName(firstColumn) + firstRow + ":" + SheetRow.columnName(lastColumn) + lastRow;
    }
}
