package org.wenku.web.api;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Reader;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.search.Facet;
import org.wenku.archive.search.FacetCount;
import org.wenku.archive.search.Hit;
import org.wenku.archive.search.SearchIndex;
import org.wenku.archive.search.SearchPage;
import org.wenku.archive.search.SearchRequest;
import org.wenku.archive.search.Snippet;
import org.wenku.archive.search.SortOrder;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.ForAnyone;
import org.wenku.web.reading.ReadingRoom;

/** Search as JSON. */
@Path("api/v1/search")
@Produces("application/json")
@ForAnyone
public final class SearchResource {

    private final ReadingRoom room;
    private final SearchIndex index;

    /** Answers from this index what the readers of this room may find. */
    public SearchResource(ReadingRoom room, SearchIndex index) {
        this.room = requireNonNull(room);
        this.index = requireNonNull(index);
    }

    /** Finds records. Every parameter after {@code cursor} narrows to the keys its facet counts. */
    @GET
    public SearchAnswer search(
            @QueryParam("q") @Nullable String query,
            @QueryParam("within") @Nullable String within,
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("collection") List<String> collection,
            @QueryParam("type") List<String> type,
            @QueryParam("creator") List<String> creator,
            @QueryParam("subject") List<String> subject,
            @QueryParam("place") List<String> place,
            @QueryParam("language") List<String> language,
            @QueryParam("decade") List<String> decade,
            @QueryParam("access") List<String> access,
            @QueryParam("level") List<String> level,
            @QueryParam("authority") List<String> authority,
            @Context ContainerRequestContext request) {
        Reader reader = Caller.of(request).reader();
        Map<Facet, List<String>> filters = new EnumMap<>(Facet.class);
        collection.forEach(key -> Limits.identifier("collection", key));
        filters.put(Facet.COLLECTION, collection);
        filters.put(Facet.TYPE, type);
        filters.put(Facet.CREATOR, creator);
        filters.put(Facet.SUBJECT, subject);
        filters.put(Facet.PLACE, place);
        filters.put(Facet.LANGUAGE, language);
        filters.put(Facet.DECADE, decade);
        filters.put(Facet.ACCESS, access);
        filters.put(Facet.LEVEL, level);
        filters.put(Facet.AUTHORITY, authority);
        SearchPage found = index.search(SearchRequest.of(query == null ? "" : query)
                .withFilters(filters)
                .within(within == null || within.isEmpty() ? null : Limits.identifier("within", within))
                .askedBy(reader)
                .sortedBy(order(sort))
                .limitedTo(Limits.limit(limit))
                .from(cursor == null || cursor.isEmpty() ? null : cursor)
                .counting(EnumSet.allOf(Facet.class)));
        return room.ask(here -> answer(here, found, reader));
    }

    private static SortOrder order(@Nullable String sort) {
        if (sort == null || sort.isEmpty()) {
            return SortOrder.RELEVANCE;
        }
        return Arrays.stream(SortOrder.values())
                .filter(order -> order.name().toLowerCase(Locale.ROOT).equals(sort))
                .findFirst()
                .orElseThrow(() -> Limits.badParameter(
                        "sort",
                        sort,
                        Arrays.stream(SortOrder.values())
                                .map(order -> order.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(" | "))));
    }

    /**
     * The index is a moment behind the catalogue, and what has just been withdrawn or closed must not be shown for a
     * moment longer; so every hit is looked up.
     */
    private static SearchAnswer answer(Catalogue here, SearchPage found, Reader reader) {
        Map<UUID, CatalogueRecord> records = here.records(Stream.concat(
                        found.hits().stream().map(Hit::id),
                        found.facets().getOrDefault(Facet.COLLECTION, List.of()).stream()
                                .map(count -> ReadingRoom.identifier(count.key())))
                .distinct()
                .toList());
        List<SearchAnswer.HitAnswer> hits = found.hits().stream()
                .map(hit -> hit(hit, records.get(hit.id()), reader))
                .flatMap(Stream::ofNullable)
                .toList();
        return new SearchAnswer(
                found.total(),
                found.reading().match().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                hits,
                facets(found, records, reader),
                found.next());
    }

    private static SearchAnswer.@Nullable HitAnswer hit(Hit hit, @Nullable CatalogueRecord record, Reader reader) {
        if (record == null || !record.accessFor(reader).mayDescribe()) {
            return null;
        }
        boolean open = record.accessFor(reader).mayOpenFiles();
        return new SearchAnswer.HitAnswer(
                hit.id().toString(),
                hit.title(),
                hit.referenceCode(),
                RecordLine.level(record),
                record.dateText().orElse(null),
                "/api/v1/records/" + hit.id(),
                hit.snippets().stream()
                        .filter(snippet -> open || snippet.describes())
                        .map(SearchResource::snippet)
                        .toList());
    }

    private static SearchAnswer.SnippetAnswer snippet(Snippet snippet) {
        return new SearchAnswer.SnippetAnswer(
                snippet.field(),
                snippet.plain(),
                snippet.spans().stream()
                        .map(span -> new SearchAnswer.SpanAnswer(span.text(), span.hit()))
                        .toList(),
                snippet.cutBefore(),
                snippet.cutAfter());
    }

    private static Map<String, List<SearchAnswer.FacetAnswer>> facets(
            SearchPage found, Map<UUID, CatalogueRecord> records, Reader reader) {
        Map<String, List<SearchAnswer.FacetAnswer>> facets = new LinkedHashMap<>();
        found.facets()
                .forEach((facet, counts) -> facets.put(
                        facet.name().toLowerCase(Locale.ROOT),
                        counts.stream()
                                .map(count -> facet(facet, count, records, reader))
                                .toList()));
        return facets;
    }

    private static SearchAnswer.FacetAnswer facet(
            Facet facet, FacetCount count, Map<UUID, CatalogueRecord> records, Reader reader) {
        boolean collection = facet == Facet.COLLECTION;
        return new SearchAnswer.FacetAnswer(
                count.key(), collection ? title(count.key(), records, reader) : count.key(), count.count());
    }

    /** What a collection is called, unless this reader may not know of it. */
    private static String title(String key, Map<UUID, CatalogueRecord> records, Reader reader) {
        return Optional.ofNullable(records.get(ReadingRoom.identifier(key)))
                .filter(fonds -> fonds.accessFor(reader).mayDescribe())
                .map(CatalogueRecord::title)
                .orElse(key);
    }
}
