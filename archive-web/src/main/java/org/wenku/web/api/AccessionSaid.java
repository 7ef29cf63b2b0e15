package org.wenku.web.api;

import org.jspecify.annotations.Nullable;

/**
 * An accession that a program enters.
 *
 * @param number nothing for the next number of the year
 * @param received the day on which it was received, ISO 8601
 */
public record AccessionSaid(
        @Nullable String number,
        String donor,
        @Nullable String agreement,
        String received,
        @Nullable String extent,
        @Nullable String note) {}
