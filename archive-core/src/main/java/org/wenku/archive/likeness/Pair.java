package org.wenku.archive.likeness;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Right;

/**
 * Two files that are alike.
 *
 * @param distance in hundredths: 0 the same, 100 nothing in common
 * @param decision what a person decided; null while nobody has
 */
public record Pair(
        UUID id,
        LikenessKind kind,
        int distance,
        Side one,
        Side other,
        @Nullable Decision decision) {

    /** One of the two files, and the record that holds it. */
    public record Side(
            UUID file,
            String name,
            String mediaType,
            String sha256,
            UUID record,
            UUID fonds,
            String code,
            String title) {}

    /**
     * What was decided.
     *
     * @param note what else is to be known; empty for nothing
     */
    public record Decision(Verdict verdict, String by, Instant at, String note) {
        public Decision {
            requireNonNull(verdict, "verdict");
            requireNonNull(note, "note");
        }
    }

    /** What a person may say of two files that are alike. */
    public enum Verdict {
        /** They only look alike; they are not shown again. */
        DIFFERENT,
        /** They are the same thing twice; both are kept, and it is noted. */
        SAME
    }

    /** How much they have in common, in hundredths. */
    public int likeness() {
        return 100 - distance;
    }

    /** Whether they are the same byte for byte. */
    public boolean isIdentical() {
        return one.sha256().equals(other.sha256());
    }

    /** Whether this reader may see both of them side by side, and decide. */
    public boolean isFor(Reader reader) {
        return reader.holds(Right.DESCRIBE, one.fonds()) && reader.holds(Right.DESCRIBE, other.fonds());
    }

    /** The side that is not this file. */
    public Side besides(UUID file) {
        return one.file().equals(file) ? other : one;
    }
}
