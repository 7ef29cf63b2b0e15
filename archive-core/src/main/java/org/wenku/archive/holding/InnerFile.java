package org.wenku.archive.holding;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A file inside a file that holds others, as the container says of it.
 *
 * @param path its path, parts divided by {@code /}; only said, and never to be used as a path
 * @param size bytes; null where the container does not say
 * @param modified when it was last changed, as EDTF; null where the container does not say
 * @param crc32 the CRC-32 of its bytes, eight hexadecimal digits; null where the container has none
 * @param problem why it cannot be taken out; null when nothing is known against it
 * @param cause the tool's own words for that; null for none
 */
public record InnerFile(
        String path,
        @Nullable Long size,
        @Nullable String modified,
        @Nullable String crc32,
        @Nullable Problem problem,
        @Nullable String cause) {

    private static final int LONGEST_PATH = 4_000;
    private static final int LONGEST_CAUSE = 400;

    /** Why something in a container stays in it. */
    public enum Problem {
        /** It is locked by a password. */
        ENCRYPTED,
        /** It is a link, which is not followed. */
        LINK,
        /** It is neither a file nor a folder, such as a device. */
        SPECIAL,
        /** A piece of it is in another volume. */
        VOLUME,
        /** It is packed in a way that nothing here reads. */
        METHOD,
        /** Its bytes cannot be read. */
        DAMAGED,
        /** A file manager has left it; nobody gave it to the archive. */
        LITTER
    }

    public InnerFile {
        // PostgreSQL keeps no U+0000.
        path = cut(requireNonNull(path, "path"), LONGEST_PATH).replace('\0', '\ufffd');
        cause = cause == null ? null : cut(cause, LONGEST_CAUSE).replace('\0', '\ufffd');
        if (size != null && size < 0) {
            throw new IllegalArgumentException("a size of at least 0 bytes, but found " + size + " for " + path);
        }
    }

    private static String cut(String text, int most) {
        String shorter = text.length() <= most ? text : text.substring(0, most);
        // Half of a surrogate pair is no text either.
        StringBuilder whole = new StringBuilder(shorter.length());
        shorter.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }

    /** The same, with why it cannot be taken out. */
    public InnerFile left(Problem because, @Nullable String words) {
        return new InnerFile(path, size, modified, crc32, because, words);
    }

    /** Whether its path says that it stands outside of the container, as paths of attackers do. */
    public boolean leadsOut() {
        return path.startsWith("/") || path.matches("(?s)[A-Za-z]:.*") || ("/" + path + "/").contains("/../");
    }
}
