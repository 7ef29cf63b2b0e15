package org.wenku.ingest.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every caption file of the shared examples against the cues that another program found in it. */
@Tag("shared")
class WebVttSharedExamplesTest {

    /** Here that program follows an older draft: the parser of the standard ends a block before the arrow and goes on. */
    private static final Set<String> MORE_CUES_BY_THE_STANDARD =
            Set.of("file-layout/header-no-new-line.vtt", "integration/id.vtt");

    static Stream<String> files() throws IOException {
        return Files.readAllLines(folder().resolve("map.tsv")).stream().skip(1);
    }

    static Path folder() {
        return Path.of(System.getProperty("shared.inputs"), "webvtt", "vttjs");
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_file_has_the_cues_expected(String row) throws IOException {
        String[] cells = row.split("\t");
        List<TimedBlock> found = WebVtt.blocks(Files.readAllBytes(folder().resolve(cells[0])));
        List<TimedBlock> expected = expected(folder().resolve(cells[1]));
        if (MORE_CUES_BY_THE_STANDARD.contains(cells[0])) {
            assertThat(found).containsAll(expected).hasSize(expected.size() + 1);
        } else {
            assertThat(found).isEqualTo(expected);
        }
    }

    @Test
    void all_files_are_compared() throws IOException {
        assertThat(files()).hasSize(132);
    }

    private static List<TimedBlock> expected(Path json) throws IOException {
        List<TimedBlock> blocks = new ArrayList<>();
        for (JsonNode cue : new ObjectMapper().readTree(json.toFile()).path("cues")) {
            blocks.add(new TimedBlock(
                    Math.round(cue.path("startTime").asDouble() * 1000),
                    Math.round(cue.path("endTime").asDouble() * 1000),
                    cue.path("id").asText(),
                    cue.path("text").asText()));
        }
        return blocks;
    }
}
