package org.wenku.archive.exchange.bagit;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Reads a tag file line by line, whatever ends its lines, and never more of it at once than one line. */
final class TagText {

    /** Characters; the longest path of any file system in use is a fraction of it. */
    private static final int LONGEST_LINE = 256 * 1024;

    private TagText() {}

    /** Is given the lines. */
    interface Lines {
        /**
         * Takes a line without its ending.
         *
         * @param number counted from 1
         * @return whether to go on
         */
        boolean take(int number, String line) throws IOException;
    }

    /** A line is longer than anything can be. */
    static final class LineTooLong extends IOException {
        private static final long serialVersionUID = 1L;

        LineTooLong(int number) {
            super("line " + number + " has more than " + LONGEST_LINE + " characters");
        }
    }

    /**
     * Reads all lines.
     *
     * @return whether the file began with the byte-order mark of UTF-8
     * @throws java.nio.charset.CharacterCodingException if the bytes are not in this encoding
     */
    static boolean read(InputStream bytes, Charset charset, Lines lines) throws IOException {
        BufferedInputStream in = new BufferedInputStream(bytes, 1 << 16);
        boolean mark = charset.equals(StandardCharsets.UTF_8) && skipMark(in);
        Reader text = new BufferedReader(
                new InputStreamReader(
                        in,
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                1 << 16);
        StringBuilder line = new StringBuilder();
        int number = 1;
        boolean afterReturn = false;
        for (int c = text.read(); c >= 0; c = text.read()) {
            if (c == '\n' && afterReturn) {
                afterReturn = false;
                continue;
            }
            afterReturn = c == '\r';
            if (c == '\n' || c == '\r') {
                if (!lines.take(number++, line.toString())) {
                    return mark;
                }
                line.setLength(0);
            } else if (line.length() >= LONGEST_LINE) {
                throw new LineTooLong(number);
            } else {
                line.append((char) c);
            }
        }
        if (line.length() > 0) {
            lines.take(number, line.toString());
        }
        return mark;
    }

    private static boolean skipMark(BufferedInputStream in) throws IOException {
        in.mark(3);
        byte[] first = in.readNBytes(3);
        boolean mark =
                first.length == 3 && first[0] == (byte) 0xEF && first[1] == (byte) 0xBB && first[2] == (byte) 0xBF;
        if (!mark) {
            in.reset();
        }
        return mark;
    }
}
