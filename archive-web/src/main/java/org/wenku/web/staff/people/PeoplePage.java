package org.wenku.web.staff.people;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.web.page.Frame;

/**
 * The list of the people.
 *
 * @param fault why nobody was entered; null when nothing went wrong
 * @param typedName what was typed for a login name
 * @param next the address of the following page; null on the last
 */
public record PeoplePage(
        Frame frame,
        @Nullable String fault,
        String typedName,
        String typedDisplayName,
        List<Row> people,
        List<Choice> roles,
        @Nullable String next) {

    /** One person. */
    public record Row(String href, String name, String displayName, String roles, String signedIn, boolean disabled) {}

    /** One thing to choose. */
    public record Choice(String value, String name) {}

    public PeoplePage {
        requireNonNull(frame, "frame");
        people = List.copyOf(people);
        roles = List.copyOf(roles);
    }
}
