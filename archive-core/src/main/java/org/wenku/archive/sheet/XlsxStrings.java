package org.wenku.archive.sheet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The strings that the cells of a workbook share. They lie in a file of the temporary folder, because a sheet of a
 * hundred thousand rows has a million of them; only where each begins is kept in memory, and what was asked for lately.
 */
final class XlsxStrings implements AutoCloseable {

    private static final long MOST_BYTES = 1L << 30;
    private static final int RECENT = 1 << 12;
    private static final int LONGEST_RECENT = 200;

    private final FileChannel file;
    private final String[] recent = new String[RECENT];
    private final int[] recentNumber = new int[RECENT];
    private long[] begin = new long[1024];
    private int count;

    private XlsxStrings(FileChannel file) {
        this.file = file;
    }

    static XlsxStrings of(ZipFile zip, @Nullable String part) throws IOException {
        Path spilled = Files.createTempFile("wenku-strings", ".txt");
        XlsxStrings strings = new XlsxStrings(FileChannel.open(
                spilled, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        try (XlsxPart xml = part == null ? null : XlsxPart.of(zip, part, MOST_BYTES)) {
            if (xml != null) {
                strings.spill(xml);
            }
            return strings;
        } catch (IOException | RuntimeException e) {
            strings.close();
            throw e;
        }
    }

    private void spill(XlsxPart xml) throws IOException {
        long at = 0;
        // Flushed and not closed, because the channel must stay open.
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16);
        while (xml.next()) {
            if (xml.begins("si")) {
                byte[] text = xml.richText("si").getBytes(StandardCharsets.UTF_8);
                if (count + 1 >= begin.length) {
                    begin = Arrays.copyOf(begin, begin.length * 2);
                }
                out.write(text);
                at += text.length;
                begin[++count] = at;
            }
        }
        out.flush();
    }

    /** The string with this number, counted from 0; null if there is none. */
    @Nullable
    String get(int number) throws IOException {
        if (number < 0 || number >= count) {
            return null;
        }
        int slot = number % RECENT;
        if (recent[slot] != null && recentNumber[slot] == number) {
            return recent[slot];
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) (begin[number + 1] - begin[number]));
        while (bytes.hasRemaining() && file.read(bytes, begin[number] + bytes.position()) > 0) {
            continue;
        }
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        if (text.length() <= LONGEST_RECENT) {
            recent[slot] = text;
            recentNumber[slot] = number;
        }
        return text;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
