package org.wenku.archive.description;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The properties a statement may have: the fifteen elements of Dublin Core (ISO 15836-1) and the properties of DCMI
 * Metadata Terms that refine or extend them (ISO 15836-2). A refinement can always be read as the element it refines.
 */
public enum Term {
    TITLE("title", null),
    CREATOR("creator", null),
    SUBJECT("subject", null),
    DESCRIPTION("description", null),
    PUBLISHER("publisher", null),
    CONTRIBUTOR("contributor", null),
    DATE("date", null),
    TYPE("type", null),
    FORMAT("format", null),
    IDENTIFIER("identifier", null),
    SOURCE("source", null),
    LANGUAGE("language", null),
    RELATION("relation", null),
    COVERAGE("coverage", null),
    RIGHTS("rights", null),

    ALTERNATIVE("alternative", TITLE),
    ABSTRACT("abstract", DESCRIPTION),
    TABLE_OF_CONTENTS("tableOfContents", DESCRIPTION),
    CREATED("created", DATE),
    ISSUED("issued", DATE),
    MODIFIED("modified", DATE),
    AVAILABLE("available", DATE),
    VALID("valid", DATE),
    DATE_ACCEPTED("dateAccepted", DATE),
    DATE_COPYRIGHTED("dateCopyrighted", DATE),
    DATE_SUBMITTED("dateSubmitted", DATE),
    EXTENT("extent", FORMAT),
    MEDIUM("medium", FORMAT),
    BIBLIOGRAPHIC_CITATION("bibliographicCitation", IDENTIFIER),
    SPATIAL("spatial", COVERAGE),
    TEMPORAL("temporal", COVERAGE),
    ACCESS_RIGHTS("accessRights", RIGHTS),
    LICENSE("license", RIGHTS),
    RIGHTS_HOLDER("rightsHolder", RIGHTS),
    CONFORMS_TO("conformsTo", RELATION),
    HAS_FORMAT("hasFormat", RELATION),
    HAS_PART("hasPart", RELATION),
    HAS_VERSION("hasVersion", RELATION),
    IS_FORMAT_OF("isFormatOf", RELATION),
    IS_PART_OF("isPartOf", RELATION),
    IS_REFERENCED_BY("isReferencedBy", RELATION),
    IS_REPLACED_BY("isReplacedBy", RELATION),
    IS_REQUIRED_BY("isRequiredBy", RELATION),
    IS_VERSION_OF("isVersionOf", RELATION),
    REFERENCES("references", RELATION),
    REPLACES("replaces", RELATION),
    REQUIRES("requires", RELATION),
    ACCRUAL_METHOD("accrualMethod", null),
    ACCRUAL_PERIODICITY("accrualPeriodicity", null),
    ACCRUAL_POLICY("accrualPolicy", null),
    AUDIENCE("audience", null),
    EDUCATION_LEVEL("educationLevel", AUDIENCE),
    MEDIATOR("mediator", AUDIENCE),
    INSTRUCTIONAL_METHOD("instructionalMethod", null),
    PROVENANCE("provenance", null);

    private static final Map<String, Term> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Term::localName, Function.identity()));

    private final String localName;

    private final @Nullable Term refines;

    Term(String localName, @Nullable Term refines) {
        this.localName = localName;
        this.refines = refines;
    }

    /** The name in {@code http://purl.org/dc/terms/}, such as {@code created}; also the name in JSON. */
    public String localName() {
        return localName;
    }

    /** The broader term that this one refines, if it refines one. */
    public Optional<Term> refines() {
        return Optional.ofNullable(refines);
    }

    /**
     * The element of simple Dublin Core this term may be read as ("dumb-down"); empty for the terms that DCMI added
     * beside the fifteen, such as provenance.
     */
    public Optional<Term> element() {
        Term broadest = this;
        while (broadest.refines != null) {
            broadest = broadest.refines;
        }
        return broadest.ordinal() <= RIGHTS.ordinal() ? Optional.of(broadest) : Optional.empty();
    }

    /** Whether values of this term are dates and so are read as EDTF. */
    public boolean isDate() {
        return this == DATE || refines == DATE || this == TEMPORAL;
    }

    /** The term with this local name, if there is one. */
    public static Optional<Term> named(String localName) {
        return Optional.ofNullable(BY_NAME.get(localName));
    }
}
