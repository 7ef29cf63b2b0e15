package org.wenku.archive.search;

/** In what order hits come. Records without the date asked for come last, either way. */
public enum SortOrder {
    /** Best first; without a query, {@link #ARCHIVAL}. Pages reach as far as the first 1,000 hits. */
    RELEVANCE("", false),
    /** As the records stand in their fonds. */
    ARCHIVAL(Fields.PATH, false),
    /** By the beginning of the dates. */
    OLDEST(Fields.DATE, false),
    /** By the beginning of the dates, latest first. */
    LATEST(Fields.DATE, true),
    /** By title: Latin letters, then Chinese by its sounds. */
    TITLE(Fields.TITLE_ORDER, false),
    /** Last changed first. */
    CHANGED(Fields.MODIFIED, true);

    private final String field;
    private final boolean descending;

    SortOrder(String field, boolean descending) {
        this.field = field;
        this.descending = descending;
    }

    String field() {
        return field;
    }

    boolean descending() {
        return descending;
    }
}
