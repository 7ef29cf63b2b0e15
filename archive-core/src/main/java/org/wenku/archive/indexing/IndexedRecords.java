package org.wenku.archive.indexing;

import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.wenku.archive.access.Condition;
import org.wenku.archive.arrangement.TreePath;
import org.wenku.archive.authority.Authority;
import org.wenku.archive.authority.AuthorityAddress;
import org.wenku.archive.authority.AuthorityList;
import org.wenku.archive.authority.AuthorityName;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.search.IndexedRecord;

/** Gathers what the index needs to know of records: a few questions for hundreds of records, never one for each. */
final class IndexedRecords {

    /** So many entries of one container can be found by name. */
    private static final int MOST_INNER = 20_000;

    private final StatelessSession session;
    private final Catalogue catalogue;

    IndexedRecords(StatelessSession session) {
        this.session = session;
        this.catalogue = new Catalogue(session);
    }

    /** These records as the index is to know them; those that the catalogue no longer has are left out. */
    List<IndexedRecord> of(List<UUID> ids) {
        Map<UUID, CatalogueRecord> records = catalogue.records(ids);
        if (records.isEmpty()) {
            return List.of();
        }
        Map<String, UUID> above = above(records.values().stream());
        Map<UUID, List<HeldFile>> files = catalogue.filesOf(List.copyOf(records.keySet()));
        Map<UUID, String> texts = texts(List.copyOf(records.keySet()));
        Map<UUID, List<String>> formerCodes = formerCodes(List.copyOf(records.keySet()));
        Map<UUID, Authority> named = AuthorityList.standing(catalogue, authorities(records.values()));
        List<IndexedRecord> indexed = new ArrayList<>(records.size());
        for (CatalogueRecord record : records.values()) {
            indexed.add(indexed(
                    record,
                    record.path().ancestors().stream()
                            .map(path -> above.get(path.text()))
                            .toList(),
                    files.getOrDefault(record.id(), List.of()),
                    texts.getOrDefault(record.id(), ""),
                    formerCodes.getOrDefault(record.id(), List.of()),
                    authorities(List.of(record)).stream()
                            .flatMap(id -> Optional.ofNullable(named.get(id)).stream())
                            .distinct()
                            .toList()));
        }
        return indexed;
    }

