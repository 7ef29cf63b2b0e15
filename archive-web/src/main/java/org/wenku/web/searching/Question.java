package org.wenku.web.searching;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.search.Facet;
import org.wenku.archive.search.SearchRequest;
import org.wenku.archive.search.SortOrder;

/**
 * What a reader asks of the search page; every question has one address, and every address is a question.
 *
 * @param query as typed
 * @param within the unit to search below; null for the whole archive
 * @param limits the keys chosen by facet
 * @param cursor where the page begins; null for the first
 */
public record Question(
        String query,
        @Nullable UUID within,
        Map<Facet, List<String>> limits,
        SortOrder sort,
        @Nullable String cursor) {

    /** What the page offers to limit by, in the order of the page. */
    static final Set<Facet> OFFERED = EnumSet.of(
            Facet.COLLECTION,
            Facet.TYPE,
            Facet.CREATOR,
            Facet.SUBJECT,
            Facet.PLACE,
            Facet.LANGUAGE,
            Facet.DECADE,
            Facet.ACCESS);

    private static final int MOST_LIMITS = 50;

    public Question {
        requireNonNull(query, "query");
        EnumMap<Facet, List<String>> copy = new EnumMap<>(Facet.class);
        limits.forEach((facet, keys) -> copy.put(facet, List.copyOf(keys)));
        limits = copy;
    }

    /** Everything there is. */
    public static Question everything() {
        return new Question("", null, Map.of(), SortOrder.RELEVANCE, null);
    }

    /** The question an address asks; what it does not understand it leaves aside. */
    public static Question of(MultivaluedMap<String, String> parameters) {
        EnumMap<Facet, List<String>> limits = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            List<String> keys = parameters.getOrDefault(name(facet), List.of()).stream()
                    .filter(key -> !key.isEmpty())
                    .distinct()
                    .limit(MOST_LIMITS)
                    .toList();
            if (!keys.isEmpty()) {
                limits.put(facet, keys);
            }
        }
        String query = parameters.getFirst("q");
        return new Question(
                query == null ? "" : query.strip(),
                identifier(parameters.getFirst("within")),
                limits,
                order(parameters.getFirst("sort")),
                parameters.getFirst("cursor"));
    }

    static Optional<UUID> identified(String key) {
        return Optional.ofNullable(identifier(key));
    }

    private static @Nullable UUID identifier(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }

    private static SortOrder order(@Nullable String name) {
        return Arrays.stream(SortOrder.values())
                .filter(order -> code(order).equals(name))
                .findFirst()
                .orElse(SortOrder.RELEVANCE);
    }

    /** The name of the parameter of a facet. */
    public static String name(Facet facet) {
        return facet.name().toLowerCase(Locale.ROOT);
    }

    static String code(SortOrder order) {
        return order.name().toLowerCase(Locale.ROOT);
    }

    /** The same question with one limit more. */
    public Question with(Facet facet, String key) {
        List<String> keys = new ArrayList<>(limits.getOrDefault(facet, List.of()));
        keys.add(key);
        return limitedBy(facet, keys);
    }

    Question without(Facet facet, String key) {
        List<String> keys = new ArrayList<>(limits.getOrDefault(facet, List.of()));
        keys.remove(key);
        return limitedBy(facet, keys);
    }

    private Question limitedBy(Facet facet, List<String> keys) {
        EnumMap<Facet, List<String>> changed = new EnumMap<>(Facet.class);
        changed.putAll(limits);
        changed.put(facet, keys);
        return new Question(query, within, changed, sort, null);
    }

    Question everywhere() {
        return new Question(query, null, limits, sort, null);
    }

    Question unlimited() {
        return new Question(query, null, Map.of(), sort, null);
    }

    Question from(@Nullable String start) {
        return new Question(query, within, limits, sort, start);
    }

    SearchRequest request(int size) {
        return SearchRequest.of(query)
                .withFilters(limits)
                .within(within)
                .sortedBy(sort)
                .limitedTo(size)
                .from(cursor == null || cursor.isEmpty() ? null : cursor)
                .counting(OFFERED);
    }

    /** The address of this question, from the root of the site. */
    public String address() {
        StringBuilder address = new StringBuilder("/search?q=").append(encoded(query));
        if (within != null) {
            append(address, "within", within.toString());
        }
        limits.forEach((facet, keys) -> keys.forEach(key -> append(address, name(facet), key)));
        if (sort != SortOrder.RELEVANCE) {
            append(address, "sort", code(sort));
        }
        if (cursor != null && !cursor.isEmpty()) {
            append(address, "cursor", cursor);
        }
        return address.toString();
    }

    private static void append(StringBuilder address, String name, String value) {
        address.append('&').append(name).append('=').append(encoded(value));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
