package org.wenku.archive.storage;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What the store recorded about the content of one file.
 *
 * @param sha512 the SHA-512 in lower-case hexadecimal
 * @param sha256 the SHA-256 likewise; null where an object came from elsewhere without it
 */
public record StoredFile(String sha512, @Nullable String sha256) {

    public StoredFile {
        requireNonNull(sha512, "sha512");
    }
}
