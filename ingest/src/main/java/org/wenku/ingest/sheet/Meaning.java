package org.wenku.ingest.sheet;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.description.Term;

/**
 * What a column is for.
 *
 * @param term what its cells say of the unit; only for {@link Kind#TERM}
 * @param language the BCP 47 tag of its values; null where the column does not say
 */
public record Meaning(
        Kind kind, @Nullable Term term, @Nullable String language) {

    /** What columns are for. */
    public enum Kind {
        /** A statement of some term. */
        TERM,
        /** The reference code of the unit. */
        CODE,
        /** The reference code of the unit above. */
        PARENT,
        /** What identifies the row where it has no reference code. */
        KEY,
        /** The level of the unit. */
        LEVEL,
        /** Files of the unit, as paths within the folder that is named beside the sheet. */
        FILE,
        /** What an earlier import found wrong; not read. */
        REASONS,
        /** Not to be read. */
        IGNORED,
        /** Nobody knows yet. */
        UNKNOWN
    }

    /** A column that is not read. */
    public static final Meaning IGNORED = new Meaning(Kind.IGNORED, null, null);

    /** A column whose name nobody knows. */
    public static final Meaning UNKNOWN = new Meaning(Kind.UNKNOWN, null, null);

    public Meaning {
        requireNonNull(kind, "kind");
        if ((term != null) != (kind == Kind.TERM)) {
            throw new IllegalArgumentException("a term belongs to TERM, but found " + kind + " and " + term);
        }
    }

    /** The meaning as text: {@code title}, {@code title[en]}, {@code code}, {@code ignored}. */
    public String text() {
        String name = term == null ? kind.name().toLowerCase(Locale.ROOT) : term.localName();
        return language == null ? name : name + "[" + language + "]";
    }

    /** The meaning that {@link #text} writes so. */
    public static Optional<Meaning> of(String text) {
        int bracket = text.indexOf('[');
        String name = bracket < 0 ? text.strip() : text.substring(0, bracket).strip();
        String language = bracket < 0 || !text.endsWith("]") ? null : text.substring(bracket + 1, text.length() - 1);
        Optional<Term> term = Term.named(name);
        if (term.isPresent()) {
            return Optional.of(new Meaning(Kind.TERM, term.get(), language));
        }
        for (Kind kind : Kind.values()) {
            if (kind != Kind.TERM && kind.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(new Meaning(kind, null, null));
            }
        }
        return Optional.empty();
    }

    /** Whether a sheet may have only one column of this meaning. */
    boolean standsOnce() {
        return kind == Kind.CODE || kind == Kind.PARENT || kind == Kind.KEY || kind == Kind.LEVEL;
    }

    /** Whether its cells are read. */
    boolean isRead() {
        return kind != Kind.REASONS && kind != Kind.IGNORED && kind != Kind.UNKNOWN;
    }
}
