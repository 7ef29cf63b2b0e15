package org.wenku.archive.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Grant;
import org.wenku.archive.access.Reader;

/**
 * A person who works here or reads under a name of their own.
 *
 * @param name what they sign in with; stands in the history of everything they do
 * @param displayName what they are called on pages
 * @param grants their roles
 * @param hasPassword whether they can sign in here with a password
 * @param provider issuer and subject, where they sign in elsewhere
 * @param disabled whether they are kept out
 * @param signedInAt when they last signed in; null for never
 */
public record Account(
        UUID id,
        String name,
        String displayName,
        List<Grant> grants,
        boolean hasPassword,
        @Nullable String provider,
        boolean disabled,
        Instant createdAt,
        String createdBy,
        @Nullable Instant signedInAt) {

    public Account {
        grants = List.copyOf(grants);
    }

    /** What they may see and do. */
    public Reader reader() {
        return disabled ? Reader.PUBLIC : Reader.of(grants);
    }
}
