package org.wenku.archive.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Records made of the shared inputs, with ids that are the same in every run. */
final class SharedRecords {
    private static final Path INPUTS = Path.of(System.getProperty("shared.inputs"));
    private static final ObjectMapper JSON = new ObjectMapper();

    private SharedRecords() {}

    static UUID id(String identifier) {
        return UUID.nameUUIDFromBytes(identifier.getBytes(StandardCharsets.UTF_8));
    }

    static Path file(String name) {
        return INPUTS.resolve(name);
    }

    static List<IndexedRecord> poems(String copy) throws IOException {
        List<IndexedRecord> poems = new ArrayList<>();
        for (String line : lines("chinese/poems.jsonl.gz")) {
            JsonNode poem = JSON.readTree(line);
            String collection = poem.get("collection").asText();
            String identifier = copy + poem.get("identifier").asText();
            poems.add(draft(identifier, poem.get("title").asText())
                    .creators(List.of(poem.path("creator").asText("")))
                    .subjects(List.of(collection))
                    .types(List.of("poem"))
                    .languages(List.of("zh"))
                    .text(poem.get("text").asText())
                    .within(id(collection + copy), List.of())
                    .path("poems/" + identifier)
                    .build());
        }
        return poems;
    }

    static List<IndexedRecord> passages() throws IOException {
        List<IndexedRecord> passages = new ArrayList<>();
        for (String line : lines("chinese/retrieval/docs.jsonl")) {
            JsonNode passage = JSON.readTree(line);
            passages.add(draft(passage.get("id").asText(), passage.get("title").asText())
                    .text(passage.get("text").asText())
                    .build());
        }
        return passages;
    }

    /** Museum records; their columns are not quoted where it would matter here, so a simple reading will do. */
    static List<IndexedRecord> artworks() throws IOException {
        List<IndexedRecord> artworks = new ArrayList<>();
        List<String> lines = lines("records/tate-artworks.csv.gz");
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            if (cells.length > 12) {
                artworks.add(artwork(cells));
            }
        }
        return artworks;
    }

    private static IndexedRecord artwork(String[] cells) {
        Long from = year(cells[5]);
        Long to = year(cells[6]);
        return draft("tate:" + cells[0], cells[1])
                .creators(List.of(cells[2].replace("\"", "")))
                .types(List.of(cells[9].replace("\"", "")))
                .subjects(List.of(cells[10].replace("\"", "").split("; ")))
                .languages(List.of("en"))
                .description(cells[7] + ". " + cells[8] + ". " + cells[11] + ". " + cells[12])
                .date(cells[4], from, to)
                .within(id("tate"), List.of())
                .path("tate/" + cells[0])
                .build();
    }

    private static @Nullable Long year(String cell) {
        return cell.matches("\\d{4}")
                ? LocalDate.of(Integer.parseInt(cell), 1, 1).toEpochDay()
                : null;
    }

    static List<String> lines(String name) throws IOException {
        try (InputStream raw = Files.newInputStream(file(name));
                InputStream in = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        }
    }

    static IndexedRecord.Draft draft(String identifier, String title) {
        return IndexedRecord.of(id(identifier))
                .referenceCode(identifier)
                .titles(List.of(title))
                .access(true, "open");
    }

    /** Puts records in by batches of 200, as the outbox does. */
    static void put(SearchIndex index, List<IndexedRecord> records) {
        for (int from = 0; from < records.size(); from += 200) {
            index.apply(records.subList(from, Math.min(records.size(), from + 200)), List.of());
        }
    }
}
