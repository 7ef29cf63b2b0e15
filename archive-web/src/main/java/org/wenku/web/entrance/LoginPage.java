package org.wenku.web.entrance;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.wenku.web.page.Frame;

/**
 * The form to sign in.
 *
 * @param next where to go afterwards, from the root of the site
 * @param name what was typed before
 * @param provider what the provider is called that one may sign in with instead; null for none
 * @param providerAddress where that begins
 * @param fault why it did not work; null when nothing was tried yet
 */
public record LoginPage(
        Frame frame,
        String next,
        String name,
        @Nullable String provider,
        String providerAddress,
        @Nullable String fault) {
    public LoginPage {
        requireNonNull(frame, "frame");
    }
}
