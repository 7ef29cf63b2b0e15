package org.wenku.archive.search;

/** What a result can be narrowed by. The keys counted are stable identifiers, never words of an interface. */
public enum Facet {
    /** The fonds, by its record's UUID. */
    COLLECTION("fonds"),
    /** The kind of document, as described. */
    TYPE("type"),
    /** Those who made it, by name. */
    CREATOR("creator"),
    /** What it is about. */
    SUBJECT("subject"),
    /** Places it is about. */
    PLACE("place"),
    /** Language tags. */
    LANGUAGE("language"),
    /** Decades its dates touch, by the first year: {@code 1930}. */
    DECADE("decade"),
    /** {@code open}, {@code restricted} or {@code closed}. */
    ACCESS("access"),
    /** Level of description. */
    LEVEL("level"),
    /** Those whom and what it names, by the UUID of the authority. */
    AUTHORITY("authority");

    private final String field;

    Facet(String field) {
        this.field = field;
    }

    String field() {
        return field;
    }
}
