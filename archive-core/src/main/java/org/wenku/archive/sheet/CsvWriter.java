package org.wenku.archive.sheet;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes CSV as RFC 4180 has it, in UTF-8 with a byte order mark, because Excel takes it for something else without. */
final class CsvWriter implements SheetWriter {

    private final Writer out;

    CsvWriter(OutputStream to) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8), 1 << 16);
        out.write('\ufeff');
    }

    @Override
    public void row(List<String> values) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            cell(FormulaGuard.guarded(values.get(i)));
        }
        out.write("\r\n");
    }

    private void cell(String value) throws IOException {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n' || c == '\t')
                && value.equals(value.strip());
        out.write(plain ? value : '"' + value.replace("\"", "\"\"") + '"');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
