package org.wenku.web.staff.people;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.web.page.Frame;

/**
 * One person, as administrators see them.
 *
 * @param address the address of this page, with which those of its forms begin
 * @param link a link to choose a password, just made and shown this once; null otherwise
 * @param grants the roles they have
 */
public record PersonPage(
        Frame frame,
        String address,
        String name,
        String displayName,
        boolean disabled,
        String created,
        String signedIn,
        @Nullable String fault,
        @Nullable String link,
        List<GrantRow> grants,
        List<PeoplePage.Choice> roles,
        List<SessionRow> sessions) {

    /** One role in one place. */
    public record GrantRow(String value, String words) {}

    /** One browser. */
    public record SessionRow(String id, String seen, String address, String agent) {}

    public PersonPage {
        requireNonNull(frame, "frame");
        grants = List.copyOf(grants);
        roles = List.copyOf(roles);
        sessions = List.copyOf(sessions);
    }
}
