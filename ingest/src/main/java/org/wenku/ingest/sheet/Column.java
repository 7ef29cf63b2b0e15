package org.wenku.ingest.sheet;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A column of a sheet.
 *
 * @param index counted from 0
 * @param header what stands above it
 */
public record Column(int index, String header, Meaning meaning) {

    /** The columns under these headers as their names say. */
    static List<Column> named(List<String> headers) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            columns.add(new Column(i, headers.get(i), ColumnNames.column(headers.get(i))));
        }
        return columns;
    }

    /** What keeps a sheet with these columns from being read; every fault, on the row of the headers. */
    static List<Fault> faults(long row, List<Column> columns, boolean hasFiles) {
        List<Fault> faults = new ArrayList<>();
        Set<Meaning.Kind> once = EnumSet.noneOf(Meaning.Kind.class);
        boolean title = false;
        for (Column column : columns) {
            Meaning meaning = column.meaning();
            if (meaning.kind() == Meaning.Kind.UNKNOWN) {
                faults.add(new Fault(row, column.index(), FaultKind.UNKNOWN_COLUMN, column.header(), ""));
            } else if (meaning.standsOnce() && !once.add(meaning.kind())) {
                faults.add(new Fault(row, column.index(), FaultKind.DOUBLE_COLUMN, column.header(), meaning.text()));
            } else if (meaning.kind() == Meaning.Kind.FILE && !hasFiles) {
                faults.add(new Fault(row, column.index(), FaultKind.NO_FILES_FOLDER, column.header(), ""));
            }
            title |= meaning.text().startsWith("title");
        }
        if (!title) {
            faults.add(new Fault(row, columns.size(), FaultKind.MISSING_COLUMN, "", "title"));
        }
        return faults;
    }
}
