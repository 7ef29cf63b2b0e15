package org.wenku.archive.storage;

import static java.util.Objects.requireNonNull;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One file to be put into an object.
 *
 * @param logicalPath the name inside the object: segments between single slashes, such as {@code original/日記.txt};
 *     no segment is empty, {@code .} or {@code ..}, longer than 255 bytes in UTF-8, or contains a control character
 * @param source where the bytes come from
 * @param sha256 the SHA-256 in lower-case hexadecimal if it is known; compared when the bytes are read
 * @param sha512 the SHA-512 likewise if the receiver computed it. When both digests are given they are taken as true and
 *     a staged file is not read again
 */
public record Deposit(
        String logicalPath,
        Source source,
        @Nullable String sha256,
        @Nullable String sha512) {

    /** The folder of an object in which the files lie as they were handed in. */
    public static final String ORIGINAL = "original/";

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern SHA_512 = Pattern.compile("[0-9a-f]{128}");
    private static final int LONGEST_SEGMENT = 255;

    /** Where the bytes of a deposit come from. */
    public sealed interface Source permits Staged, Bytes {}

    /**
     * A complete file that nobody writes to any more.
     *
     * @param move whether the store is to take it over rather than copy it
     */
    public record Staged(Path file, boolean move) implements Source {

        public Staged {
            requireNonNull(file, "file");
        }
    }

    /** Bytes in memory, for the small documents we write ourselves. The array is not copied. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody; a copy would double every metadata document
    public record Bytes(byte[] content) implements Source {

        public Bytes {
            requireNonNull(content, "content");
        }
    }

    public Deposit {
        requireNonNull(source, "source");
        checkPath(requireNonNull(logicalPath, "logicalPath"));
        checkDigest("SHA-256", sha256, SHA_256);
        checkDigest("SHA-512", sha512, SHA_512);
    }

    /** A staged file that the store takes over. */
    public static Deposit moved(String logicalPath, Path staged, @Nullable String sha256) {
        return new Deposit(logicalPath, new Staged(staged, true), sha256, null);
    }

    /** A file that the store copies. */
    public static Deposit copied(String logicalPath, Path file, @Nullable String sha256) {
        return new Deposit(logicalPath, new Staged(file, false), sha256, null);
    }

    /** Bytes in memory. */
    public static Deposit bytes(String logicalPath, byte[] content) {
        return new Deposit(logicalPath, new Bytes(content), null, null);
    }

    /** A staged original under its own name, taken over by the store. */
    public static Deposit original(OriginalName name, Path staged, @Nullable String sha256) {
        return moved(ORIGINAL + name.safePathSegment(), staged, sha256);
    }

    /** The same deposit with its SHA-512 known, so that the store need not read the file again. */
    public Deposit withSha512(String digest) {
        return new Deposit(logicalPath, source, sha256, digest);
    }

    private static void checkPath(String path) {
        for (String segment : path.split("/", -1)) {
            boolean escapes = segment.isEmpty() || segment.equals(".") || segment.equals("..");
            if (escapes || segment.chars().anyMatch(Character::isISOControl) || lengthOf(segment) > LONGEST_SEGMENT) {
                throw new IllegalArgumentException("not a path inside an object: " + path);
            }
        }
    }

    private static int lengthOf(String segment) {
        try {
            return StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(segment))
                    .remaining();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not Unicode text: " + segment, e);
        }
    }

    private static void checkDigest(String algorithm, @Nullable String digest, Pattern form) {
        if (digest != null && !form.matcher(digest).matches()) {
            throw new IllegalArgumentException("not a " + algorithm + " in lower-case hexadecimal: " + digest);
        }
    }
}
