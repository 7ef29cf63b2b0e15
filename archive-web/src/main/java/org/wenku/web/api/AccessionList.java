package org.wenku.web.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the accession register, the newest entry first.
 *
 * @param next the cursor of the page after this one; null at the end
 */
public record AccessionList(
        List<AccessionAnswer> accessions, @Nullable String next) implements Answer {

    public AccessionList {
        accessions = List.copyOf(accessions);
    }
}
