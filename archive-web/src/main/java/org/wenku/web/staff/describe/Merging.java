package org.wenku.web.staff.describe;

import java.util.ArrayList;
import java.util.List;
import org.wenku.archive.access.Access;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.web.page.Messages;
import org.wenku.web.page.Phrase;

/**
 * Puts a form on top of what somebody else has written meanwhile, element by element: where only they changed it, theirs
 * is taken; where only this person did, or both, what this person typed stays in the form, and both are shown.
 */
final class Merging {

    private final Statements base;
    private final Access baseAccess;
    private final CatalogueRecord now;
    private final Typed mine;
    private final Messages text;
    private final List<DescribePage.Compared> compared = new ArrayList<>();

    /**
     * @param base what the record said when the form was begun
     * @param now the record as it is
     */
    Merging(Statements base, Access baseAccess, CatalogueRecord now, Typed mine, Messages text) {
        this.base = base;
        this.baseAccess = baseAccess;
        this.now = now;
        this.mine = mine;
        this.text = text;
    }

    /** The form to go on with, on top of the record as it is. */
    Typed merged() {
        List<Line> lines = new ArrayList<>();
        Statements typed = mine.statements(base);
        for (Term term : Term.values()) {
            List<Statement> was = base.of(term).toList();
            List<Statement> is = now.statements().of(term).toList();
            List<Statement> yours = typed.of(term).toList();
            boolean theyDid = !was.equals(is);
            boolean youDid = !was.equals(yours);
            boolean take = theyDid && !youDid;
            if (theyDid && !is.equals(yours)) {
                compared.add(new DescribePage.Compared(
                        text.term(term), phrases(was), phrases(is), phrases(yours), youDid, term.localName()));
            }
            lines.addAll(
                    take
                            ? is.stream().map(Line::of).toList()
                            : mine.lines().stream()
                                    .filter(line -> line.term() == term)
                                    .toList());
        }
        return access(mine.with(lines));
    }

    private Typed access(Typed merged) {
        Access yours = mine.access();
        Access is = now.access();
        boolean theyDid = !baseAccess.equals(is);
        boolean youDid = yours == null || !baseAccess.equals(yours);
        if (!theyDid || is.equals(yours)) {
            return merged.over(now.version());
        }
        compared.add(new DescribePage.Compared(
                text.of("describe.access"),
                List.of(words(baseAccess)),
                List.of(words(is)),
                yours == null ? List.of() : List.of(words(yours)),
                youDid,
                "access"));
        return youDid ? merged.over(now.version()) : merged.over(now.version(), is);
    }

    private Phrase words(Access access) {
        return Phrase.of(AccessWords.of(access, text));
    }

    private static List<Phrase> phrases(List<Statement> statements) {
        return statements.stream().map(Phrase::of).toList();
    }

    /** What they changed, beside what this person has; after {@link #merged}. */
    List<DescribePage.Compared> compared() {
        return List.copyOf(compared);
    }

    /** The form with what the record says instead of what was typed, for one element. */
    static Typed taking(String what, Typed mine, CatalogueRecord now) {
        if (what.equals("access")) {
            return mine.over(now.version(), now.access());
        }
        Term term = Term.named(what).orElse(null);
        List<Line> lines = new ArrayList<>(
                mine.lines().stream().filter(line -> line.term() != term).toList());
        if (term != null) {
            now.statements().of(term).map(Line::of).forEach(lines::add);
        }
        return mine.with(lines);
    }
}
