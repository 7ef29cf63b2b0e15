package org.wenku.web.staff.accessions;

import org.jspecify.annotations.Nullable;

/**
 * A batch in a list.
 *
 * @param kind FOLDER or SHEET
 * @param at when it was opened, to the minute in UTC
 * @param state {@code open}, {@code closed} or {@code undoing}
 * @param accession the number of its accession; null where it has none
 */
public record BatchLine(
        String id,
        String label,
        String kind,
        String actor,
        String at,
        String state,
        @Nullable String accession) {}
