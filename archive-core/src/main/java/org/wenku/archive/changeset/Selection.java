package org.wenku.archive.changeset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Right;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.search.Facet;
import org.wenku.archive.search.SearchRequest;
import org.wenku.archive.search.SortOrder;

/** Which records a set is about. */
public sealed interface Selection {

    /** The most reference codes that may be listed. */
    int MOST_CODES = 10_000;

    /**
     * Everything that a search of the staff finds.
     *
     * @param within only this unit and what is below it; null for the whole archive
     */
    record Found(
            String query,
            Map<Facet, List<String>> filters,
            @Nullable UUID within) implements Selection {
        public Found {
            filters = Map.copyOf(filters);
        }

        /**
         * The search that finds them.
         *
         * @param describes the fonds whose drafts are looked for too; null for all
         */
        public SearchRequest request(@Nullable Set<UUID> describes) {
            return SearchRequest.of(query)
                    .withFilters(filters)
                    .within(within)
                    .askedBy(looking(describes))
                    .sortedBy(SortOrder.ARCHIVAL)
                    .highlighted(false);
        }
    }

    private static Reader looking(@Nullable Set<UUID> describes) {
        Set<Right> seeing = Set.of(Right.SEE_DRAFTS);
        if (describes == null) {
            return new Reader(seeing, Map.of());
        }
        return new Reader(Set.of(), describes.stream().collect(Collectors.toMap(fonds -> fonds, fonds -> seeing)));
    }

    /** Everything below a unit, without itself. */
    record Below(ReferenceCode code) implements Selection {}

    /** The units with these reference codes. */
    record Codes(List<String> codes) implements Selection {
        public Codes {
            codes = List.copyOf(codes);
        }
    }

    /**
     * The units that the rows of a sheet name.
     *
     * @param name the name of the file
     */
    record Sheet(String name) implements Selection {}

    /** The records that another set has changed. */
    record Undone() implements Selection {}

    /** Reads again what {@link #json} has written. */
    static Selection kept(JsonNode node) {
        if (node.has("sheet")) {
            return new Sheet(node.path("sheet").asText());
        }
        return node.path("undone").asBoolean() ? new Undone() : read(node);
    }

    /**
     * Reads a selection that somebody makes: {@code {"query": …, "facets": {…}, "within": …}}, {@code {"below": …}} or
     * {@code {"codes": […]}}.
     *
     * @throws BadWish if it is none of these
     */
    static Selection read(JsonNode node) {
        if (node.has("below")) {
            return new Below(code(node.path("below").asText()));
        }
        if (node.has("codes")) {
            return codes(node.path("codes"));
        }
        if (!node.has("query") && !node.has("facets") && !node.has("within")) {
            throw new BadWish(
                    "没有说明要改哪些记录：应有 query、below 或 codes。",
                    "Which records are to be changed is not said: expected query, below or codes.");
        }
        return new Found(node.path("query").asText(), facets(node.path("facets")), within(Json.text(node, "within")));
    }

    private static ReferenceCode code(String text) {
        try {
            return new ReferenceCode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new BadWish("“" + text + "”不是档号：应为字母、数字和 . _ : · -，各段以 / 分隔。", e.getMessage() + ".");
        }
    }

    private static Codes codes(JsonNode array) {
        List<String> codes = new ArrayList<>();
        array.forEach(each -> codes.add(each.asText().strip()));
        codes.removeIf(String::isEmpty);
        if (codes.isEmpty() || codes.size() > MOST_CODES) {
            throw new BadWish(
                    "列出了 " + codes.size() + " 个档号，应为 1 至 " + MOST_CODES + " 个。",
                    codes.size() + " reference codes are listed, expected 1 to " + MOST_CODES + ".");
        }
        return new Codes(codes.stream().distinct().toList());
    }

    private static @Nullable UUID within(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new BadWish(
                    "“within”是“" + text + "”，应为记录的标识符。",
                    "“within” is “" + text + "”, expected the identifier of a record.");
        }
    }

    private static Map<Facet, List<String>> facets(JsonNode node) {
        Map<Facet, List<String>> facets = new EnumMap<>(Facet.class);
        node.properties().forEach(each -> {
            Facet facet = Arrays.stream(Facet.values())
                    .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(each.getKey()))
                    .findFirst()
                    .orElseThrow(() -> unknownFacet(each.getKey()));
            List<String> keys = new ArrayList<>();
            each.getValue().forEach(key -> keys.add(key.asText()));
            facets.put(facet, keys);
        });
        return facets;
    }

    private static BadWish unknownFacet(String name) {
        String known = Arrays.stream(Facet.values())
                .map(facet -> facet.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" | "));
        return new BadWish("没有名为“" + name + "”的分面，应为：" + known, "There is no facet “" + name + "”, expected: " + known);
    }

    /** The selection as it is kept and shown to programs; {@link #kept} makes the same of it. */
    default ObjectNode json() {
        ObjectNode node = Json.MAPPER.createObjectNode();
        if (this instanceof Found found) {
            node.put("query", found.query());
            ObjectNode facets = node.putObject("facets");
            found.filters().forEach((facet, keys) -> {
                ArrayNode array = facets.putArray(facet.name().toLowerCase(Locale.ROOT));
                keys.forEach(array::add);
            });
            if (found.within() != null) {
                node.put("within", found.within().toString());
            }
        } else if (this instanceof Below below) {
            node.put("below", below.code().text());
        } else if (this instanceof Codes listed) {
            ArrayNode array = node.putArray("codes");
            listed.codes().forEach(array::add);
        } else if (this instanceof Sheet sheet) {
            node.put("sheet", sheet.name());
        } else {
            node.put("undone", true);
        }
        return node;
    }
}
