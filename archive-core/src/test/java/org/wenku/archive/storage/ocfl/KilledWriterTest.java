package org.wenku.archive.storage.ocfl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.storage.Finding;
import org.wenku.archive.storage.ObjectId;

class KilledWriterTest {

    private static final int KILLS = 6;

    @TempDir
    Path home;

    @Test
    void what_was_said_to_be_stored_is_there_and_whole_however_often_the_writer_is_killed() throws Exception {
        Path desk = Files.createDirectories(home.resolve("desk"));
        Map<ObjectId, Integer> said = new HashMap<>();

        for (int kill = 1; kill <= KILLS; kill++) {
            writeUntilKilled(desk, said, 3 + 11 * kill);
            try (OcflOnDisk store = OcflOnDisk.open(home)) {
                said.forEach((object, version) -> {
                    assertThat(store.head(object).orElseThrow().version()).isGreaterThanOrEqualTo(version);
                    assertThat(store.verify(object)).allMatch(Finding::sound);
                });
            }
            assertThat(new OcflRootValidation(home).check()).isGreaterThanOrEqualTo(said.size());
        }

        assertThat(said).hasSizeGreaterThan(100);
    }

    private void writeUntilKilled(Path desk, Map<ObjectId, Integer> said, int acknowledged) throws Exception {
        Process writer = ChildJvm.start(ChildJvm.command(KilledWriter.class, home.toString(), desk.toString()));
        try (BufferedReader out = writer.inputReader(StandardCharsets.UTF_8)) {
            for (int heard = 0; heard < acknowledged; ) {
                String line = out.readLine();
                assertThat(line).as("the writer ended by itself").isNotNull();
                heard += hear(line, said) ? 1 : 0;
            }
            writer.destroyForcibly().waitFor();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                hear(line, said);
            }
        } catch (IOException e) {
            // The pipe of a killed process may close under the reader; what was read counts.
            assertThat(writer.isAlive()).isFalse();
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    // Other lines are of the log; a torn last line was never said.
    private static boolean hear(String line, Map<ObjectId, Integer> said) {
        boolean told = line.matches("urn:uuid:\\S{36} \\d+");
        if (told) {
            String[] parts = line.split(" ");
            said.put(ObjectId.named(parts[0]).orElseThrow(), Integer.valueOf(parts[1]));
        }
        return told;
    }
}
