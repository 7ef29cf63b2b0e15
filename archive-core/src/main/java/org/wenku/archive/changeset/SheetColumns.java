package org.wenku.archive.changeset;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Condition;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.sheet.SheetCell;
import org.wenku.archive.sheet.SheetRow;

/** What the columns of one sheet are, and what a row of it says. */
final class SheetColumns {

    /** The most characters that a spreadsheet program keeps in a cell; longer values come back cut. */
    private static final int CUT = 32_767;

    private final Map<SheetHead, Integer> fixed = new EnumMap<>(SheetHead.class);
    private final Map<Column, Integer> statements = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private SheetColumns() {}

    /**
     * Reads the head.
     *
     * @throws BadWish if it lacks a column without which no row can be used
     */
    static SheetColumns read(SheetRow head) {
        SheetColumns columns = new SheetColumns();
        for (int i = 0; i < head.cells().size(); i++) {
            String name = head.cell(i).text().strip();
            if (!name.isEmpty() && !columns.take(name, i)) {
                columns.faults.add(new Fault(
                        head.number(),
                        SheetRow.columnName(i),
                        name,
                        new Saying(
                                "不认识这一列，或者它已出现过，未予使用；应如 title[zh-Hans]。",
                                "The column is not known, or stands there twice, and is not used; expected"
                                        + " such as title[zh-Hans].")));
            }
        }
        boolean named = columns.fixed.containsKey(SheetHead.ID) || columns.fixed.containsKey(SheetHead.CODE);
        if (!named || !columns.fixed.containsKey(SheetHead.VERSION)) {
            throw new BadWish(
                    "第 1 行应有 id 或 code 列，以及 version 列；请先导出，再在导出的表里修改。",
                    "Row 1 has to have a column id or code, and a column version; export first, and edit that sheet.");
        }
        return columns;
    }

    private boolean take(String name, int column) {
        Optional<SheetHead> head = SheetHead.named(name);
        if (head.isPresent()) {
            return fixed.putIfAbsent(head.get(), column) == null;
        }
        return Column.named(name)
                .map(statement -> statements.putIfAbsent(statement, column) == null)
                .orElse(false);
    }

    List<Fault> faults() {
        return faults;
    }

    private String text(SheetRow row, SheetHead head) {
        Integer column = fixed.get(head);
        return column == null ? "" : row.cell(column).text().strip();
    }

