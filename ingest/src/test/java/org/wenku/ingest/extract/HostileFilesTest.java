package org.wenku.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileFilesTest {

    @TempDir
    static Path folder;

    private static Extractor extractor;

    @BeforeAll
    static void start() {
        extractor =
                Extractor.start(TestWorkers.settings(folder.resolve("scratch")).withDeadline(Duration.ofSeconds(20)));
    }

    @AfterAll
    static void stop() {
        extractor.close();
    }

    @ParameterizedTest(name = "{0} ends as {1}, and the next file is read")
    @CsvSource({
        "empty.pdf, Empty",
        "bomb.zip, Extracted|TooMuch",
        "bomb.gz, Extracted|TooMuch",
        "bomb.docx, Extracted|TooMuch|TimedOut",
        "bomb-of-bombs.zip, Extracted|TooMuch",
        "deep.zip, Extracted|TooMuch",
        "many.zip, Extracted",
        "locked.zip, Encrypted",
        "deep.html, Extracted|TooMuch|TimedOut",
        "deep.xml, Extracted|TooMuch|Damaged",
        "deep.json, Extracted",
        "deep.rtf, Extracted|TooMuch|Damaged",
        "laughs.xml, TooMuch|Damaged",
        "outside.xml, Extracted|Damaged",
        "outside.svg, Extracted|Damaged",
        "stream.pdf, Extracted|TooMuch|TimedOut",
        "truncated.pdf, Damaged",
        "locked.pdf, Encrypted",
        "locked.xlsx, Encrypted",
        "text-called.pdf, Extracted|Damaged",
        "noise-called.docx, Extracted|Damaged",
        "noise.bin, Extracted",
        "noise-called.txt, Extracted",
        "half.zip, Extracted|Damaged",
        "line.txt, Extracted",
        "nul.txt, Extracted",
        "huge.png, Extracted|Damaged",
    })
    void a_hostile_file_is_contained(String name, String endings) throws IOException {
        Path file = HostileFiles.make(folder, name);

        Extraction extraction = extractor.extract(file, name, ExtractionOptions.standard());

        assertThat(extraction.getClass().getSimpleName())
                .as("%s: %s", name, extraction.inEnglish())
                .isIn((Object[]) endings.split("\\|"));
        assertThat(extraction.text().length()).isLessThanOrEqualTo(5_000_000);
        assertThat(extraction.text().own()).doesNotContain("root:").doesNotContain("\0");
        assertThat(extraction.inChinese()).isNotBlank();
        assertBenignFileIsRead();
    }

    @Test
    void what_is_too_long_keeps_its_beginning_and_says_so() throws IOException {
        Path file = HostileFiles.make(folder, "line.txt");

        Extraction extraction = extractor.extract(file, "line.txt", ExtractionOptions.standard());

        assertThat(extraction.text().truncated()).isTrue();
        assertThat(extraction.text().length()).isEqualTo(5_000_000);
        assertThat(extraction.text().parts()).allMatch(part -> part.text().length() <= 32_000);
        assertThat(extraction.inEnglish()).contains("beginning");
    }

    @Test
    void a_picture_of_impossible_size_is_not_drawn() throws IOException {
        Path file = HostileFiles.make(folder, "huge.png");

        Rendering rendering = extractor.thumbnail(file, "image/png", 1, 100, folder.resolve("huge-thumbnail.png"));

        assertThat(rendering).isInstanceOf(Rendering.NotRendered.class);
        assertBenignFileIsRead();
    }

    private static void assertBenignFileIsRead() throws IOException {
        Path benign = Files.writeString(folder.resolve("benign.html"), "<html><body><p>好文件</p></body></html>");

        Extraction after = extractor.extract(benign, "benign.html", ExtractionOptions.standard());

        assertThat(after).isInstanceOf(Extraction.Extracted.class);
        assertThat(after.text().own()).contains("好文件");
    }
}
