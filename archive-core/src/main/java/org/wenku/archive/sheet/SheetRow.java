package org.wenku.archive.sheet;

import java.util.List;

/**
 * One row.
 *
 * @param number as a spreadsheet program counts it, the first being 1; a row of a CSV file may go over several lines
 * @param cells from the first column to the last that has something in it
 */
public record SheetRow(long number, List<SheetCell> cells) {
    public SheetRow {
        cells = List.copyOf(cells);
    }

    /** The cell in this column, counted from 0; an empty one where the row is shorter. */
    public SheetCell cell(int column) {
        return column < cells.size() ? cells.get(column) : SheetCell.EMPTY;
    }

    /** Whether nothing stands in any cell. */
    public boolean isBlank() {
        return cells.stream().allMatch(SheetCell::isBlank);
    }

    /** The name of a column as spreadsheet programs have it: A for 0, Z for 25, AA for 26. */
    public static String columnName(int column) {
        String name = "";
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            name = (char) ('A' + rest % 26) + name;
        }
        return name;
    }
}
