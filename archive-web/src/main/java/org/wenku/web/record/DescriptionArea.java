package org.wenku.web.record;

import java.util.List;
import java.util.Locale;
import org.wenku.archive.description.Term;

/** The groups in which a description is read, in their order, each with the properties it shows. */
public enum DescriptionArea {
    IDENTITY(
            Term.ALTERNATIVE,
            Term.CREATOR,
            Term.CONTRIBUTOR,
            Term.MEDIATOR,
            Term.PUBLISHER,
            Term.IDENTIFIER,
            Term.BIBLIOGRAPHIC_CITATION),
    TIME(
            Term.CREATED,
            Term.DATE,
            Term.ISSUED,
            Term.MODIFIED,
            Term.VALID,
            Term.DATE_ACCEPTED,
            Term.DATE_COPYRIGHTED,
            Term.DATE_SUBMITTED,
            Term.TEMPORAL,
            Term.SPATIAL,
            Term.COVERAGE),
    CONTENT(
            Term.ABSTRACT,
            Term.DESCRIPTION,
            Term.TABLE_OF_CONTENTS,
            Term.SUBJECT,
            Term.TYPE,
            Term.LANGUAGE,
            Term.AUDIENCE,
            Term.EDUCATION_LEVEL,
            Term.INSTRUCTIONAL_METHOD),
    CARRIER(Term.EXTENT, Term.MEDIUM, Term.FORMAT),
    CUSTODY(Term.PROVENANCE, Term.SOURCE, Term.ACCRUAL_METHOD, Term.ACCRUAL_PERIODICITY, Term.ACCRUAL_POLICY),
    RELATED(
            Term.RELATION,
            Term.IS_PART_OF,
            Term.HAS_PART,
            Term.IS_VERSION_OF,
            Term.HAS_VERSION,
            Term.IS_FORMAT_OF,
            Term.HAS_FORMAT,
            Term.REFERENCES,
            Term.IS_REFERENCED_BY,
            Term.REPLACES,
            Term.IS_REPLACED_BY,
            Term.REQUIRES,
            Term.IS_REQUIRED_BY,
            Term.CONFORMS_TO),
    RIGHTS(Term.ACCESS_RIGHTS, Term.AVAILABLE, Term.RIGHTS, Term.LICENSE, Term.RIGHTS_HOLDER);

    private final List<Term> terms;

    DescriptionArea(Term... terms) {
        this.terms = List.of(terms);
    }

    /** The properties, in the order in which they are read. Titles are in none: they stand above the description. */
    public List<Term> terms() {
        return terms;
    }

    /** The key of its name. */
    public String key() {
        return "area." + name().toLowerCase(Locale.ROOT);
    }
}
