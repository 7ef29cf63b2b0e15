package org.wenku.web.staff.describe;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Condition;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Term;
import org.wenku.web.page.Phrase;

/**
 * What is said of the units above and holds below them as well, so that it need not be said again (ISAD(G) 2.4,
 * non-repetition of information): of each element what the nearest unit says.
 */
final class Inherited {

    /** The elements that pass down. */
    static final List<Term> TERMS = List.of(
            Term.CREATOR,
            Term.PUBLISHER,
            Term.SPATIAL,
            Term.LANGUAGE,
            Term.PROVENANCE,
            Term.SOURCE,
            Term.ACCESS_RIGHTS,
            Term.RIGHTS,
            Term.LICENSE,
            Term.RIGHTS_HOLDER);

    private final Map<Term, List<DescribePage.Above>> values = new EnumMap<>(Term.class);
    private final List<CatalogueRecord> above;

    /** From everything above, the fonds first. */
    Inherited(List<CatalogueRecord> above) {
        this.above = List.copyOf(above);
        for (CatalogueRecord unit : above) {
            for (Term term : TERMS) {
                List<Statement> said = unit.statements().of(term).toList();
                if (!said.isEmpty()) {
                    values.put(term, values(unit, said));
                }
            }
        }
    }

    private static List<DescribePage.Above> values(CatalogueRecord unit, List<Statement> said) {
        List<DescribePage.Above> values = new ArrayList<>();
        said.forEach(each -> values.add(
                new DescribePage.Above(Phrase.of(each), unit.reference().text())));
        return values;
    }

    List<DescribePage.Above> of(Term term) {
        return values.getOrDefault(term, List.of());
    }

    /** The unit above that is shut most strictly, the nearest of those; null where everything above is open. */
    @Nullable
    CatalogueRecord shut() {
        CatalogueRecord strictest = null;
        for (CatalogueRecord unit : above) {
            Condition condition = unit.access().condition();
            if (condition != Condition.OPEN
                    && (strictest == null
                            || condition.compareTo(strictest.access().condition()) >= 0)) {
                strictest = unit;
            }
        }
        return strictest;
    }
}