    @Nullable
    UUID id(SheetRow row) {
        try {
            String id = text(row, SheetHead.ID);
            return id.isEmpty() ? null : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    String code(SheetRow row) {
        return text(row, SheetHead.CODE);
    }

    String idHead() {
        return (fixed.containsKey(SheetHead.ID) ? SheetHead.ID : SheetHead.CODE).head();
    }

    String idCell(SheetRow row) {
        String id = text(row, SheetHead.ID);
        return id.isEmpty() ? code(row) : id;
    }

    /**
     * What the row makes of a record. What cannot be used is added to the faults by its column.
     *
     * @throws Impossible if something in the row cannot be used; then all of the record stays as it is
     */
    Content change(SheetRow row, CatalogueRecord record, Content content, List<Fault> found) throws Impossible {
        String[] column = {SheetHead.VERSION.head()};
        try {
            version(row, record);
            for (SheetHead unchangeable : List.of(SheetHead.LEVEL, SheetHead.CODE)) {
                column[0] = unchangeable.head();
                unchangeable(row, unchangeable, record);
            }
            Content became = content;
            for (Map.Entry<Column, Integer> each : statements.entrySet()) {
                column[0] = each.getKey().head();
                became = said(became, each.getKey(), row.cell(each.getValue()));
            }
            column[0] = SheetHead.ACCESS.head();
            became = access(row, record, became);
            column[0] = SheetHead.STATE.head();
            return state(row, record, became);
        } catch (Impossible e) {
            found.add(new Fault(row.number(), column[0], cell(row, column[0]), e.why()));
            throw e;
        }
    }

    private @Nullable String cell(SheetRow row, String column) {
        Integer at = SheetHead.named(column)
                .map(fixed::get)
                .orElseGet(() -> Column.named(column).map(statements::get).orElse(null));
        return at == null ? null : row.cell(at).text();
    }

    private void version(SheetRow row, CatalogueRecord record) throws Impossible {
        String version = text(row, SheetHead.VERSION);
        if (!version.equals(Integer.toString(record.version()))) {
            throw new Impossible(
                    "表里的版本是“" + version + "”，记录现在是 " + record.version() + "：导出之后有人改过，或者这一格被改动。请重新导出这一条。",
                    "The sheet has version “" + version + "”, the record is at " + record.version()
                            + ": somebody has changed it since the export, or the cell was altered. Export it again.");
        }
    }

    private void unchangeable(SheetRow row, SheetHead head, CatalogueRecord record) throws Impossible {
        String found = text(row, head);
        if (!found.isEmpty() && !found.equals(head.cell(record))) {
            throw new Impossible(
                    "这一列不能在表里修改，应为“" + head.cell(record) + "”。",
                    "This column cannot be changed in a sheet; expected “" + head.cell(record) + "”.");
        }
    }

    private static Content said(Content content, Column column, SheetCell cell) throws Impossible {
        String is = column.cell(content.statements());
        String wanted = cell.text();
        boolean cut = wanted.length() >= CUT && is.startsWith(wanted);
        if (cut || plain(is).equals(plain(wanted))) {
            return content;
        }
        if (cell.flaw() != null) {
            throw new Impossible(
                    "这一格不是单纯的文字（" + cell.flaw() + "）。", "The cell is not plain text (" + cell.flaw() + ").");
        }
        return content.with(column.put(wanted, content.statements()));
    }

    /** Line ends and white space at the ends, which programs change by themselves, are no change. */
    private static String plain(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    private boolean differs(SheetRow row, SheetHead head, CatalogueRecord record) {
        return fixed.containsKey(head) && !plain(text(row, head)).equals(plain(head.cell(record)));
    }

    private Content access(SheetRow row, CatalogueRecord record, Content content) throws Impossible {
        if (!differs(row, SheetHead.ACCESS, record)
                && !differs(row, SheetHead.ACCESS_UNTIL, record)
                && !differs(row, SheetHead.ACCESS_REASON, record)) {
            return content;
        }
        Access was = content.access();
        String name = fixed.containsKey(SheetHead.ACCESS)
                ? text(row, SheetHead.ACCESS)
                : was.condition().name();
        Condition condition = Arrays.stream(Condition.values())
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new Impossible(
                        "“" + name + "”不是开放情况，应为 open、restricted 或 closed。",
                        "“" + name + "” is no access condition; expected open, restricted or closed."));
        try {
            String until = fixed.containsKey(SheetHead.ACCESS_UNTIL) ? text(row, SheetHead.ACCESS_UNTIL) : "";
            String reason = text(row, SheetHead.ACCESS_REASON);
            return content.with(new Access(
                    condition, until.isEmpty() ? null : LocalDate.parse(until), reason.isEmpty() ? null : reason));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new Impossible(
                    "access_until 应为 2041-01-01 这样的日期；开放的记录没有这个日期。",
                    "access_until has to be a date such as 2041-01-01; what is open has none.");
        }
    }

    private Content state(SheetRow row, CatalogueRecord record, Content content) throws Impossible {
        if (!differs(row, SheetHead.STATE, record)) {
            return content;
        }
        String name = text(row, SheetHead.STATE);
        String reason = text(row, SheetHead.STATE_REASON);
        if (name.equalsIgnoreCase(RecordState.PUBLISHED.name())) {
            return new Operation.Publish().on(content);
        }
        if (name.toLowerCase(Locale.ROOT).equals("withdrawn") && !reason.isEmpty()) {
            return new Operation.Withdraw(reason).on(content);
        }
        throw new Impossible(
                "状态“" + name + "”不能这样设；应为 published，或 withdrawn 并在 state_reason 写明原因。",
                "The state “" + name + "” cannot be set so; expected published, or withdrawn with a state_reason.");
    }
}
