package org.wenku.ingest.bag;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.archive.exchange.bagit.BagInfo;

/** What a bag says of itself, as statements of the unit that stands for it. */
final class BagDescription {

    private static final Map<String, Term> RESERVED = Map.of(
            "external-description", Term.DESCRIPTION,
            "internal-sender-description", Term.DESCRIPTION,
            "external-identifier", Term.IDENTIFIER,
            "internal-sender-identifier", Term.IDENTIFIER,
            "bag-group-identifier", Term.IS_PART_OF,
            "source-organization", Term.PROVENANCE,
            "bagging-date", Term.DATE_SUBMITTED,
            "packing-date", Term.DATE_SUBMITTED);

    private BagDescription() {}

    /**
     * The statements. What has no place among them, such as telephone numbers, stays in the tag file, which is kept.
     *
     * @param name how the bag is called where it says no title
     */
    static Statements of(BagInfo info, String version, String name) {
        List<Statement> statements = new ArrayList<>();
        for (BagInfo.Element element : info.elements()) {
            Optional<Term> term = term(element.label());
            String value = element.value().replaceAll("\\p{Cntrl}", " ").strip();
            if (term.isPresent() && !value.isEmpty()) {
                statements.add(statement(term.get(), value, version, element.label()));
            }
        }
        if (statements.stream().noneMatch(statement -> statement.term() == Term.TITLE)) {
            statements.add(
                    0, Statement.of(Term.TITLE, readable(name), null, Origin.derived("Wenku", "1", "folder name")));
        }
        return new Statements(statements);
    }

    private static Statement statement(Term term, String value, String version, String label) {
        Statement statement = Statement.of(term, value, null, Origin.extracted("BagIt", version, label));
        return term.isDate() && isDay(value) ? statement.readAs(value) : statement;
    }

    private static boolean isDay(String value) {
        try {
            return LocalDate.parse(value).getYear() > 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** Reserved labels, and what is plainly meant as Dublin Core: Title, DC-Title, dc:title, dcterms.title. */
    private static Optional<Term> term(String label) {
        String plain = label.strip().toLowerCase(Locale.ROOT);
        Term reserved = RESERVED.get(plain);
        if (reserved != null) {
            return Optional.of(reserved);
        }
        String local = plain.replaceFirst("^(dc|dcterms)[:.\\-_]", "");
        for (Term term : Term.values()) {
            if (term.localName().toLowerCase(Locale.ROOT).equals(local.replace("-", ""))) {
                return Optional.of(term);
            }
        }
        return Optional.empty();
    }

    private static String readable(String name) {
        String readable = name.replaceAll("\\p{Cntrl}", " ").replace('_', ' ').strip();
        return readable.isEmpty() ? "\ufffd" : readable;
    }
}
