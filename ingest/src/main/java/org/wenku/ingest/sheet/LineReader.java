package org.wenku.ingest.sheet;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.archive.sheet.Flaw;
import org.wenku.archive.sheet.SheetCell;
import org.wenku.archive.sheet.SheetRow;

/** Understands one row after the other by what the columns mean. Finds every fault that a row by itself can show. */
final class LineReader {

    /** The most characters of one cell; more than this is a text and belongs into a file. */
    static final int LONGEST = 20_000;

    static final int LONGEST_KEY = 500;

    private final List<Column> columns;
    private final int headers;
    private final ReferenceCode target;
    private final String encoding;
    private final @Nullable FileFinder files;
    private final DateCells dates = new DateCells();
    private final boolean hasParents;

    LineReader(List<Column> columns, ReferenceCode target, String encoding, @Nullable Path folder) {
        this.columns =
                columns.stream().filter(column -> column.meaning().isRead()).toList();
        this.headers = columns.size();
        this.target = target;
        this.encoding = encoding;
        this.files = folder == null ? null : new FileFinder(folder);
        this.hasParents = columns.stream().anyMatch(column -> column.meaning().kind() == Meaning.Kind.PARENT);
    }

    /** What has been gathered of one row. */
    private final class Draft {
        private final long row;
        private final List<Fault> faults = new ArrayList<>();
        private final List<Statement> said = new ArrayList<>();
        private final List<Path> paths = new ArrayList<>();
        private final MessageDigest digest = sha256();
        private @Nullable String code;
        private @Nullable String parent;
        private @Nullable String key;
        private Level level = Level.ITEM;

        Draft(long row) {
            this.row = row;
        }

        void fault(int column, FaultKind kind, String found, String detail) {
            faults.add(new Fault(row, column, kind, found, detail));
        }

        void take(Column column, SheetCell cell) {
            Flaw flaw = cell.flaw();
            String text = cell.text().replace('\0', '\ufffd').strip();
            digest.update((column.meaning().text() + '\u001f' + text + '\u001e').getBytes(StandardCharsets.UTF_8));
            if (flaw != null) {
                fault(column.index(), kind(flaw), text, flaw == Flaw.TOO_LONG ? "" + text.length() : encoding);
            } else if (text.length() > LONGEST) {
                fault(column.index(), FaultKind.TOO_LONG, text.substring(0, 40), "" + text.length());
            } else if (!text.isEmpty()) {
                understand(column, text);
            }
        }

        private void understand(Column column, String text) {
            switch (column.meaning().kind()) {
                case TERM -> statements(column, text);
                case CODE -> code = code(column, text);
                case PARENT -> parent = code(column, text);
                case KEY -> key(column, text);
                case LEVEL -> level(column, text);
                case FILE -> paths(column, text);
                case REASONS, IGNORED, UNKNOWN -> {}
            }
        }

        private void statements(Column column, String text) {
            Term term = java.util.Objects.requireNonNull(column.meaning().term());
            for (String value : text.split("\\|", -1)) {
                if (value.isBlank()) {
                    continue;
                }
                Statement statement =
                        Statement.curated(term, value, column.meaning().language());
                if (term.isDate()) {
                    Optional<Statement> read = dates.read(statement);
                    read.ifPresentOrElse(said::add, () -> fault(column.index(), FaultKind.BAD_DATE, value.strip(), ""));
                } else {
                    said.add(statement);
                }
            }
        }

        /** A code that begins with that of the fonds is whole; any other goes on from the unit everything is put below. */
        private @Nullable String code(Column column, String text) {
            boolean whole = text.equals(target.text()) || text.startsWith(target.fonds() + "/");
            try {
                String full = whole
                        ? new ReferenceCode(text).text()
                        : target.child(text).text();
                if (column.meaning().kind() == Meaning.Kind.CODE && full.equals(target.text())) {
                    throw new IllegalArgumentException("the code of the unit that everything is put below");
                }
                return full;
            } catch (IllegalArgumentException e) {
                fault(column.index(), FaultKind.BAD_CODE, text, target.text());
                return null;
            }
        }

        private void key(Column column, String text) {
            if (text.length() > LONGEST_KEY) {
                fault(column.index(), FaultKind.LONG_KEY, text, "" + LONGEST_KEY);
            } else {
                key = text;
            }
        }

        private void level(Column column, String text) {
            ColumnNames.level(text)
                    .ifPresentOrElse(
                            found -> level = found, () -> fault(column.index(), FaultKind.UNKNOWN_LEVEL, text, ""));
        }

        private void paths(Column column, String text) {
            if (files == null) {
                return;
            }
            for (String path : text.split("\\|", -1)) {
                if (!path.isBlank()) {
                    FileFinder.Answer answer = files.find(path.strip());
                    if (answer.fault() == null) {
                        paths.add(answer.path());
                    } else {
                        fault(column.index(), answer.fault(), path.strip(), files.folder());
                    }
                }
            }
        }

        SheetLine done(int titleColumn) {
            Statements statements = new Statements(said);
            if (faults.isEmpty() && statements.of(Term.TITLE).findAny().isEmpty()) {
                fault(titleColumn, FaultKind.NO_TITLE, "", "");
            }
            String hex = HexFormat.of().formatHex(digest.digest());
            String under = code != null ? "code:" + code : key != null ? "key:" + key : "row:" + hex;
            return new SheetLine(
                    row, code, above(), under, level, statements, List.copyOf(paths), hex, List.copyOf(faults));
        }

        /** The unit above as the sheet says, or as the code shows; null for the unit that everything is put below. */
        private @Nullable String above() {
            String shown = parent;
            if (shown == null && code != null) {
                int slash = code.lastIndexOf('/');
                shown = hasParents || slash < 0 ? null : code.substring(0, slash);
            }
            return shown == null || shown.equals(target.text()) ? null : shown;
        }
    }

    private static FaultKind kind(Flaw flaw) {
        return FaultKind.valueOf(flaw.name());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Understands a row. */
    SheetLine read(SheetRow row) {
        Draft draft = new Draft(row.number());
        int title = -1;
        for (Column column : columns) {
            draft.take(column, row.cell(column.index()));
            title = title < 0 && column.meaning().term() == Term.TITLE ? column.index() : title;
        }
        for (int i = headers; i < row.cells().size(); i++) {
            if (!row.cell(i).isBlank()) {
                draft.fault(i, FaultKind.EXTRA_CELLS, row.cell(i).text(), "" + headers);
                break;
            }
        }
        return draft.done(Math.max(title, 0));
    }
}
