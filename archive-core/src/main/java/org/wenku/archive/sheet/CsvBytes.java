package org.wenku.archive.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of a CSV file in which separators, quotation marks and line ends stand for themselves. That is so in UTF-8
 * and in GB18030, where {@code " , ; TAB CR LF} are never part of a letter; UTF-16 is made UTF-8 on the way.
 */
final class CsvBytes implements AutoCloseable {

    private static final int NOTHING_AHEAD = -2;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private int ahead = NOTHING_AHEAD;

    CsvBytes(Path file, CsvEncoding encoding) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        bytes.skipNBytes(encoding.mark());
        this.in = encoding.isWide() ? new Narrowed(new InputStreamReader(bytes, encoding.charset())) : bytes;
    }

    /** The next byte, or -1 at the end. */
    int read() throws IOException {
        if (ahead != NOTHING_AHEAD) {
            int next = ahead;
            ahead = NOTHING_AHEAD;
            return next;
        }
        if (at == end) {
            end = in.read(buffer, 0, buffer.length);
            at = 0;
            if (end <= 0) {
                end = 0;
                return -1;
            }
        }
        return buffer[at++] & 0xff;
    }

    /** The byte that {@link #read} will return. */
    int peek() throws IOException {
        if (ahead == NOTHING_AHEAD) {
            ahead = read();
        }
        return ahead;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Text as UTF-8. */
    private static final class Narrowed extends InputStream {
        private final Reader text;
        private final char[] chars = new char[8192];
        private byte[] bytes = {};
        private int at;

        Narrowed(Reader text) {
            this.text = text;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (at == bytes.length && !more()) {
                return -1;
            }
            int count = Math.min(length, bytes.length - at);
            System.arraycopy(bytes, at, into, offset, count);
            at += count;
            return count;
        }

        private boolean more() throws IOException {
            int read = text.read(chars, 0, chars.length - 1);
            if (read <= 0) {
                return false;
            }
            if (Character.isHighSurrogate(chars[read - 1])) {
                int low = text.read();
                if (low >= 0) {
                    chars[read++] = (char) low;
                }
            }
            bytes = new String(chars, 0, read).getBytes(StandardCharsets.UTF_8);
            at = 0;
            return true;
        }

        @Override
        public void close() throws IOException {
            text.close();
        }
    }
}
