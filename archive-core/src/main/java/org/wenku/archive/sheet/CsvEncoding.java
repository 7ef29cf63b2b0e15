package org.wenku.archive.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * In which encoding a CSV file is. All of its bytes are looked at, because the first Chinese letter may come late.
 *
 * @param charset what its cells are read in
 * @param other what a cell is tried in that is not text in the first
 * @param mark how many bytes of byte order mark stand at the beginning
 */
record CsvEncoding(Charset charset, Charset other, int mark) {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int HEAD = 4096;

    static CsvEncoding of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (begins(head, 0xef, 0xbb, 0xbf)) {
            return new CsvEncoding(StandardCharsets.UTF_8, GB18030, 3);
        }
        if (begins(head, 0xff, 0xfe)) {
            return new CsvEncoding(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16LE, 2);
        }
        if (begins(head, 0xfe, 0xff)) {
            return new CsvEncoding(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16BE, 2);
        }
        int[] zeros = zeros(head);
        if (zeros[0] + zeros[1] > 0) {
            return withoutMark(zeros);
        }
        return new Census().of(file);
    }

    private static boolean begins(byte[] head, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }

    /** How many zero bytes stand at even and at odd places. */
    private static int[] zeros(byte[] head) {
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            zeros[i % 2] += head[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    /** Separators, digits and line ends have a zero byte in UTF-16, always on the same side. */
    private static CsvEncoding withoutMark(int[] zeros) throws NotASheet {
        if (zeros[0] == 0) {
            return new CsvEncoding(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16LE, 0);
        }
        if (zeros[1] == 0) {
            return new CsvEncoding(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16BE, 0);
        }
        throw new NotASheet(NotASheet.Reason.BINARY, zeros[0] + zeros[1] + " zero bytes in the first " + HEAD);
    }

    /** Whether a separator, a quotation mark or a line end can be told without decoding. */
    boolean isWide() {
        return charset.equals(StandardCharsets.UTF_16LE) || charset.equals(StandardCharsets.UTF_16BE);
    }

    /** Counts what would be letters in UTF-8 and what would not. */
    private static final class Census {
        private long letters;
        private long strays;
        private int awaited;

        CsvEncoding of(Path file) throws IOException {
            byte[] buffer = new byte[1 << 16];
            try (InputStream in = Files.newInputStream(file)) {
                for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                    for (int i = 0; i < read; i++) {
                        count(buffer[i] & 0xff);
                    }
                }
            }
            strays += awaited > 0 ? 1 : 0;
            // Text in GB18030 hardly ever makes a letter of three bytes by chance: a sheet with some of each was UTF-8.
            return letters > strays || strays == 0
                    ? new CsvEncoding(StandardCharsets.UTF_8, GB18030, 0)
                    : new CsvEncoding(GB18030, StandardCharsets.UTF_8, 0);
        }

        private void count(int value) {
            boolean continues = (value & 0xc0) == 0x80;
            if (awaited > 0 && continues) {
                awaited--;
                letters += awaited == 0 ? 1 : 0;
                return;
            }
            strays += awaited > 0 || continues || value >= 0xf5 ? 1 : 0;
            awaited = value < 0xc2 || value >= 0xf5 ? 0 : value < 0xe0 ? 1 : value < 0xf0 ? 2 : 3;
        }
    }
}
