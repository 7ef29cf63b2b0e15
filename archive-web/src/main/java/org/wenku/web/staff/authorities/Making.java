package org.wenku.web.staff.authorities;

import java.util.Arrays;
import org.wenku.archive.authority.Authorities;
import org.wenku.archive.authority.AuthorityEntry;
import org.wenku.archive.authority.AuthorityKind;
import org.wenku.archive.authority.AuthorityName;
import org.wenku.archive.authority.AuthorityOutcome;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.page.Messages;

/** Enters an authority in place, by the one name that is known. */
public final class Making {

    private Making() {}

    /**
     * Enters it.
     *
     * @param kind the name of its kind
     * @param typed its name
     * @param language the language of the name; empty where none was typed
     * @throws Refusal if it is no kind or no name, or they may not
     */
    public static Named enter(
            Authorities authorities,
            String kind,
            String typed,
            String language,
            Authorities.Writer who,
            Messages text) {
        AuthorityKind chosen = Arrays.stream(AuthorityKind.values())
                .filter(each -> each.name().equals(kind))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.of(Problem.BAD_PARAMETER, "kind", kind, Arrays.toString(AuthorityKind.values())));
        AuthorityEntry entry;
        try {
            entry = AuthorityEntry.named(chosen, typed.strip().replaceAll("\\s+", " "), SaidForm.tag(language));
        } catch (IllegalArgumentException notAName) {
            throw Refusal.of(Problem.BAD_PARAMETER, "name", typed, "1–" + AuthorityName.LONGEST);
        }
        if (authorities.enter(entry, who) instanceof AuthorityOutcome.Written written) {
            return Named.of(written.authority(), language, text);
        }
        throw Refusal.of(Problem.FORBIDDEN);
    }
}
