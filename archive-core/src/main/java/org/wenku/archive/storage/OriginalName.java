package org.wenku.archive.storage;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The name of a file as it was handed in, byte for byte: names on Linux are bytes, and not always text.
 *
 * <p>Nothing is normalised: a name in NFD stays in NFD.
 */
public final class OriginalName {

    /** The greatest length of a file name on the file systems in use, in bytes. */
    private static final int LONGEST = 255;

    /** Begins a segment that is not the name itself; a name that begins so is encoded too, so that it can be told. */
    private static final String MARK = "%%";

    private static final PercentEncoding ALL_BUT_LETTERS =
            new PercentEncoding(OriginalName::safeInAnyName, LONGEST - MARK.length());

    private final byte[] bytes;

    private OriginalName(byte[] bytes) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException("a file name has at least one byte");
        }
        this.bytes = bytes;
    }

    /** The name that consists of these bytes. */
    public static OriginalName of(byte[] bytes) {
        return new OriginalName(requireNonNull(bytes, "bytes").clone());
    }

    /** The name that is this text in UTF-8. A lone surrogate, which UTF-8 cannot say, becomes U+FFFD. */
    public static OriginalName of(String name) {
        StringBuilder text = new StringBuilder(name.length());
        name.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(text::appendCodePoint);
        return new OriginalName(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The name that {@link #safePathSegment()} made this segment of; empty for a segment that had to be shortened, from
     * which the name cannot be had back.
     */
    public static Optional<OriginalName> fromSegment(String segment) {
        if (!segment.startsWith(MARK)) {
            return Optional.of(of(segment));
        }
        byte[] decoded = decode(segment.substring(MARK.length()));
        return decoded.length == 0
                ? Optional.empty()
                : Optional.of(new OriginalName(decoded))
                        .filter(name -> name.safePathSegment().equals(segment));
    }

    /** The bytes, as a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The name for a page: as UTF-8, with U+FFFD in place of what is not. May contain line breaks and bidi controls. */
    public String display() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * The name as one segment of a logical path. It is the name itself, byte for byte, when that is valid UTF-8 without
     * control characters or slash, not {@code .} or {@code ..}, and at most 255 bytes long. Otherwise it is
     * {@code %%} and the bytes percent-encoded, from which {@link #fromSegment} reads the name back, or if that is longer
     * than 255 bytes, a shortened form with a digest.
     */
    public String safePathSegment() {
        return standsAsItIs() ? display() : MARK + new String(ALL_BUT_LETTERS.encode(bytes), StandardCharsets.US_ASCII);
    }

    private boolean standsAsItIs() {
        if (bytes.length > LONGEST) {
            return false;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return !text.equals(".")
                    && !text.equals("..")
                    && !text.startsWith(MARK)
                    && text.chars().noneMatch(c -> c == '/' || Character.isISOControl(c));
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean safeInAnyName(int value) {
        return (value >= 'a' && value <= 'z')
                || (value >= 'A' && value <= 'Z')
                || (value >= '0' && value <= '9')
                || " !#$&'()+,-.;=@[]^_`{}~".indexOf(value) >= 0;
    }

    private static byte[] decode(String encoded) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            boolean escape = c == '%' && i + 2 < encoded.length() && isHex(encoded, i + 1) && isHex(encoded, i + 2);
            if (escape) {
                out.write(HexFormat.fromHexDigits(encoded, i + 1, i + 3));
                i += 2;
            } else {
                out.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static boolean isHex(String text, int at) {
        return HexFormat.isHexDigit(text.charAt(at));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OriginalName name && Arrays.equals(bytes, name.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return display();
    }
}
