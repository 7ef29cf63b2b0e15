package org.wenku.web.staff.describe;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.web.page.Messages;
import org.wenku.web.record.DescriptionArea;
import org.wenku.web.staff.authorities.Offer;
import org.wenku.web.staff.authorities.Picks;

/** Arranges the lines of a form in the areas in which a description is read. */
final class FormAreas {

    /** What is asked of every unit, and so has a line even where nothing is said yet. */
    static final Set<Term> EVERYDAY = EnumSet.of(
            Term.TITLE,
            Term.CREATOR,
            Term.CREATED,
            Term.DESCRIPTION,
            Term.SUBJECT,
            Term.SPATIAL,
            Term.LANGUAGE,
            Term.EXTENT,
            Term.RIGHTS);

    private static final Set<Term> PROSE = EnumSet.of(
            Term.DESCRIPTION,
            Term.ABSTRACT,
            Term.TABLE_OF_CONTENTS,
            Term.PROVENANCE,
            Term.BIBLIOGRAPHIC_CITATION,
            Term.ACCRUAL_POLICY);

    /** Elements whose values are words of a language, so that a new line begins in one. */
    private static final Set<Term> WORDS = EnumSet.of(
            Term.TITLE, Term.ALTERNATIVE, Term.DESCRIPTION, Term.ABSTRACT, Term.SUBJECT, Term.SPATIAL, Term.PROVENANCE);

    private static final int LONG = 90;
    private static final int MOST_ROWS = 14;

    private final Typed typed;
    private final Statements before;
    private final Inherited inherited;
    private final Map<Integer, String> faults = new HashMap<>();
    private final Messages text;
    private final @Nullable Term focus;
    private final Picked picked;
    private final DateWords dates;
    private int index;

    /**
     * @param before what the record under the form says
     * @param focus the element that was just given another line; null for none
     * @param picked whom and what the lines name
     */
    FormAreas(
            Typed typed,
            Statements before,
            Inherited inherited,
            List<Typed.Fault> faults,
            @Nullable Term focus,
            Picked picked,
            Messages text) {
        this.typed = typed;
        this.before = before;
        this.inherited = inherited;
        faults.forEach(fault -> this.faults.merge(fault.line(), fault.words(), (one, other) -> one + " " + other));
        this.focus = focus;
        this.picked = picked;
        this.text = text;
        this.dates = new DateWords(text);
    }

    private static List<Term> terms(DescriptionArea area) {
        return area == DescriptionArea.IDENTITY
                ? Stream.concat(Stream.of(Term.TITLE), area.terms().stream()).toList()
                : area.terms();
    }

    List<DescribePage.Area> areas() {
        List<DescribePage.Area> areas = new ArrayList<>();
        for (DescriptionArea area : DescriptionArea.values()) {
            List<DescribePage.Element> elements = terms(area).stream()
                    .filter(this::isOnForm)
                    .map(this::element)
                    .toList();
            if (!elements.isEmpty()) {
                areas.add(new DescribePage.Area(area.key(), text.of(area.key()), elements));
            }
        }
        return areas;
    }

    private boolean isOnForm(Term term) {
        return EVERYDAY.contains(term)
                || term == focus
                || !inherited.of(term).isEmpty()
                || typed.lines().stream().anyMatch(line -> line.term() == term);
    }

    private DescribePage.Element element(Term term) {
        List<DescribePage.Field> fields = new ArrayList<>();
        List<Line> lines = typed.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).term() == term) {
                boolean last = term == focus
                        && lines.subList(i + 1, lines.size()).stream().noneMatch(later -> later.term() == term);
                fields.add(field(lines.get(i), fields.size() + 1, faults.get(i), last, picked.offer(i)));
            }
        }
        if (fields.isEmpty() && inherited.of(term).isEmpty()) {
            fields.add(field(blank(term), 1, null, term == focus, null));
        }
        return new DescribePage.Element(
                term.localName(),
                text.term(term),
                term.isDate(),
                PROSE.contains(term),
                Picks.of(term).isPresent(),
                fields,
                inherited.of(term));
    }

    /** A new line of an element, in the language of the interface where its values are words. */
    Line blank(Term term) {
        return Line.blank(term, WORDS.contains(term) ? text.language().tag() : "");
    }

    private DescribePage.Field field(
            Line line, int number, @Nullable String fault, boolean focused, @Nullable Offer offer) {
        boolean prose = PROSE.contains(line.term())
                || line.value().length() > LONG
                || line.value().indexOf('\n') >= 0
                || line.value().indexOf('\r') >= 0;
        int rows = prose ? Math.min(MOST_ROWS, 2 + line.value().length() / 50) : 1;
        return new DescribePage.Field(
                index++,
                number,
                line.value(),
                line.language(),
                line.edtf(),
                line.authority(),
                picked.of(line),
                offer,
                line.accepted(),
                rows,
                found(line),
                line.term().isDate() ? dates.of(line.value(), line.edtf()) : null,
                fault,
                focused);
    }

    /** Who found what the line still says. */
    private @Nullable String found(Line line) {
        return before.of(line.term())
                .filter(said -> said.origin().kind() != Origin.Kind.CURATED)
                .filter(line::says)
                .findFirst()
                .map(Statement::origin)
                .map(this::words)
                .orElse(null);
    }

    private String words(Origin origin) {
        String tool = origin.tool() == null ? text.of("origin.program") : origin.tool();
        String named = origin.version() == null ? tool : tool + " " + origin.version();
        String key = origin.kind() == Origin.Kind.EXTRACTED ? "describe.found.extracted" : "describe.found.derived";
        return origin.field() == null ? text.of(key, named) : text.of(key + ".field", named, origin.field());
    }

    /** The elements that are not on the form. */
    List<DescribePage.Group> more() {
        List<DescribePage.Group> groups = new ArrayList<>();
        for (DescriptionArea area : DescriptionArea.values()) {
            List<DescribePage.Option> options = terms(area).stream()
                    .filter(term -> !isOnForm(term))
                    .map(term -> new DescribePage.Option(term.localName(), text.term(term)))
                    .toList();
            if (!options.isEmpty()) {
                groups.add(new DescribePage.Group(text.of(area.key()), options));
            }
        }
        return groups;
    }
}
