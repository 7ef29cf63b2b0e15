package org.wenku.archive.authority;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a statement names an authority of this archive. Not the address of a page, because an archive may move and its
 * descriptions go to others; and not {@code urn:uuid:}, because that names records.
 */
public final class AuthorityAddress {

    private static final String BEFORE = "urn:x-wenku:authority:";

    private AuthorityAddress() {}

    /** The address of an authority. */
    public static URI of(UUID id) {
        return URI.create(BEFORE + id);
    }

    /** The authority of this archive that an address names, whether it is there or not; nothing for any other address. */
    public static Optional<UUID> authority(@Nullable URI address) {
        return authority(Objects.toString(address, ""));
    }

    /** The authority that a text names, if it is the address of one. */
    public static Optional<UUID> authority(String address) {
        if (!address.startsWith(BEFORE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(address.substring(BEFORE.length())));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
