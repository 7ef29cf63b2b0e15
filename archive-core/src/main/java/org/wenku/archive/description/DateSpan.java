package org.wenku.archive.description;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The span of days that a unit dates from, for sorting, facets and lists.
 *
 * @param fromDay the first possible day, as days since 1970-01-01; null when open or unknown
 * @param toDay the last possible day
 * @param text the date as it was written; null when nothing is said
 */
public record DateSpan(
        @Nullable Long fromDay,
        @Nullable Long toDay,
        @Nullable String text) {

    private static final DateSpan UNKNOWN = new DateSpan(null, null, null);

    /** Which terms say when the thing itself came to be, the surest first; a date of digitisation says nothing of it. */
    private static final List<Term> TELLING =
            List.of(Term.CREATED, Term.DATE, Term.ISSUED, Term.TEMPORAL, Term.DATE_COPYRIGHTED);

    /** The span that these statements give, by the first date that says when the thing itself came to be. */
    public static DateSpan of(Statements statements) {
        return TELLING.stream()
                .flatMap(term -> statements.first(term).stream())
                .findFirst()
                .map(DateSpan::of)
                .orElse(UNKNOWN);
    }

    private static DateSpan of(Statement statement) {
        String edtf = statement.edtf() == null ? statement.value() : statement.edtf();
        Optional<EdtfDate> date = Edtf.parse(edtf);
        return new DateSpan(
                date.map(EdtfDate::earliest).map(LocalDate::toEpochDay).orElse(null),
                date.map(EdtfDate::latest).map(LocalDate::toEpochDay).orElse(null),
                statement.value());
    }
}
