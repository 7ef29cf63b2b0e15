package org.wenku.ingest.run;

import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.archive.storage.ObjectId;

/** Says of messages, and of what was attached to them, that they belong together. */
final class Relating {

    /** So many parts of one message are named; the list of what is inside it has them all. */
    private static final int MOST_NAMED = 500;

    private Relating() {}

    /** A message and what was attached to it. */
    record Pair(UUID message, UUID part) {}

    /** What relates one record to another, found by us. */
    static Statement relation(Term term, CatalogueRecord to) {
        return relation(term, to.title(), to.id());
    }

    static Statement relation(Term term, String value, UUID to) {
        return new Statement(
                term,
                value,
                null,
                Origin.derived("Wenku", "1", "contents"),
                URI.create(new ObjectId(to).toString()),
                null);
    }

    /**
     * Relates these. What is said already is not said again, and what is part of one message is not said to be part of
     * another that had the same bytes attached.
     *
     * @return those of which the part is part of that very message
     */
    static Set<Pair> relate(Cataloguing desk, Collection<Pair> pairs) {
        Map<UUID, CatalogueRecord> held = desk.held(pairs.stream()
                .flatMap(pair -> Stream.of(pair.message(), pair.part()))
                .distinct()
                .toList());
        Map<CatalogueRecord, Statements> said = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            CatalogueRecord message = held.get(pair.message());
            CatalogueRecord part = held.get(pair.part());
            if (message != null && part != null) {
                say(said, message, relation(Term.HAS_PART, part));
                if (!relates(said.getOrDefault(part, part.statements()), Term.IS_PART_OF)) {
                    say(said, part, relation(Term.IS_PART_OF, message));
                }
            }
        }
        desk.describeEach(said);
        Set<Pair> own = new HashSet<>();
        for (Pair pair : pairs) {
            CatalogueRecord part = held.get(pair.part());
            URI message = URI.create(new ObjectId(pair.message()).toString());
            if (part != null
                    && part.statements().of(Term.IS_PART_OF).anyMatch(each -> message.equals(each.authority()))) {
                own.add(pair);
            }
        }
        return own;
    }

    private static boolean relates(Statements statements, Term term) {
        return statements.of(term).anyMatch(statement -> statement.authority() != null);
    }

    private static void say(Map<CatalogueRecord, Statements> said, CatalogueRecord record, Statement more) {
        Statements now = said.getOrDefault(record, record.statements());
        List<Statement> same = now.of(more.term()).toList();
        boolean there = same.stream()
                .anyMatch(each -> String.valueOf(more.authority()).equals(String.valueOf(each.authority())));
        if (!there && same.size() < MOST_NAMED) {
            said.put(record, now.with(more));
        }
    }

    /** Says of a record that it relates to another, unless that is said. */
    static void relate(Cataloguing desk, Map<CatalogueRecord, CatalogueRecord> each, Term term) {
        Map<CatalogueRecord, Statements> said = new LinkedHashMap<>();
        each.forEach((record, to) -> say(said, record, relation(term, to)));
        desk.describeEach(said);
    }
}
