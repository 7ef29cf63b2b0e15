package org.wenku.archive.changeset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.sheet.NotASheet;
import org.wenku.archive.sheet.SheetReader;
import org.wenku.archive.sheet.SheetRow;

/**
 * Makes a previewed change set of a sheet: each row names a record by its id or code and the version that it was written
 * from, and what differs in its cells is what is to change. Rows that are not there, and columns that are not there,
 * change nothing. What cannot be used is named by row and column and does not keep the rest from being used.
 */
public final class SheetReturn {

    private final Archive archive;
    private final ChangeSets sets;

    /** Takes sheets back into this archive. */
    public SheetReturn(Archive archive) {
        this.archive = archive;
        this.sets = new ChangeSets(archive);
    }

    /**
     * Reads a sheet to its end.
     *
     * @param wanted the selection is a {@link Selection.Sheet}
     * @return the set, PREVIEWED
     * @throws BadWish if it is no sheet, or its head lacks id and code, or version
     */
    public ChangeSet preview(NewChangeSet wanted, Path file) throws IOException {
        try (SheetReader sheet = SheetReader.open(file)) {
            SheetRow first = sheet.next().orElseThrow(() -> new BadWish("表格里一行也没有。", "There is no row in the sheet."));
            SheetColumns columns = SheetColumns.read(first);
            Act act = new Act(wanted.by(), "preview", null);
            UUID set = archive.write(act, desk -> {
                UUID made = new ChangeSetTable(desk.session()).enter(wanted, ChangeSet.Kind.SHEET, null, desk.now());
                new Previewing(desk, made, wanted.allowed(), 0).keep(columns.faults(), SheetReturn::never);
                return made;
            });
            int place = 0;
            for (List<SheetRow> rows = some(sheet); !rows.isEmpty(); rows = some(sheet)) {
                List<SheetRow> lot = rows;
                int from = place;
                place = archive.write(act, desk -> lot(desk, set, wanted.allowed(), columns, lot, from));
            }
            archive.<Void>write(act, desk -> {
                new ChangeSetTable(desk.session()).enterState(set, ChangeSet.State.PREVIEWED);
                return null;
            });
            return sets.find(set).orElseThrow();
        } catch (NotASheet e) {
            throw new BadWish(
                    "“" + file.getFileName() + "”读不成表格（" + e.getMessage() + "）；应为 CSV 或 XLSX。",
                    "“" + file.getFileName() + "” cannot be read as a sheet (" + e.getMessage()
                            + "); expected CSV or XLSX.");
        }
    }

    private static Fault never(int place) {
        throw new IllegalStateException("no record was entered, so none can be there twice: " + place);
    }

    private static List<SheetRow> some(SheetReader sheet) throws IOException {
        List<SheetRow> rows = new ArrayList<>();
        while (rows.size() < ChangeSets.LOT) {
            Optional<SheetRow> row = sheet.next();
            if (row.isEmpty()) {
                break;
            }
            if (!row.get().isBlank()) {
                rows.add(row.get());
            }
        }
        return rows;
    }

    private int lot(
            Cataloguing desk,
            UUID set,
            @Nullable Set<UUID> allowed,
            SheetColumns columns,
            List<SheetRow> rows,
            int from) {
        Previewing previewing = new Previewing(desk, set, allowed, from);
        List<Fault> faults = new ArrayList<>();
        Map<Integer, Long> rowOfPlace = new HashMap<>();
        Map<String, UUID> byCode = byCode(columns, rows);
        List<UUID> ids = rows.stream()
                .map(row -> id(columns, row, byCode))
                .filter(Objects::nonNull)
                .toList();
        Map<UUID, CatalogueRecord> records = desk.catalogue().records(ids);
        for (SheetRow row : rows) {
            UUID id = id(columns, row, byCode);
            CatalogueRecord record = id == null ? null : records.get(id);
            if (record == null) {
                faults.add(new Fault(
                        row.number(),
                        columns.idHead(),
                        columns.idCell(row),
                        new Saying(
                                "没有这条记录；应为导出时的标识符或档号。",
                                "There is no such record; expected the id or code as exported.")));
            } else {
                int before = previewing.place();
                previewing.one(record, (here, content) -> columns.change(row, here, content, faults));
                if (previewing.place() > before) {
                    rowOfPlace.put(previewing.place(), row.number());
                }
            }
        }
        return previewing.keep(
                faults,
                place -> new Fault(
                        rowOfPlace.getOrDefault(place, 0L),
                        columns.idHead(),
                        null,
                        new Saying(
                                "这条记录在前面的行里已出现，只用了前一行。", "The record stands in a row before; only that one is used.")));
    }

    private Map<String, UUID> byCode(SheetColumns columns, List<SheetRow> rows) {
        List<String> codes = rows.stream()
                .filter(row -> columns.id(row) == null)
                .map(columns::code)
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
        return codes.isEmpty() ? Map.of() : new Answers(archive).byCode(codes);
    }

    private static @Nullable UUID id(SheetColumns columns, SheetRow row, Map<String, UUID> byCode) {
        UUID id = columns.id(row);
        return id == null ? byCode.get(columns.code(row)) : id;
    }
}
