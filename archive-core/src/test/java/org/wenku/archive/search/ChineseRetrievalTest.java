package org.wenku.archive.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions as people ask them, among 17,000 poems: is the passage that answers among the first ten? */
@Tag("shared")
class ChineseRetrievalTest {
    private static final double WANTED = 0.97;

    @TempDir
    static Path folder;

    private static SearchIndex index;

    @BeforeAll
    static void fill() throws IOException {
        index = SearchIndex.open(folder);
        try (Rebuild rebuild = index.beginRebuild()) {
            rebuild.add(SharedRecords.poems(""));
            rebuild.add(SharedRecords.passages());
            rebuild.complete();
        }
    }

    @AfterAll
    static void close() {
        index.close();
    }

    @Test
    void questions_find_their_passage_as_they_are_written() throws IOException {
        assertThat(foundAmongTen("as written", question -> question)).isGreaterThanOrEqualTo(WANTED);
    }

    @Test
    void questions_find_their_passage_in_traditional_characters() throws IOException {
        Transliterator traditional = Transliterator.getInstance("Simplified-Traditional");
        assertThat(foundAmongTen("traditional", traditional::transliterate)).isGreaterThanOrEqualTo(WANTED);
    }

    @Test
    void questions_find_their_passage_in_simplified_characters() throws IOException {
        Transliterator simplified = Transliterator.getInstance("Traditional-Simplified");
        assertThat(foundAmongTen("simplified", simplified::transliterate)).isGreaterThanOrEqualTo(WANTED);
    }

    private static double foundAmongTen(String run, UnaryOperator<String> script) throws IOException {
        Map<String, Set<UUID>> relevant = new HashMap<>();
        for (String line : SharedRecords.lines("chinese/retrieval/qrels.tsv")) {
            String[] parts = line.split("\t");
            relevant.computeIfAbsent(parts[0], query -> new HashSet<>()).add(SharedRecords.id(parts[1]));
        }
        List<String> questions = SharedRecords.lines("chinese/retrieval/queries.tsv").stream()
                .filter(line -> !line.endsWith("\t")) // one question of the set is empty
                .toList();
        int found = 0;
        int first = 0;
        for (String line : questions) {
            String[] parts = line.split("\t");
            List<UUID> hits =
                    index
                            .search(SearchRequest.of(script.apply(parts[1]))
                                    .limitedTo(10)
                                    .highlighted(false))
                            .hits()
                            .stream()
                            .map(Hit::id)
                            .toList();
            Set<UUID> wanted = relevant.getOrDefault(parts[0], Set.of());
            boolean among = hits.stream().anyMatch(wanted::contains);
            found += among ? 1 : 0;
            first += !hits.isEmpty() && wanted.contains(hits.get(0)) ? 1 : 0;
            if (!among && Boolean.getBoolean("retrieval.show")) {
                System.out.println("missed: " + line);
            }
        }
        System.out.printf("%s: %d of %d among ten, %d first%n", run, found, questions.size(), first);
        return found / (double) questions.size();
    }
}
