package org.wenku.archive.description;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Where a value came from: found in the file by a tool, worked out by a tool, or written by a person.
 *
 * @param tool the name of the tool, or of the person's role; null for curated values
 * @param version the version of the tool
 * @param field the field of the source the value was read from, such as {@code dcterms:created}
 */
public record Origin(
        Kind kind,
        @Nullable String tool,
        @Nullable String version,
        @Nullable String field) {

    /** How a value came to be known. */
    public enum Kind {
        /** Stands in the file itself. */
        EXTRACTED,
        /** Concluded from the file or its place, such as the language of a text. */
        DERIVED,
        /** Written or confirmed by a person; never overwritten by a run of a tool. */
        CURATED
    }

    public Origin {
        requireNonNull(kind, "kind");
    }

    /** The origin of what a person wrote. */
    public static Origin curated() {
        return new Origin(Kind.CURATED, null, null, null);
    }

    /** The origin of what a tool found in the named field of the file. */
    public static Origin extracted(String tool, String version, String field) {
        return new Origin(Kind.EXTRACTED, tool, version, field);
    }

    /** The origin of what a tool concluded. */
    public static Origin derived(String tool, String version, @Nullable String field) {
        return new Origin(Kind.DERIVED, tool, version, field);
    }
}
