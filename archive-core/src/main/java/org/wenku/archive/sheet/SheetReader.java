package org.wenku.archive.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads a sheet from its first row to its last; what it keeps in memory does not grow with the sheet. */
public interface SheetReader extends AutoCloseable {

    /**
     * Opens a sheet, of a workbook the first one that is not hidden. What it is, is told from its bytes, not its name.
     *
     * @throws NotASheet if it cannot be read as a table
     */
    static SheetReader open(Path file) throws IOException {
        byte[] head = new byte[8];
        int read;
        try (InputStream in = Files.newInputStream(file)) {
            read = in.readNBytes(head, 0, head.length);
        }
        if (read == 0) {
            throw new NotASheet(NotASheet.Reason.EMPTY, "no byte");
        }
        if (head[0] == 'P' && head[1] == 'K' && head[2] < 9) {
            return XlsxReader.open(file);
        }
        // The compound files of Microsoft (MS-CFB 2.2): the workbooks of before 2007, and workbooks with a password.
        byte[] compound = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
        if (Arrays.equals(Arrays.copyOf(head, compound.length), compound)) {
            throw new NotASheet(NotASheet.Reason.OLD_EXCEL, "a compound file");
        }
        return CsvReader.open(file);
    }

    /** What sort of sheet it is. */
    SheetKind kind();

    /** In which encoding its text is, such as {@code UTF-8} or {@code GB18030}. */
    String encoding();

    /** The next row; rows with nothing in them may be left out, which their numbers show. Empty after the last. */
    Optional<SheetRow> next() throws IOException;

    /** The merged cells; complete only when the last row has been read, because that is where a workbook says it. */
    List<MergedCells> merged();

    @Override
    void close() throws IOException;
}
