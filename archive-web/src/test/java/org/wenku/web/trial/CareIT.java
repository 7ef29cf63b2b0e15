package org.wenku.web.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.storage.OriginalName;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.drop.FolderPlace;
import org.wenku.ingest.drop.Found;
import org.wenku.ingest.run.IngestOutcome;
import org.wenku.ingest.run.IngestRequest;
import org.wenku.ingest.run.IngestSummary;
import org.wenku.ingest.run.IngestWatch;
import org.wenku.web.OpenHouse;

/** Files that lie in our own care are taken in from there. */
class CareIT {

    @TempDir
    private Path folder;

    private static Found.InCare care(byte[] bytes, String source) {
        return new Found.InCare(RecordIds.next(), source, OpenHouse.sha256(bytes), OpenHouse.sha512(bytes));
    }

    @Test
    void what_is_in_our_care_is_entered_without_a_second_copy_and_its_outcome_names_it() throws IOException {
        Path home = folder.resolve("home");
        byte[] letter = "一封给阿姨的信".getBytes(StandardCharsets.UTF_8);
        try (TrialHouse house = TrialHouse.in(home)) {
            house.take(false, Files.writeString(folder.resolve("first.txt"), "the first thing in K"));
            Path kept =
                    Files.write(Files.createDirectories(home.resolve("uploads")).resolve("kept"), letter);
            Found.InCare care = care(letter, "信件/阿姨.txt");
            Found.InCare empty = care(new byte[0], "信件/空.txt");
            FolderPlace letters = new FolderPlace(null, OriginalName.of("信件"), true);

            IngestSummary summary = house.ingest()
                    .takeFound(
                            new IngestRequest(List.of(Path.of("信件")), target(house), false, "mei"),
                            IngestWatch.NOBODY,
                            visitor -> {
                                visitor.accept(new Found.Arrival(
                                        kept, letters, OriginalName.of("阿姨.txt"), letter.length, List.of(), care));
                                visitor.accept(new Found.Unfit(kept, new Sentence("空的", "empty"), empty));
                            });

            assertThat(summary.counts().get(IngestOutcome.Kind.ACCEPTED)).isEqualTo(1);
            assertThat(house.ask("select source from ingest_item where outcome = 'ACCEPTED' and upload_id = '"
                            + care.id() + "'"))
                    .containsExactly("信件/阿姨.txt");
            assertThat(house.ask("select reason_zh from ingest_item where outcome = 'REFUSED' and upload_id = '"
                            + empty.id() + "'"))
                    .containsExactly("空的");
            assertThat(house.ask("select p.title from file f join record r on r.id = f.record_id"
                            + " join record p on p.id = r.parent_id where f.name = '阿姨.txt'"))
                    .containsExactly("信件");
            assertThat(kept).hasBinaryContent(letter);
            assertThat(sameAs(kept, home.resolve("store"))).as("in the store").hasSize(1);
            Files.delete(kept);
            house.agreesOn(2);
        }
    }

    private static UUID target(TrialHouse house) {
        return house.archive()
                .read(catalogue -> catalogue.record(new ReferenceCode("K")))
                .orElseThrow()
                .id();
    }

    private static List<Path> sameAs(Path kept, Path folder) throws IOException {
        Object key = Files.getAttribute(kept, "unix:ino");
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> inode(path).equals(key)).toList();
        }
    }

    private static Object inode(Path path) {
        try {
            return Files.getAttribute(path, "unix:ino");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
