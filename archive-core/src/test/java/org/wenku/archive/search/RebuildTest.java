package org.wenku.archive.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildTest {
    @TempDir
    Path folder;

    @Test
    void searches_go_on_in_the_old_index_until_the_new_one_is_complete() throws IOException {
        try (SearchIndex index = SearchIndex.open(folder)) {
            index.apply(List.of(record("旧")), List.of());
            try (Rebuild rebuild = index.beginRebuild()) {
                rebuild.add(List.of(record("新"), record("新")));
                assertThat(total(index, "旧")).isEqualTo(1);
                assertThat(total(index, "新")).isZero();
                rebuild.complete();
            }
            assertThat(total(index, "旧")).isZero();
            assertThat(total(index, "新")).isEqualTo(2);
            assertThat(generations()).hasSize(1);
        }
    }

    @Test
    void what_is_applied_meanwhile_is_in_both_and_newer_than_what_the_rebuild_brings() {
        UUID changed = UUID.randomUUID();
        UUID gone = UUID.randomUUID();
        try (SearchIndex index = SearchIndex.open(folder)) {
            Rebuild rebuild = index.beginRebuild();
            index.apply(List.of(record(changed, "后来")), List.of(gone));
            rebuild.add(List.of(record(changed, "从前"), record(gone, "从前")));
            assertThat(total(index, "后来")).isEqualTo(1);
            rebuild.complete();

            assertThat(total(index, "后来")).isEqualTo(1);
            assertThat(total(index, "从前")).isZero();
        }
    }

    @Test
    void a_rebuild_that_is_given_up_changes_nothing() throws IOException {
        try (SearchIndex index = SearchIndex.open(folder)) {
            index.apply(List.of(record("旧")), List.of());
            try (Rebuild rebuild = index.beginRebuild()) {
                rebuild.add(List.of(record("新")));
            }
            assertThat(total(index, "旧")).isEqualTo(1);
            assertThat(generations()).hasSize(1);
            index.beginRebuild().complete();
            assertThat(index.count()).isZero();
        }
    }

    @Test
    void two_rebuilds_at_once_are_refused() {
        try (SearchIndex index = SearchIndex.open(folder)) {
            index.beginRebuild();
            assertThatThrownBy(index::beginRebuild).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_new_index_needs_a_rebuild_until_one_is_complete_even_after_a_restart() {
        try (SearchIndex index = SearchIndex.open(folder)) {
            assertThat(index.needsRebuild()).isTrue();
            index.apply(List.of(record("一")), List.of());
        }
        try (SearchIndex index = SearchIndex.open(folder)) {
            assertThat(index.needsRebuild()).isTrue();
            index.beginRebuild().complete();
            assertThat(index.needsRebuild()).isFalse();
        }
        try (SearchIndex index = SearchIndex.open(folder)) {
            assertThat(index.needsRebuild()).isFalse();
        }
    }

    @Test
    void half_built_generations_are_swept_at_the_next_start() throws IOException {
        try (SearchIndex index = SearchIndex.open(folder)) {
            index.apply(List.of(record("一")), List.of());
        }
        Files.createDirectories(folder.resolve("generation-7/records/deep"));
        try (SearchIndex index = SearchIndex.open(folder)) {
            assertThat(total(index, "一")).isEqualTo(1);
            assertThat(generations()).containsExactly("generation-1");
        }
    }

    @Test
    void an_index_that_cannot_be_read_is_begun_anew() throws IOException {
        try (SearchIndex index = SearchIndex.open(folder)) {
            index.beginRebuild().complete();
            index.apply(List.of(record("一")), List.of());
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("segments_"))
                    .toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        try (SearchIndex index = SearchIndex.open(folder)) {
            assertThat(index.needsRebuild()).isTrue();
            index.apply(List.of(record("二")), List.of());
            assertThat(index.count()).isEqualTo(1);
        }
    }

    @Test
    void an_index_of_another_schema_is_begun_anew() throws IOException {
        try (SearchIndex index = SearchIndex.open(folder)) {
            index.beginRebuild().complete();
        }
        Path marker = folder.resolve("current");
        Files.writeString(marker, Files.readString(marker).replace("schema=" + Fields.SCHEMA, "schema=older"));
        try (SearchIndex index = SearchIndex.open(folder)) {
            assertThat(index.needsRebuild()).isTrue();
        }
    }

    @Test
    void a_second_opening_is_refused_by_name() {
        try (SearchIndex index = SearchIndex.open(folder)) {
            assertThat(index.count()).isZero();
            assertThatThrownBy(() -> SearchIndex.open(folder))
                    .isInstanceOf(IndexFailure.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void what_a_killed_process_had_applied_is_there_and_its_lock_is_not() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriter.class.getName(),
                folder.toString()));
        Process writer = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long acknowledged = 0;
        try (var said = writer.inputReader()) {
            for (String line = said.readLine(); line != null && acknowledged < 3; line = said.readLine()) {
                acknowledged = line.startsWith("applied ") ? Long.parseLong(line.substring(8)) : acknowledged;
            }
        } finally {
            writer.destroyForcibly();
        }
        assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();

        try (SearchIndex index = SearchIndex.open(folder)) {
            assertThat(acknowledged).isGreaterThanOrEqualTo(3);
            assertThat(index.count()).isGreaterThanOrEqualTo(acknowledged);
            assertThat(total(index, "写入")).isEqualTo(index.count());
            assertThat(generations()).containsExactly("generation-1");
        }
    }

    /** Writes, and builds a second generation, until it is killed. */
    static final class KilledWriter {
        private KilledWriter() {}

        public static void main(String[] arguments) {
            SearchIndex index = SearchIndex.open(Path.of(arguments[0]));
            Rebuild rebuild = index.beginRebuild();
            for (long i = 1; ; i++) {
                rebuild.add(List.of(record("重建")));
                index.apply(List.of(record("写入")), List.of());
                System.out.println("applied " + i);
            }
        }
    }

    private List<String> generations() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("generation-"))
                    .toList();
        }
    }

    private static long total(SearchIndex index, String query) {
        return index.search(SearchRequest.of(query)).total();
    }

    private static IndexedRecord record(String title) {
        return record(UUID.randomUUID(), title);
    }

    private static IndexedRecord record(UUID id, String title) {
        return IndexedRecord.of(id).titles(List.of(title)).access(true, "open").build();
    }
}
