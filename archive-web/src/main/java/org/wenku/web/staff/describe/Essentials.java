package org.wenku.web.staff.describe;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wenku.archive.description.Term;
import org.wenku.web.page.Messages;

/**
 * What no description should lack, whatever its level (ISAD(G), second edition, I.12): title, creator, dates and extent. The
 * other two of its six, reference code and level, every unit has. Nothing is refused for what is missing, because an archive
 * that takes in ten thousand letters today describes them next year.
 */
final class Essentials {

    private static final List<Term> DATES = Arrays.stream(Term.values())
            .filter(term -> term.element().equals(Optional.of(Term.DATE)))
            .toList();

    private final Typed typed;
    private final Inherited inherited;
    private final Messages text;

    Essentials(Typed typed, Inherited inherited, Messages text) {
        this.typed = typed;
        this.inherited = inherited;
        this.text = text;
    }

    List<DescribePage.Essential> all() {
        return List.of(
                essential(Term.TITLE, List.of(Term.TITLE)),
                essential(Term.CREATOR, List.of(Term.CREATOR)),
                essential(Term.CREATED, DATES),
                essential(Term.EXTENT, List.of(Term.EXTENT)));
    }

    /** @param shown the one of them that is always on the form */
    private DescribePage.Essential essential(Term shown, List<Term> oneOf) {
        boolean above = oneOf.stream().anyMatch(term -> !inherited.of(term).isEmpty());
        boolean said = typed.lines().stream().anyMatch(line -> oneOf.contains(line.term()) && !line.isBlank());
        return new DescribePage.Essential(
                text.term(oneOf.size() == 1 ? shown : Term.DATE),
                "#e-" + shown.localName(),
                String.join(" ", oneOf.stream().map(Term::localName).toList()),
                said || above,
                above);
    }
}
