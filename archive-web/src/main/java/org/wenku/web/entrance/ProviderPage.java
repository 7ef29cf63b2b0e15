package org.wenku.web.entrance;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.wenku.web.page.Frame;

/**
 * Says why somebody could not sign in with the provider, or that they are still signed in there.
 *
 * @param sentence the reason, and what to do
 * @param reference what the log has beside the reason; null where it has none
 * @param back where to go on
 * @param backName what is there
 */
public record ProviderPage(
        Frame frame, String sentence, @Nullable String reference, String back, String backName) {
    public ProviderPage {
        requireNonNull(frame, "frame");
    }
}
