package org.wenku.archive.sheet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV as people have it: RFC 4180 with comma, semicolon or tab between the cells, line breaks inside quotation
 * marks, lines that end in LF, CRLF or CR, and UTF-8, UTF-16 or GB18030. Each cell is decoded by itself, so that one
 * line in another encoding spoils only itself.
 */
final class CsvReader implements SheetReader {

    /** As many columns as a workbook may have; what a row has beyond is not kept. */
    static final int MOST_COLUMNS = 16_384;

    private static final int LONGEST = SheetCell.LONGEST * 4;
    private static final int HEADER = 1 << 16;

    private final CsvEncoding encoding;
    private final Charset charset;
    private final CsvBytes bytes;
    private final int separator;
    private byte[] kept = new byte[256];
    private int length;
    private long row;

    private CsvReader(CsvEncoding encoding, CsvBytes bytes, int separator) {
        this.encoding = encoding;
        this.charset = encoding.isWide() ? StandardCharsets.UTF_8 : encoding.charset();
        this.bytes = bytes;
        this.separator = separator;
    }

    static CsvReader open(Path file) throws IOException {
        CsvEncoding encoding = CsvEncoding.of(file);
        int separator = separator(file, encoding);
        return new CsvReader(encoding, new CsvBytes(file, encoding), separator);
    }

    /** What stands most often between the names in the first row. */
    private static int separator(Path file, CsvEncoding encoding) throws IOException {
        int[] counts = new int[128];
        try (CsvBytes bytes = new CsvBytes(file, encoding)) {
            boolean quoted = false;
            int value = bytes.read();
            for (int i = 0; i < HEADER && value >= 0 && (quoted || (value != '\n' && value != '\r')); i++) {
                quoted ^= value == '"';
                if (!quoted && value < counts.length) {
                    counts[value]++;
                }
                value = bytes.read();
            }
        }
        int found = ',';
        for (int candidate : new int[] {';', '\t'}) {
            found = counts[candidate] > counts[found] ? candidate : found;
        }
        return found;
    }

    @Override
    public SheetKind kind() {
        return SheetKind.CSV;
    }

    @Override
    public String encoding() {
        return encoding.charset().name();
    }

    @Override
    public Optional<SheetRow> next() throws IOException {
        if (bytes.peek() < 0) {
            return Optional.empty();
        }
        List<SheetCell> cells = new ArrayList<>();
        int end;
        do {
            length = 0;
            Flaw flaw = bytes.peek() == '"' ? quoted() : null;
            end = rest();
            if (cells.size() < MOST_COLUMNS) {
                cells.add(cell(flaw));
            }
        } while (end == separator);
        if (end == '\r' && bytes.peek() == '\n') {
            bytes.read();
        }
        return Optional.of(new SheetRow(++row, cells));
    }

    /** Keeps what stands between quotation marks; two of them stand for one. */
    private @Nullable Flaw quoted() throws IOException {
        bytes.read();
        while (true) {
            int value = bytes.read();
            if (value < 0) {
                return Flaw.OPEN_QUOTE;
            }
            if (value == '"') {
                if (bytes.peek() != '"') {
                    int next = bytes.peek();
                    boolean ended = next < 0 || next == separator || next == '\n' || next == '\r';
                    return ended ? null : Flaw.AFTER_QUOTE;
                }
                bytes.read();
            }
            keep(value);
        }
    }

    /** Keeps everything up to the end of the cell, and returns what ended it. */
    private int rest() throws IOException {
        int value = bytes.read();
        while (value >= 0 && value != separator && value != '\n' && value != '\r') {
            keep(value);
            value = bytes.read();
        }
        return value;
    }

    private void keep(int value) {
        if (length < LONGEST) {
            if (length == kept.length) {
                kept = Arrays.copyOf(kept, length * 2);
            }
            kept[length++] = (byte) value;
        }
    }

    private SheetCell cell(@Nullable Flaw flaw) {
        Flaw found = length == LONGEST && flaw == null ? Flaw.TOO_LONG : flaw;
        String text = decoded(charset);
        if (text != null && text.indexOf('\ufffd') < 0) {
            return SheetCell.of(FormulaGuard.unguarded(text), found);
        }
        if (found == Flaw.TOO_LONG || found == Flaw.OPEN_QUOTE) {
            // Because the last letter may have been cut in two.
            return SheetCell.of(new String(kept, 0, length, charset), found);
        }
        String otherwise = text == null ? decoded(encoding.other()) : text;
        return SheetCell.of(otherwise == null ? new String(kept, 0, length, charset) : otherwise, Flaw.OTHER_ENCODING);
    }

    private @Nullable String decoded(Charset as) {
        try {
            return as.newDecoder().decode(ByteBuffer.wrap(kept, 0, length)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    @Override
    public List<MergedCells> merged() {
        return List.of();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
