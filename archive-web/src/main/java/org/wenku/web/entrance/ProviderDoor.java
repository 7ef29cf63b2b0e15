package org.wenku.web.entrance;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.account.Account;
import org.wenku.archive.account.Secret;
import org.wenku.web.page.Badge;

/**
 * The provider people may sign in with, as pages speak of it.
 *
 * @param name what it is called
 * @param issuer its address, which stands before the subject in {@link Account#provider()}
 */
public record ProviderDoor(String name, String issuer) {
    public ProviderDoor {
        requireNonNull(name, "name");
        requireNonNull(issuer, "issuer");
    }

    /** Whether somebody signs in with this provider, and not with one that was set before it. */
    public boolean opensFor(Account account) {
        String provider = account.provider();
        return provider != null && provider.startsWith(issuer + " ");
    }

    /**
     * Where somebody who is signed in begins to connect their account at the provider. The address has a mark of their
     * session, because otherwise another site could send a browser there in which its own account at the provider is
     * signed in, and have that connected.
     */
    public String joinAddress(Badge badge) {
        return "/login/provider/join?mark=" + mark(badge);
    }

    /** The mark of a session in this address: another than that of forms, because addresses are kept in logs. */
    static String mark(Badge badge) {
        return new Secret(badge.formToken()).digest("join").substring(0, 32);
    }

    /** Whether {@code shown} is the mark of the session this badge belongs to. */
    static boolean isMarkOf(@Nullable Badge badge, @Nullable String shown) {
        return badge != null
                && shown != null
                && MessageDigest.isEqual(
                        mark(badge).getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }
}
