package org.wenku.web.entrance;

import static java.util.Objects.requireNonNull;

import org.wenku.web.page.Frame;

/**
 * Says why somebody could not sign in with the provider.
 *
 * @param sentence the reason, and what to do
 * @param back where to go on
 * @param backName what is there
 */
public record ProviderPage(Frame frame, String sentence, String back, String backName) {
    public ProviderPage {
        requireNonNull(frame, "frame");
    }
}
