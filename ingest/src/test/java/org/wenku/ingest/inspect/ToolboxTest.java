package org.wenku.ingest.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.description.Statement;

class ToolboxTest {

    @TempDir
    Path folder;

    @Test
    void installed_programs_are_found_with_version_and_languages() {
        Tool tesseract = Toolbox.probe().tool(Tool.Kind.TESSERACT);

        assertThat(tesseract.version()).matches("\\d.*");
        assertThat(tesseract.languages()).contains("chi_sim", "chi_tra", "eng");
        assertThat(Toolbox.probe().all()).hasSize(Tool.Kind.values().length);
    }

    @Test
    void the_length_of_a_recording_is_found() throws IOException {
        Path recording = folder.resolve("silence.wav");
        AudioFormat format = new AudioFormat(8_000, 8, 1, true, false);
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(new byte[8_000 * 65]), format, 8_000 * 65),
                AudioFileFormat.Type.WAVE,
                recording.toFile());

        MediaInspection inspection = MediaInspection.of(recording, Toolbox.probe());

        assertThat(inspection.statements()).extracting(Statement::value).contains("0:01:05");
        assertThat(inspection.statements())
                .allMatch(s -> "ffprobe".equals(s.origin().tool()));
    }

    @Test
    void a_file_that_is_no_recording_fails_by_name() throws IOException {
        Path text = Files.writeString(folder.resolve("a.mp3"), "not a recording");

        assertThat(MediaInspection.of(text, Toolbox.probe())).isInstanceOf(MediaInspection.Failed.class);
    }

    @Test
    void without_ffprobe_the_inspection_names_it() {
        MediaInspection inspection = MediaInspection.of(folder.resolve("a.mp3"), Toolbox.empty());

        assertThat(inspection).isInstanceOf(MediaInspection.Unavailable.class);
        assertThat(((MediaInspection.Unavailable) inspection).tool().kind().howToGet())
                .contains("ffmpeg");
    }

    @Test
    void a_program_that_hangs_is_ended_at_its_deadline() throws IOException {
        Program.Ended ended = new Program(List.of("sleep", "60"), Map.of(), Duration.ofMillis(200)).run();

        assertThat(ended.status()).isEqualTo(-1);
        assertThat(ended.well()).isFalse();
    }
}
