package org.wenku.web.staff.bulk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.description.Term;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Messages;

/**
 * The form that says what to change in records that have been chosen.
 *
 * @param fault what was wrong with the form before; null at first
 * @param chosen which records, in words
 * @param find the same as the archive reads it
 * @param rows the numbers of the rows
 * @param operations what a row may do
 * @param terms the properties
 * @param mayPublish whether the state may be set
 * @param said what was filled in before, by the name of the field
 */
public record WishPage(
        Frame frame,
        @Nullable String fault,
        String chosen,
        String find,
        List<Integer> rows,
        List<Option> operations,
        List<Option> terms,
        boolean mayPublish,
        Map<String, String> said) {

    /** One choice of a list. */
    public record Option(String value, String label) {}

    public WishPage {
        rows = List.copyOf(rows);
        operations = List.copyOf(operations);
        terms = List.copyOf(terms);
        said = Map.copyOf(said);
    }

    /** What was filled in before; empty where nothing was. */
    public String said(String field) {
        return said.getOrDefault(field, "");
    }

    static List<Integer> allRows() {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < WishForm.ROWS; row++) {
            rows.add(row);
        }
        return rows;
    }

    static List<Option> allOperations(Messages text) {
        return WishForm.CHOICES.stream()
                .map(choice -> new Option(choice, text.of("bulk.do." + choice)))
                .toList();
    }

    static List<Option> allTerms(Messages text) {
        return Arrays.stream(Term.values())
                .map(term -> new Option(term.localName(), text.term(term)))
                .toList();
    }
}
