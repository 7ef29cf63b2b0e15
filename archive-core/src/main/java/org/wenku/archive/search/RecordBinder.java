package org.wenku.archive.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.search.backend.lucene.LuceneExtension;
import org.hibernate.search.engine.backend.document.DocumentElement;
import org.hibernate.search.engine.backend.document.IndexFieldReference;
import org.hibernate.search.engine.backend.document.model.dsl.IndexSchemaElement;
import org.hibernate.search.engine.backend.types.Aggregable;
import org.hibernate.search.engine.backend.types.Searchable;
import org.hibernate.search.engine.backend.types.Sortable;
import org.hibernate.search.mapper.pojo.bridge.TypeBridge;
import org.hibernate.search.mapper.pojo.bridge.binding.TypeBindingContext;
import org.hibernate.search.mapper.pojo.bridge.mapping.programmatic.TypeBinder;
import org.hibernate.search.mapper.pojo.bridge.runtime.TypeBridgeWriteContext;
import org.jspecify.annotations.Nullable;

/**
 * What a record becomes in the index, field by field, in the order of storage: long text last, because a list of hits
 * reads only what stands before it.
 */
final class RecordBinder implements TypeBinder {
    /** No decade facet for spans longer than this: "1800–1999" says nothing about a decade. */
    private static final int MOST_DECADES = 12;

    @Override
    public void bind(TypeBindingContext context) {
        context.dependencies().useRootOnly();
        IndexSchemaElement schema = context.indexSchemaElement();
        List<Part> parts = new ArrayList<>();
        parts.add(card(schema));
        parts.add(order(schema, Fields.ID, record -> record.id().toString()));
        parts.add(order(schema, Fields.PATH, IndexedRecord::path));
        parts.add(order(schema, Fields.DATE, RecordBinder::dateKey));
        parts.add(order(schema, Fields.TITLE_ORDER, record -> TitleOrder.key(record.title())));
        parts.add(order(schema, Fields.MODIFIED, RecordBinder::modifiedKey));
        keys(schema, parts);
        facets(schema, parts);
        texts(schema, parts);
        context.bridge(IndexedRecord.class, new Bridge(List.copyOf(parts)));
    }

    private static void keys(IndexSchemaElement schema, List<Part> parts) {
        parts.add(keyword(schema, Fields.VISIBILITY, r -> List.of(r.visible() ? Fields.VISIBLE : Fields.HIDDEN)));
        parts.add(keyword(schema, Fields.ANCESTOR, RecordBinder::lineage));
        parts.add(keyword(schema, Fields.TITLE_KEY, r -> map(r.titles())));
        parts.add(keyword(schema, Fields.REFERENCE_KEY, r -> map(codes(r))));
    }

    private static void facets(IndexSchemaElement schema, List<Part> parts) {
        for (Facet facet : Facet.values()) {
            parts.add(facet(schema, facet, record -> valuesOf(facet, record)));
        }
    }

    private static void texts(IndexSchemaElement schema, List<Part> parts) {
        parts.add(words(schema, Fields.TITLE, true, r -> joined(r.titles())));
        parts.add(words(schema, Fields.REFERENCE, false, r -> joined(codes(r))));
        parts.add(words(schema, Fields.NAMES, false, r -> joined(names(r))));
        parts.add(words(schema, Fields.TOPICS, false, r -> joined(topics(r))));
        parts.add(words(schema, Fields.DESCRIPTION, true, IndexedRecord::description));
        parts.add(words(schema, Fields.TEXT, true, IndexedRecord::text));
        parts.add(words(schema, Fields.RESTRICTED, true, IndexedRecord::restrictedText));
    }

    /** Those it was cited by before it was moved too, because what has been printed cites it so. */
    private static List<String> codes(IndexedRecord record) {
        return Stream.concat(Stream.of(record.referenceCode()), record.formerCodes().stream())
                .toList();
    }

    /** The keys a record has of a facet. */
    private static List<String> valuesOf(Facet facet, IndexedRecord record) {
        return switch (facet) {
            case COLLECTION -> present(record.fonds());
            case TYPE -> record.types();
            case CREATOR -> record.creators();
            case SUBJECT -> record.subjects();
            case PLACE -> record.places();
            case LANGUAGE -> record.languages();
            case DECADE -> decades(record.dateFrom(), record.dateTo());
            case ACCESS -> List.of(record.access());
            case LEVEL -> List.of(record.level());
            case AUTHORITY -> record.authorities().stream().map(UUID::toString).toList();
        };
    }

