package org.wenku.web.record;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Term;
import org.wenku.web.page.Messages;
import org.wenku.web.page.Phrase;
import org.wenku.web.page.Visit;

/**
 * How a unit is cited: in Chinese as historians cite archives (责任者《题名》（日期），藏所、全宗、档号), in English as
 * Chicago does manuscript collections.
 */
final class Citing {

    private static final int MOST_CREATORS = 3;

    private Citing() {}

    static RecordView.Citation of(CatalogueRecord record, Phrase title, List<CatalogueRecord> above, Visit visit) {
        Messages text = visit.text();
        String address = visit.absolute("/records/" + record.id());
        String holding = above.isEmpty()
                ? text.of("cite.holding")
                : text.of(
                        "cite.holding.fonds",
                        Phrase.title(above.get(0), visit.language()).text());
        String words = text.of(
                "cite.text",
                creators(record, text),
                title.text(),
                record.dateText()
                        .filter(date -> !date.isBlank())
                        .map(date -> text.of("cite.date", date))
                        .orElse(""),
                holding,
                text.of("cite.reference", record.reference().text()),
                address,
                text.date(LocalDate.now(java.time.ZoneId.systemDefault())));
        return new RecordView.Citation(words, address);
    }

    private static String creators(CatalogueRecord record, Messages text) {
        List<String> names = record.statements()
                .of(Term.CREATOR)
                .map(Statement::value)
                .distinct()
                .toList();
        if (names.isEmpty()) {
            return "";
        }
        String first = names.stream().limit(MOST_CREATORS).collect(Collectors.joining(text.of("list.comma")));
        return text.of("cite.creator", names.size() > MOST_CREATORS ? text.of("cite.and-others", first) : first);
    }
}
