package org.wenku.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractorTest {

    @TempDir
    Path folder;

    private Extractor extractor;

    @BeforeEach
    void start() {
        extractor = Extractor.start(TestWorkers.settings(folder.resolve("scratch")));
    }

    @AfterEach
    void stop() {
        extractor.close();
    }

    @Test
    void text_of_a_plain_file_is_read_by_a_warm_child() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "文库\n档案\n", StandardCharsets.UTF_8);

        Extraction first = extractor.extract(file, "a.txt", ExtractionOptions.standard());
        Extraction second = extractor.extract(file, "a.txt", ExtractionOptions.standard());

        assertThat(first).isInstanceOf(Extraction.Extracted.class);
        assertThat(first.text().own()).isEqualTo("文库\n档案\n");
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(first.facts().mediaType()).isEqualTo("text/plain");
        assertThat(extractor.pids()).hasSize(1);
    }
}
