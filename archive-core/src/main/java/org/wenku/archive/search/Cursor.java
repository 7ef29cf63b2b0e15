package org.wenku.archive.search;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the sort key and id of its last record, so that the next costs what the first did and does not
 * shift when records come and go; in order of relevance, which has no key, the number of hits seen.
 *
 * @param sort the order it holds for
 * @param match how the query was read, so that every page is of one reading
 * @param seen hits before, for {@link SortOrder#RELEVANCE}
 * @param key the last record's sort key, null if it has none
 * @param id the last record
 */
record Cursor(
        SortOrder sort,
        QueryReading.Match match,
        int seen,
        @Nullable String key,
        String id) {
    private static final int VERSION = 1;

    String text() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeByte(sort.ordinal());
            out.writeByte(match.ordinal());
            out.writeInt(seen);
            out.writeBoolean(key != null);
            out.writeUTF(key == null ? "" : key);
            out.writeUTF(id);
            out.writeInt(checksum(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** @throws BadCursor if the text is no cursor, or one of another order */
    static Cursor read(String text, SortOrder sort) {
        Cursor cursor;
        try {
            cursor = decoded(Base64.getUrlDecoder().decode(text));
        } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new BadCursor(text, "the \"next\" of an earlier page");
        }
        if (cursor.sort != sort) {
            throw new BadCursor(text, "a cursor for the order " + sort + ", this one is for " + cursor.sort);
        }
        return cursor;
    }

    private static Cursor decoded(byte[] bytes) throws IOException {
        if (bytes.length < Integer.BYTES) {
            throw new IOException("too short");
        }
        int body = bytes.length - Integer.BYTES;
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != VERSION) {
                throw new IOException("other version");
            }
            SortOrder sort = SortOrder.values()[in.readByte()];
            QueryReading.Match match = QueryReading.Match.values()[in.readByte()];
            int seen = in.readInt();
            boolean hasKey = in.readBoolean();
            String key = in.readUTF();
            String id = in.readUTF();
            if (in.readInt() != checksum(Arrays.copyOf(bytes, body)) || in.read() >= 0) {
                throw new IOException("altered");
            }
            return new Cursor(sort, match, seen, hasKey ? key : null, id);
        }
    }

    private static int checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
