package org.wenku.archive.authority;

import static java.util.Objects.requireNonNull;

/**
 * An authority that was found.
 *
 * @param name which of its names was found
 */
public record AuthorityMatch(Authority authority, AuthorityName name) {
    public AuthorityMatch {
        requireNonNull(authority, "authority");
        requireNonNull(name, "name");
    }
}
