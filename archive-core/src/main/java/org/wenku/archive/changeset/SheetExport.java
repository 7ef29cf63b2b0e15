package org.wenku.archive.changeset;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.description.Statement;
import org.wenku.archive.sheet.SheetKind;
import org.wenku.archive.sheet.SheetWriter;

/**
 * Writes records as a sheet that {@link SheetReturn} reads again: one row for each, with everything that is said of it,
 * its place, state, access condition and version. Goes through the records twice, because the head has to name every
 * column; keeps only identifiers.
 */
public final class SheetExport {

    private final Archive archive;

    /** Writes sheets of this archive. */
    public SheetExport(Archive archive) {
        this.archive = archive;
    }

    /**
     * Writes all records of a selection.
     *
     * @param allowed the fonds whose records may be written; null for all
     * @param to is closed
     * @return how many records were written
     * @throws BadWish if what the selection names is not there; nothing is written then
     */
    public long write(Selection selection, @Nullable Set<UUID> allowed, SheetKind kind, OutputStream to)
            throws IOException {
        List<Column> columns = List.copyOf(columns(selection, allowed));
        Answers.Lots lots = new Answers(archive).of(selection, allowed, ChangeSets.LOT);
        long written = 0;
        try (SheetWriter sheet = kind.write(to)) {
            sheet.row(head(columns));
            for (List<UUID> ids = lots.next().ids();
                    !ids.isEmpty();
                    ids = lots.next().ids()) {
                for (CatalogueRecord record : records(ids, allowed)) {
                    sheet.row(row(record, columns));
                    written++;
                }
            }
        }
        return written;
    }

    private SortedSet<Column> columns(Selection selection, @Nullable Set<UUID> allowed) {
        SortedSet<Column> columns = new TreeSet<>();
        Answers.Lots lots = new Answers(archive).of(selection, allowed, ChangeSets.LOT);
        for (List<UUID> ids = lots.next().ids();
                !ids.isEmpty();
                ids = lots.next().ids()) {
            for (CatalogueRecord record : records(ids, allowed)) {
                for (Statement statement : record.statements()) {
                    columns.add(Column.of(statement));
                }
            }
        }
        return columns;
    }

    private List<CatalogueRecord> records(List<UUID> ids, @Nullable Set<UUID> allowed) {
        var found = archive.read(catalogue -> catalogue.records(ids));
        List<CatalogueRecord> records = new ArrayList<>();
        for (UUID id : ids) {
            CatalogueRecord record = found.get(id);
            if (record != null && (allowed == null || allowed.contains(record.fondsId()))) {
                records.add(record);
            }
        }
        return records;
    }

    private static List<String> head(List<Column> columns) {
        List<String> head = new ArrayList<>();
        SheetHead.ALL.forEach(each -> head.add(each.head()));
        columns.forEach(each -> head.add(each.head()));
        return head;
    }

    private static List<String> row(CatalogueRecord record, List<Column> columns) {
        List<String> row = new ArrayList<>();
        SheetHead.ALL.forEach(each -> row.add(each.cell(record)));
        columns.forEach(each -> row.add(each.cell(record.statements())));
        return row;
    }
}
