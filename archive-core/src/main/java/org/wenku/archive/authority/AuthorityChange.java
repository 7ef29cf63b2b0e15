package org.wenku.archive.authority;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One write to an authority.
 *
 * @param version the version it had after it
 * @param said the whole row as it became, JSON
 */
public record AuthorityChange(
        int version,
        Instant at,
        String by,
        String act,
        @Nullable String why,
        String said) {}