    /** Whom and what records name. */
    private static Set<UUID> authorities(Collection<CatalogueRecord> records) {
        return records.stream()
                .flatMap(record -> record.statements().all().stream())
                .flatMap(statement -> AuthorityAddress.authority(statement.authority()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Map<String, UUID> above(Stream<CatalogueRecord> records) {
        List<String> paths = records.flatMap(record -> record.path().ancestors().stream())
                .map(TreePath::text)
                .distinct()
                .toList();
        Map<String, UUID> ids = new HashMap<>();
        if (!paths.isEmpty()) {
            session.createNativeQuery("select tree_path, id from record where tree_path in (:paths)", Tuple.class)
                    .setParameterList("paths", paths)
                    .list()
                    .forEach(row -> ids.put(row.get("tree_path", String.class), row.get("id", UUID.class)));
        }
        return ids;
    }

    private Map<UUID, List<String>> formerCodes(List<UUID> ids) {
        Map<UUID, List<String>> codes = new HashMap<>();
        session.createNativeQuery(
                        "select record_id, reference_code from former_reference where record_id in (:ids) order by until",
                        Tuple.class)
                .setParameterList("ids", ids)
                .list()
                .forEach(row -> codes.computeIfAbsent(row.get("record_id", UUID.class), id -> new ArrayList<>())
                        .add(row.get("reference_code", String.class)));
        return codes;
    }

    private Map<UUID, String> texts(List<UUID> ids) {
        Map<UUID, StringBuilder> gathered = innerNames(ids);
        session.createNativeQuery(
                        "select f.record_id, p.body from file f join text_part p on p.file_id = f.id"
                                + " where f.record_id in (:ids) order by f.record_id, f.ordinal, p.ordinal",
                        Tuple.class)
                .setParameterList("ids", ids)
                .list()
                .forEach(row -> gathered.computeIfAbsent(row.get("record_id", UUID.class), id -> new StringBuilder())
                        .append(row.get("body", String.class))
                        .append('\n'));
        Map<UUID, String> texts = new HashMap<>();
        gathered.forEach((id, text) -> texts.put(id, text.toString()));
        return texts;
    }

    /** The paths of what stands inside containers, before their text, because that is how a person remembers them. */
    private Map<UUID, StringBuilder> innerNames(List<UUID> ids) {
        Map<UUID, StringBuilder> gathered = new HashMap<>();
        session.createNativeQuery(
                        "select f.record_id, i.path from file f join inner_file i on i.file_id = f.id"
                                + " where f.record_id in (:ids) and i.ordinal <= :most"
                                + " order by f.record_id, f.ordinal, i.ordinal",
                        Tuple.class)
                .setParameterList("ids", ids)
                .setParameter("most", MOST_INNER)
                .list()
                .forEach(row -> gathered.computeIfAbsent(row.get("record_id", UUID.class), id -> new StringBuilder())
                        .append(row.get("path", String.class))
                        .append('\n'));
        return gathered;
    }

    private static IndexedRecord indexed(
            CatalogueRecord record,
            List<UUID> ancestors,
            List<HeldFile> files,
            String text,
            List<String> formerCodes,
            List<Authority> named) {
        Statements said = record.statements();
        boolean open = record.effectiveAccess() == Condition.OPEN;
        String date = record.dateText().orElse("");
        return IndexedRecord.of(record.id())
                .referenceCode(record.reference().text())
                .formerCodes(formerCodes)
                .level(record.level().name().toLowerCase(Locale.ROOT))
                .within(record.fondsId(), ancestors)
                .titles(titles(record))
                .creators(values(said, Term.CREATOR))
                .subjects(values(said, Term.SUBJECT))
                .places(said.values(Term.SPATIAL).stream().distinct().toList())
                .naming(
                        named.stream().map(Authority::id).toList(),
                        named.stream()
                                .flatMap(each -> each.entry().names().stream())
                                .map(AuthorityName::text)
                                .distinct()
                                .toList())
                .types(values(said, Term.TYPE))
                .languages(values(said, Term.LANGUAGE))
                .description(description(said, files))
                .text(open ? text : "")
                .restrictedText(open ? "" : text)
                .access(record.visible(), record.effectiveAccess().name().toLowerCase(Locale.ROOT))
                .date(date, record.dateFrom(), record.dateTo())
                .path(record.path().text())
                .modified(record.modifiedAt())
                .build();
    }

    private static List<String> titles(CatalogueRecord record) {
        return Stream.concat(
                        Stream.of(record.title()),
                        record.statements().under(Term.TITLE).map(Statement::value))
                .distinct()
                .toList();
    }

    private static List<String> values(Statements said, Term term) {
        return said.values(term).stream().distinct().toList();
    }

    /** Everything said in words, the telling first; the names of the files last, because people look for them too. */
    private static String description(Statements said, List<HeldFile> files) {
        StringBuilder words = new StringBuilder();
        said.under(Term.DESCRIPTION)
                .forEach(statement -> words.append(statement.value()).append('\n'));
        said.all().stream()
                .filter(statement -> !OWN_FIELD.contains(statement.term()))
                .filter(statement -> statement.term().element().orElse(statement.term()) != Term.DESCRIPTION)
                .forEach(statement -> words.append(statement.value()).append('\n'));
        files.forEach(file -> words.append(file.name()).append('\n'));
        return words.toString();
    }

    private static final List<Term> OWN_FIELD =
            List.of(Term.TITLE, Term.ALTERNATIVE, Term.TYPE, Term.FORMAT, Term.LANGUAGE, Term.EXTENT, Term.MODIFIED);
}
