package org.wenku.archive.storage;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.IntPredicate;

/**
 * Writes bytes as part of a file name: some as they are, the others as {@code %} and two hexadecimal digits, in the
 * manner of RFC 3986, section 2.1.
 *
 * <p>What would be longer than the limit is cut and ends in {@code ~}, half a SHA-256 of the whole, and the extension if it
 * is short: two long names with the same beginning stay apart.
 */
public final class PercentEncoding {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int LONGEST_EXTENSION = 16;

    private final IntPredicate kept;
    private final int limit;

    /**
     * @param kept which bytes (0 to 255) stand as they are; {@code %} never does
     * @param limit the greatest length of the result in bytes, at least 64
     */
    public PercentEncoding(IntPredicate kept, int limit) {
        this.kept = kept;
        this.limit = limit;
    }

    /** The bytes in this encoding; valid UTF-8 wherever the bytes that are kept are. */
    public byte[] encode(byte[] raw) {
        byte[] whole = encodeAll(raw, 0);
        return whole.length <= limit ? whole : shorten(raw);
    }

    private byte[] encodeAll(byte[] raw, int from) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length - from);
        for (int i = from; i < raw.length; i++) {
            encode(raw[i] & 0xFF, out);
        }
        return out.toByteArray();
    }

    private void encode(int value, ByteArrayOutputStream out) {
        if (value != '%' && kept.test(value)) {
            out.write(value);
        } else {
            out.writeBytes(("%" + HEX.toHexDigits((byte) value)).getBytes(StandardCharsets.US_ASCII));
        }
    }

    private byte[] shorten(byte[] raw) {
        byte[] tail = concat(("~" + digest(raw)).getBytes(StandardCharsets.US_ASCII), extension(raw));
        ByteArrayOutputStream out = new ByteArrayOutputStream(limit);
        int room = limit - tail.length;
        for (int i = 0; i < raw.length; i = nextCharacter(raw, i)) {
            byte[] character = encodeAll(Arrays.copyOf(raw, nextCharacter(raw, i)), i);
            if (out.size() + character.length > room) {
                break;
            }
            out.writeBytes(character);
        }
        out.writeBytes(tail);
        return out.toByteArray();
    }

    // A cut inside a character would leave bytes that are not UTF-8.
    private static int nextCharacter(byte[] raw, int from) {
        int next = from + 1;
        while (next < raw.length && (raw[next] & 0xC0) == 0x80) {
            next++;
        }
        return next;
    }

    private byte[] extension(byte[] raw) {
        for (int i = raw.length - 1; i > 0 && raw.length - i <= LONGEST_EXTENSION; i--) {
            if (raw[i] == '.') {
                byte[] encoded = encodeAll(raw, i);
                return encoded.length <= LONGEST_EXTENSION ? encoded : new byte[0];
            }
        }
        return new byte[0];
    }

    private static String digest(byte[] raw) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(raw);
            return HexFormat.of().formatHex(whole, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
