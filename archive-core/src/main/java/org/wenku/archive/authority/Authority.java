package org.wenku.archive.authority;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An authority as it stands.
 *
 * @param mergedInto the one that stands for it now; null while it is in use itself
 */
public record Authority(
        UUID id, AuthorityEntry entry, @Nullable UUID mergedInto, int version, Instant createdAt, Instant modifiedAt) {

    public Authority {
        requireNonNull(id, "id");
        requireNonNull(entry, "entry");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(modifiedAt, "modifiedAt");
    }

    /** What a statement carries to name it. */
    public URI address() {
        return AuthorityAddress.of(id);
    }
}
