package org.wenku.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("shared")
class SharedDocumentsTest {

    @TempDir
    Path folder;

    @Test
    void every_document_made_by_others_ends_in_a_named_state() throws IOException {
        Map<String, Integer> endings = new TreeMap<>();
        try (Extractor extractor = Extractor.start(TestWorkers.settings(folder.resolve("scratch")))) {
            for (Path file : files()) {
                Extraction extraction =
                        extractor.extract(file, file.getFileName().toString(), ExtractionOptions.standard());
                endings.merge(extraction.getClass().getSimpleName(), 1, Integer::sum);
                assertThat(extraction)
                        .as(file.getFileName().toString())
                        .isNotInstanceOfAny(Extraction.WorkerLost.class, Extraction.TimedOut.class);
                assertThat(extraction.facts().mediaType()).matches("[^/ ]+/[^/ ]+");
            }
        }
        assertThat(endings.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(files().size());
        assertThat(endings.get("Extracted")).isGreaterThan(files().size() * 9 / 10);
    }

    private static List<Path> files() throws IOException {
        Path inputs = Path.of(System.getProperty("shared.inputs"));
        try (Stream<Path> documents = Files.walk(inputs.resolve("documents"));
                Stream<Path> media = Files.walk(inputs.resolve("media"))) {
            return Stream.concat(documents, media)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }
}