    private static List<String> present(@Nullable UUID id) {
        return id == null ? List.of() : List.of(id.toString());
    }

    private static List<String> lineage(IndexedRecord record) {
        List<String> lineage = new ArrayList<>(present(record.fonds()));
        record.ancestors().forEach(ancestor -> lineage.add(ancestor.toString()));
        lineage.add(record.id().toString());
        return lineage.stream().distinct().toList();
    }

    private static List<String> topics(IndexedRecord record) {
        return Stream.of(record.subjects(), record.places(), record.types())
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> names(IndexedRecord record) {
        return Stream.of(record.creators(), record.otherNames())
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> map(List<String> values) {
        return values.stream().map(CharacterFolding::key).toList();
    }

    static List<String> decades(@Nullable Long from, @Nullable Long to) {
        if (from == null || to == null) {
            return List.of();
        }
        long first = Math.floorDiv(LocalDate.ofEpochDay(from).getYear(), 10);
        long last = Math.floorDiv(LocalDate.ofEpochDay(to).getYear(), 10);
        if (last - first >= MOST_DECADES) {
            return List.of();
        }
        return Stream.iterate(first, decade -> decade <= last, decade -> decade + 1)
                .map(decade -> Long.toString(decade * 10))
                .toList();
    }

    private static @Nullable String dateKey(IndexedRecord record) {
        Long from = record.dateFrom() != null ? record.dateFrom() : record.dateTo();
        return from == null ? null : sortable(from);
    }

    private static String modifiedKey(IndexedRecord record) {
        return sortable(record.modified().toEpochMilli());
    }

    /** A number as hexadecimal digits that sort as the number does, below zero as well. */
    private static String sortable(long number) {
        return String.format("%016x", number ^ Long.MIN_VALUE);
    }

    private static String joined(List<String> values) {
        return String.join("\n" + ValueGaps.SEPARATOR, values);
    }

    /** One thing that a record puts into its document. */
    private interface Part {
        void write(IndexedRecord record, DocumentElement target);
    }

    private interface Single {
        @Nullable
        String of(IndexedRecord record);
    }

    private interface Many {
        List<String> of(IndexedRecord record);
    }

    private static Part order(IndexSchemaElement schema, String name, Single value) {
        IndexFieldReference<String> field = schema.field(
                        name, f -> f.asString().sortable(Sortable.YES).searchable(Searchable.YES))
                .toReference();
        return (record, target) -> {
            String key = value.of(record);
            if (key != null) {
                target.addValue(field, term(key));
            }
        };
    }

    private static Part keyword(IndexSchemaElement schema, String name, Many values) {
        return each(schema.field(name, f -> f.asString()).multiValued().toReference(), values);
    }

    private static Part facet(IndexSchemaElement schema, Facet facet, Many values) {
        return each(
                schema.field(facet.field(), f -> f.asString().aggregable(Aggregable.YES))
                        .multiValued()
                        .toReference(),
                values);
    }

    private static Part each(IndexFieldReference<String> field, Many values) {
        return (record, target) -> values.of(record).stream()
                .filter(value -> !value.isBlank())
                .map(RecordBinder::term)
                .distinct()
                .forEach(value -> target.addValue(field, value));
    }

    private static Part words(IndexSchemaElement schema, String name, boolean shown, Single value) {
        IndexFieldReference<String> field = schema.field(
                        name,
                        f -> f.extension(LuceneExtension.get())
                                .asNative(String.class, shown ? Words::storedAndIndexed : Words::indexed))
                .toReference();
        return (record, target) -> {
            String text = value.of(record);
            if (text != null && !text.isBlank()) {
                target.addValue(field, CharacterFolding.wellFormed(text));
            }
        };
    }

    private static Part card(IndexSchemaElement schema) {
        IndexFieldReference<Card> field = schema.field(
                        Fields.CARD, f -> f.extension(LuceneExtension.get()).asNative(Card.class, Card::store))
                .toReference();
        return (record, target) -> target.addValue(field, Card.of(record));
    }

    /** A value as an index term: well formed, and cut because Lucene refuses terms above 32,766 bytes. */
    private static String term(String value) {
        String whole = CharacterFolding.wellFormed(value);
        return whole.length() <= 4_000 ? whole : CharacterFolding.wellFormed(whole.substring(0, 4_000));
    }

    private record Bridge(List<Part> parts) implements TypeBridge<IndexedRecord> {
        @Override
        public void write(DocumentElement target, IndexedRecord record, TypeBridgeWriteContext context) {
            parts.forEach(part -> part.write(record, target));
        }
    }
}
