package org.wenku.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerLossTest {

    @TempDir
    Path folder;

    @Test
    void a_killed_child_is_replaced_and_the_document_read() throws Exception {
        try (Extractor extractor = Extractor.start(TestWorkers.settings(folder.resolve("scratch")))) {
            assertThat(read(extractor)).isInstanceOf(Extraction.Extracted.class);
            long first = extractor.pids().get(0);
            signal("KILL", first);
            ended(first);

            assertThat(read(extractor)).isInstanceOf(Extraction.Extracted.class);
            assertThat(extractor.pids()).hasSize(1).doesNotContain(first);
        }
    }

    @Test
    void a_child_that_hangs_is_killed_at_the_deadline_and_the_document_read_in_a_fresh_one() throws Exception {
        ExtractorSettings settings =
                TestWorkers.settings(folder.resolve("scratch")).withDeadline(Duration.ofSeconds(20));
        try (Extractor extractor = Extractor.start(settings)) {
            read(extractor);
            long first = extractor.pids().get(0);
            signal("STOP", first);

            assertThat(read(extractor)).isInstanceOf(Extraction.Extracted.class);
            ended(first);
        }
    }

    @Test
    void a_fresh_child_that_cannot_start_leaves_a_named_ending() throws Exception {
        ExtractorSettings whole = TestWorkers.settings(folder.resolve("scratch"));
        ExtractorSettings withoutTika =
                ExtractorSettings.standard(whole.classPath().subList(0, 1), whole.scratch());
        try (Extractor extractor = Extractor.start(withoutTika)) {
            Extraction extraction = read(extractor);

            assertThat(extraction).isInstanceOf(Extraction.WorkerLost.class);
            assertThat(((Extraction.WorkerLost) extraction).cause()).contains("exit status");
            assertThat(extraction.facts().mediaType()).isEqualTo(Facts.UNKNOWN_TYPE);
        }
    }

    @Test
    void an_idle_child_is_stopped_and_its_folder_removed() throws Exception {
        Path scratch = folder.resolve("scratch");
        try (Extractor extractor = Extractor.start(TestWorkers.settings(scratch).withIdle(Duration.ofMillis(300)))) {
            read(extractor);
            for (long pid : extractor.pids()) {
                ended(pid);
            }
            assertThat(read(extractor)).isInstanceOf(Extraction.Extracted.class);
        }
        try (Stream<Path> left = Files.list(scratch)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void what_a_killed_archive_left_in_the_scratch_folder_is_removed_at_the_next_start() throws IOException {
        Path scratch = folder.resolve("scratch");
        Files.createDirectories(scratch.resolve("worker-1/deeper"));
        Files.writeString(scratch.resolve("worker-1/deeper/apache-tika-1.tmp"), "left over");

        Extractor.start(TestWorkers.settings(scratch)).close();

        assertThat(scratch.resolve("worker-1")).doesNotExist();
    }

    @Test
    void children_die_with_a_parent_that_was_killed_even_while_they_are_busy() throws Exception {
        Path bomb = HostileFiles.make(folder, "stream.pdf");
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        folder.resolve("scratch").toString(),
                        bomb.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            long child = said.lines()
                    .filter(line -> line.matches("[0-9]+"))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseThrow();
            assertThat(ProcessHandle.of(child)).isPresent();

            signal("KILL", parent.pid());
            ended(parent.pid());

            ended(child);
        }
    }

    /** A program that starts an extractor, says the process id of its child and keeps it busy. */
    static final class Parent {

        private Parent() {}

        public static void main(String[] args) throws Exception {
            ExtractorSettings settings = TestWorkers.settings(Path.of(args[0])).withDeadline(Duration.ofMinutes(5));
            Extractor extractor = Extractor.start(settings);
            Path small = Files.writeString(Path.of(args[0]).resolveSibling("small.txt"), "small");
            extractor.extract(small, "small.txt", ExtractionOptions.standard());
            System.out.println(extractor.pids().get(0));
            extractor.extract(Path.of(args[1]), "stream.pdf", ExtractionOptions.standard());
        }
    }

    private Extraction read(Extractor extractor) throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "文库是一座档案馆。");
        return extractor.extract(file, "a.txt", ExtractionOptions.standard());
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        int status = new ProcessBuilder(List.of("kill", "-" + name, Long.toString(pid)))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(status).isZero();
    }

    private static void ended(long pid) throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<ProcessHandle> end =
                ProcessHandle.of(pid).map(ProcessHandle::onExit).orElse(CompletableFuture.completedFuture(null));
        end.get(60, TimeUnit.SECONDS);
    }
}
