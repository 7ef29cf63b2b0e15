package org.wenku.web.entrance;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.wenku.web.page.Frame;

/**
 * The form by which a password is chosen: by the first administrator, who chooses names as well, or by somebody who got
 * a link.
 *
 * @param action where the form is sent
 * @param token the secret of the link
 * @param first whether it is the first administrator
 * @param name the login name, or what was typed for one
 * @param fault why it did not work; null when nothing was tried yet
 */
public record ChoosePage(
        Frame frame,
        String action,
        String token,
        boolean first,
        String name,
        String displayName,
        @Nullable String fault) {
    public ChoosePage {
        requireNonNull(frame, "frame");
    }
}
