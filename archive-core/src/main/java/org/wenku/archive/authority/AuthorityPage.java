package org.wenku.archive.authority;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of authorities that were found.
 *
 * @param next where the next page begins; null on the last
 */
public record AuthorityPage(
        List<AuthorityMatch> matches, @Nullable String next) {
    public AuthorityPage {
        matches = List.copyOf(matches);
    }
}
