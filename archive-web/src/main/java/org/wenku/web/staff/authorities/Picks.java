package org.wenku.web.staff.authorities;

import static org.wenku.archive.authority.AuthorityKind.CORPORATE_BODY;
import static org.wenku.archive.authority.AuthorityKind.FAMILY;
import static org.wenku.archive.authority.AuthorityKind.PERSON;
import static org.wenku.archive.authority.AuthorityKind.PLACE;
import static org.wenku.archive.authority.AuthorityKind.SUBJECT;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wenku.archive.authority.AuthorityKind;
import org.wenku.archive.description.Term;

/**
 * Of which kinds the values of an element are picked.
 *
 * @param found what is offered
 * @param made what can be entered in place, the likeliest first
 */
public record Picks(Set<AuthorityKind> found, List<AuthorityKind> made) {

    private static final Picks MAKERS =
            new Picks(EnumSet.of(PERSON, CORPORATE_BODY, FAMILY), List.of(PERSON, CORPORATE_BODY, FAMILY));

    private static final Map<Term, Picks> BY_TERM = new EnumMap<>(Map.of(
            Term.CREATOR,
            MAKERS,
            Term.CONTRIBUTOR,
            MAKERS,
            Term.PUBLISHER,
            MAKERS,
            // Because a letter may be about a person or a place as well.
            Term.SUBJECT,
            new Picks(EnumSet.allOf(AuthorityKind.class), List.of(SUBJECT, PERSON, CORPORATE_BODY)),
            Term.SPATIAL,
            new Picks(EnumSet.of(PLACE), List.of(PLACE))));

    public Picks {
        found = Set.copyOf(found);
        made = List.copyOf(made);
    }

    /** What is picked for an element; nothing for one whose values are only written. */
    public static Optional<Picks> of(Term term) {
        return Optional.ofNullable(BY_TERM.get(term));
    }
}
