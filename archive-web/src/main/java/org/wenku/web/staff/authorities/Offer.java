package org.wenku.web.staff.authorities;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.authority.AuthorityKind;
import org.wenku.archive.authority.AuthorityList;
import org.wenku.archive.authority.AuthorityPage;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.description.Term;
import org.wenku.archive.search.NameSpelling;
import org.wenku.web.page.Messages;

/**
 * What is offered for what was typed into a line.
 *
 * @param makes what it may be entered as, in place
 * @param said how much was found, in a sentence
 * @param next where the next page begins; null on the last
 */
public record Offer(
        List<Named> matches,
        List<Make> makes,
        String said,
        @Nullable String next) {

    private static final int PAGE = 8;

    /**
     * Something it may be entered as.
     *
     * @param label what choosing it does, in words
     */
    public record Make(AuthorityKind kind, String label) {}

    public Offer {
        matches = List.copyOf(matches);
        makes = List.copyOf(makes);
    }

    /** Nothing, because nothing is picked there or nothing was typed. */
    static Offer none() {
        return new Offer(List.of(), List.of(), "", null);
    }

    /**
     * What is offered for a line.
     *
     * @param typed its value
     * @param language its language; empty where none was typed
     * @param after where the page before ended; null for the first page
     */
    public static Offer of(
            Catalogue catalogue, Term term, String typed, String language, @Nullable String after, Messages text) {
        Picks picks = Picks.of(term).orElse(null);
        if (picks == null || NameSpelling.key(typed).isEmpty()) {
            return none();
        }
        AuthorityPage page = AuthorityList.matching(catalogue, typed, picks.found(), after, PAGE);
        String name = typed.strip().replaceAll("\\s+", " ");
        String key = page.next() != null
                ? "authority.offer.more"
                : page.matches().isEmpty() ? "authority.offer.none" : "authority.offer.some";
        return new Offer(
                page.matches().stream()
                        .map(match -> Named.of(match, language, text))
                        .toList(),
                picks.made().stream()
                        .map(kind -> new Make(
                                kind, text.of("authority.offer.make", text.of("authority.kind." + kind.name()), name)))
                        .toList(),
                text.of(key, page.matches().size()),
                page.next());
    }
}
