package org.wenku.archive.authority;

import java.util.List;

/** What came of writing an authority. Only {@link Written} has changed anything. */
public sealed interface AuthorityOutcome {

    /** It is done. */
    record Written(Authority authority) implements AuthorityOutcome {}

    /** It says this already. */
    record Unchanged(Authority authority) implements AuthorityOutcome {}

    /**
     * Somebody has written it since the version that was named.
     *
     * @param now the authority as it is
     * @param since what was written, the oldest first
     */
    record Conflict(Authority now, List<AuthorityChange> since) implements AuthorityOutcome {
        public Conflict {
            since = List.copyOf(since);
        }
    }

    /** There is no such authority, or it was merged into another. */
    record Gone() implements AuthorityOutcome {}

    /** Who asks may not describe, or not everywhere. */
    record Refused() implements AuthorityOutcome {}
}
