package org.wenku.ingest.extract.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One message: a kind and its fields. On the wire a four-byte length, one byte for the kind, then the fields; a number
 * takes eight bytes, a text its length in four bytes and its bytes in UTF-8.
 */
public final class Frame {

    /** No frame is longer, in bytes; a longer one means that the other side cannot be trusted. */
    public static final int LONGEST = 4 << 20;

    /** What a frame says, with its fields. */
    public enum Kind {
        /** From the child when it has started: version of Tika, its process id. */
        READY,
        /** To the child: path, name, default charset, most characters, most members, greatest depth. */
        EXTRACT,
        /** To the child: path of a PDF, page from 1, width in pixels or 0, resolution in dpi, most pixels, target. */
        RENDER,
        /** To the child: path of an image, media type, page from 1, longest side in pixels, most pixels, target. */
        THUMBNAIL,
        /** To the child: path of a PDF, most pages. */
        TEXTLESS_PAGES,
        /** To the child: path of a PDF, most pages, target. */
        TEXT_BOXES,
        /** To the child: path of an image, side of a tile in pixels, most pixels, target folder. */
        TILES,
        /** To the child: path of a container, media type, name, target folder, default charset, most files, most bytes. */
        UNPACK,
        /** From the child: media type. */
        TYPE,
        /** From the child: name of the charset, whether it is certain (1) or not (0). */
        CHARSET,
        /** From the child: name of a metadata field, value. */
        META,
        /** From the child: kind of part, number from 1, path of the member or empty, text. */
        PART,
        /** From the child: path of a member, media type, what went wrong or empty. */
        MEMBER,
        /** From the child: ISO 639 code, how many times as likely as the next in millionths. */
        LANGUAGE,
        /** From the child: a page number. */
        PAGE,
        /** From the child: width and height of the image written, pages of the source. */
        IMAGE,
        /**
         * From the child: path of a file inside a container, bytes or -1, date or empty, CRC-32 or -1, the number under which
         * it was taken out or 0, the place of the message it is attached to or 0, word for the problem or empty, cause or empty.
         */
        ENTRY,
        /** From the child: the ending by which the list of what is in a container ends early, cause. */
        UNLISTED,
        /** From the child, always last: name of the ending, cause, whether text was cut off (1) or not (0). */
        DONE
    }

    private final Kind kind;

    private final ByteBuffer fields;

    private Frame(Kind kind, ByteBuffer fields) {
        this.kind = kind;
        this.fields = fields;
    }

    /** Begins a frame to be written. */
    public static Draft of(Kind kind) {
        return new Draft(kind);
    }

    /**
     * Reads the next frame.
     *
     * @throws EOFException when the other side has gone
     * @throws IOException when the frame is longer than allowed or of no known kind
     */
    public static Frame read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 1 || length > LONGEST) {
            throw new IOException("a frame of " + length + " bytes; expected 1 to " + LONGEST);
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the stream ended inside a frame");
        }
        return new Frame(kind(bytes[0]), ByteBuffer.wrap(bytes, 1, length - 1));
    }

    private static Kind kind(byte code) throws IOException {
        if (code < 0 || code >= Kind.values().length) {
            throw new IOException("a frame of unknown kind " + code);
        }
        return Kind.values()[code];
    }

    /** What this frame says. */
    public Kind kind() {
        return kind;
    }

    /**
     * The next field, a text.
     *
     * @throws IOException when the frame holds no such field
     */
    public String text() throws IOException {
        int length = fields.remaining() < 4 ? -1 : fields.getInt();
        if (length < 0 || length > fields.remaining()) {
            throw new IOException("a text of " + length + " bytes in a frame with " + fields.remaining() + " left");
        }
        byte[] bytes = new byte[length];
        fields.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * The next field, a number.
     *
     * @throws IOException when the frame holds no such field
     */
    public long number() throws IOException {
        if (fields.remaining() < 8) {
            throw new IOException("a number expected, only " + fields.remaining() + " bytes left in the frame");
        }
        return fields.getLong();
    }

    /** A frame being written. */
    public static final class Draft {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

        private Draft(Kind kind) {
            bytes.write(kind.ordinal());
        }

        /** Adds a text. */
        public Draft text(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(ByteBuffer.allocate(4).putInt(utf8.length).array());
            bytes.writeBytes(utf8);
            return this;
        }

        /** Adds a number. */
        public Draft number(long number) {
            bytes.writeBytes(ByteBuffer.allocate(8).putLong(number).array());
            return this;
        }

        /** Writes the frame and passes it on at once. */
        public void to(OutputStream out) throws IOException {
            write(out);
            out.flush();
        }

        /** Writes the frame; it may stay in the stream's buffer until the next flush. */
        public void write(OutputStream out) throws IOException {
            out.write(ByteBuffer.allocate(4).putInt(bytes.size()).array());
            bytes.writeTo(out);
        }
    }
}
