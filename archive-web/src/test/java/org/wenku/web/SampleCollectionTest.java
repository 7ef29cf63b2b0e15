package org.wenku.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wenku.archive.description.Edtf;
import org.wenku.ingest.transcript.Transcript;
import org.wenku.ingest.transcript.TranscriptReader;

/** The sample collection that the demo shows: its list and its files say the same, and they say what visitors try. */
class SampleCollectionTest {

    private static final Path ROOT = Path.of("src/main/sample");
    private static final long MOST_BYTES = 5_000_000;

    private final JsonNode sample = yaml();

    @Test
    void every_file_is_named_once_and_every_name_is_a_file() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            Set<String> there = files.filter(Files::isRegularFile)
                    .map(file -> ROOT.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.contains("/"))
                    .collect(Collectors.toSet());
            assertThat(values("items", "path")).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(there);
        }
        assertThat(values("folders", "path")).allMatch(folder -> Files.isDirectory(ROOT.resolve(folder)));
        assertThat(values("fonds", "code")).allMatch(code -> Files.isDirectory(ROOT.resolve(code)));
    }

    @Test
    void every_folder_above_an_item_is_described() {
        Set<String> described = Stream.concat(values("folders", "path").stream(), values("fonds", "code").stream())
                .collect(Collectors.toSet());
        assertThat(values("items", "path"))
                .allMatch(path -> described.contains(path.substring(0, path.lastIndexOf('/'))));
    }

    @Test
    void every_date_is_edtf_and_everything_has_a_title() {
        for (String list : List.of("fonds", "folders", "items")) {
            assertThat(values(list, "date"))
                    .isNotEmpty()
                    .allMatch(date -> Edtf.parse(date).isPresent());
        }
        assertThat(values("items", "title"))
                .hasSize(sample.path("items").size())
                .noneMatch(String::isBlank);
        assertThat(values("items", "language")).containsOnly("zh-Hans", "zh-Hant", "en");
        assertThat(values("items", "access")).contains("restricted", "closed");
    }

    @Test
    void it_is_small() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            assertThat(files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum())
                    .isLessThan(MOST_BYTES);
        }
    }

    @Test
    void plain_texts_hold_the_words_that_visitors_try_and_not_the_one_that_must_not_be_found() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String path : values("items", "path")) {
            if (path.endsWith(".txt")) {
                all.append(text(ROOT.resolve(path)));
            }
        }
        assertThat(all.toString()).contains("档案", "檔案", "文件", "口述", "仓库", "倉庫", "搬家", "文库");
        assertThat(all.toString().replaceAll("[^\\p{IsHan}]", "")).doesNotContain("文处", "文處");
    }

    @Test
    void the_recording_has_its_transcript_with_speakers() throws IOException {
        Path file = ROOT.resolve(values("items", "path").stream()
                .filter(path -> path.endsWith(".vtt"))
                .findFirst()
                .orElseThrow());
        Transcript transcript =
                TranscriptReader.forName(file.toString()).orElseThrow().read(Files.readAllBytes(file));
        assertThat(transcript.cues()).hasSize(7).allMatch(cue -> cue.speaker() != null);
        assertThat(values("items", "transcript_of")).hasSize(1).allMatch(path -> Files.exists(ROOT.resolve(path)));
    }

    private static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return Stream.of(UTF_8, Charset.forName("GB18030"), Charset.forName("Big5"))
                .map(charset -> new String(bytes, charset))
                .filter(words -> words.indexOf('\uFFFD') < 0)
                .findFirst()
                .orElseThrow();
    }

    private List<String> values(String list, String key) {
        List<String> values = new ArrayList<>();
        sample.path(list).forEach(entry -> {
            if (entry.has(key)) {
                values.add(entry.get(key).asText());
            }
        });
        return values;
    }

    private static JsonNode yaml() {
        try {
            return new YAMLMapper().readTree(ROOT.resolve("sample.yaml").toFile());
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
