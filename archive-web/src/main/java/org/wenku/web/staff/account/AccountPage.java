package org.wenku.web.staff.account;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.web.page.Frame;

/**
 * What somebody looks after themselves.
 *
 * @param provider what the provider is called that one may sign in with; null for none
 * @param joined whether they do
 * @param joinAddress where they begin to
 * @param fault why something could not be done; null when nothing went wrong
 * @param done what was done; null when nothing was
 * @param secret a token that was just made, shown this once; null otherwise
 * @param rights the rights a token may be given, value and name
 */
public record AccountPage(
        Frame frame,
        String name,
        boolean hasPassword,
        @Nullable String provider,
        boolean joined,
        String joinAddress,
        @Nullable String fault,
        @Nullable String done,
        @Nullable String secret,
        List<SessionRow> sessions,
        List<TokenRow> tokens,
        List<Choice> rights) {

    /** One browser. */
    public record SessionRow(String id, String seen, String since, String address, String agent, boolean here) {}

    /** One token. */
    public record TokenRow(
            String id, String name, String rights, String fonds, String expires, String used, boolean works) {}

    /** One thing to choose. */
    public record Choice(String value, String name) {}

    public AccountPage {
        requireNonNull(frame, "frame");
        sessions = List.copyOf(sessions);
        tokens = List.copyOf(tokens);
        rights = List.copyOf(rights);
    }
}
