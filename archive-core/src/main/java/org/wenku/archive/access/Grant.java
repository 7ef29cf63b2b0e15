package org.wenku.archive.access;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role that a person has.
 *
 * @param fondsId the fonds in which they have it; null for the whole archive
 */
public record Grant(Role role, @Nullable UUID fondsId) {

    public Grant {
        requireNonNull(role, "role");
        if (role == Role.ADMINISTRATOR && fondsId != null) {
            throw new IllegalArgumentException("an administrator is one of the whole archive, because who says who may"
                    + " do what in one fonds could say it of all; but found the fonds " + fondsId);
        }
    }

    /** The role in the whole archive. */
    public static Grant everywhere(Role role) {
        return new Grant(role, null);
    }
}
