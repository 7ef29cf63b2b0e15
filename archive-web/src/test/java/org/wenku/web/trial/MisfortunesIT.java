package org.wenku.web.trial;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wenku.archive.access.Role;
import org.wenku.web.SignedIn;
import org.wenku.web.command.ArchiveCommand;

class MisfortunesIT {

    private static final int FILES = 150;
    private static final int ROUNDS = 5;

    @TempDir
    private Path folder;

    private final Set<String> acknowledged = new HashSet<>();
    private final Set<ProcessHandle> started = new HashSet<>();

    @Test
    void killed_again_and_again_it_loses_nothing_and_doubles_nothing() throws Exception {
        Path home = folder.resolve("home");
        Path drop = HostileFiles.smallFiles(folder.resolve("drop"), FILES);
        Random random = new Random(1930);
        for (int round = 0; round < ROUNDS; round++) {
            killedAfter(random.nextInt(40), home, drop);
        }
        try (TrialHouse house = TrialHouse.in(home)) {
            TrialHouse.Taken last = house.take(true, drop);

            assertThat(last.count("ACCEPTED") + last.count("DUPLICATE")).isEqualTo(FILES);
            Set<Object> held = Set.copyOf(house.ask("select name from file"));
            assertThat(held).hasSize(FILES);
            assertThat(held.stream().map(Object::toString)).containsAll(acknowledged);
            house.agreesOn(FILES);
        }
        for (ProcessHandle each : started) {
            each.onExit().get(2, TimeUnit.MINUTES);
        }
        assertThat(speakingOf(home)).isEmpty();
    }

    /** Runs the command and kills it when it has acknowledged so many files, or has come to its end before. */
    private void killedAfter(int lines, Path home, Path drop) throws IOException, InterruptedException {
        Process process = archive(home, "ingest", drop.toString(), "--into", "K", "--publish", "--verbose")
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int accepted = 0;
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith("+ ")) {
                    acknowledged.add(Path.of(line.substring(2)).getFileName().toString());
                    accepted++;
                }
                if (accepted >= lines && process.isAlive()) {
                    process.descendants().forEach(started::add);
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
    }

    private static ProcessBuilder archive(Path home, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Dwenku.worker=" + TrialHouse.WORKER,
                "-cp",
                System.getProperty("java.class.path"),
                ArchiveCommand.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--home", home.toString()));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    @Test
    void a_run_that_was_killed_says_so_until_the_same_is_brought_again() throws Exception {
        Path drop = HostileFiles.smallFiles(folder.resolve("drop"), FILES);
        killedAfter(20, folder.resolve("home"), drop);
        try (TrialSite trial = TrialSite.in(folder, Map.of("WENKU_OCR_ENABLED", "false"))) {
            SignedIn keeper = trial.signedIn(Role.ARCHIVIST);
            assertThat(keeper.get("/staff/queue", "Accept-Language", "en").body())
                    .contains("Cut off before its end", "nothing is taken twice")
                    .doesNotContain("Coming in");
            String batch = trial.ask("select cast(id as text) from batch").get(0);
            assertThat(keeper.get("/staff/batches/" + batch, "Accept-Language", "zh")
                            .body())
                    .contains("中途中断");

            ObjectNode wish =
                    JsonNodeFactory.instance.objectNode().put("into", "K").put("by", "keeper");
            wish.putArray("sources").add(drop.toString());
            requireNonNull(trial.house().errands().get("ingest")).run(wish, line -> {});
            trial.settled();

            assertThat(trial.ask("select name from file")).hasSize(FILES);
            assertThat(keeper.get("/staff/queue", "Accept-Language", "en").body())
                    .doesNotContain("Cut off before its end");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 400, 900, 1500})
    void told_to_go_while_it_starts_a_server_leaves_nothing_running(long millisAfterItsDatabase) throws Exception {
        Path home = folder.resolve("home");
        Process process = archive(home, "serve", "--port", "0")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (postmasters(home).isEmpty()) {
            assertThat(process.waitFor(50, TimeUnit.MILLISECONDS)).as("ended").isFalse();
        }
        assertThat(process.waitFor(millisAfterItsDatabase, TimeUnit.MILLISECONDS))
                .as("ended")
                .isFalse();
        Set<ProcessHandle> with = process.descendants().collect(Collectors.toSet());
        process.destroy();
        process.waitFor();

        for (ProcessHandle each : with) {
            each.onExit().get(1, TimeUnit.MINUTES);
        }
        assertThat(postmasters(home)).isEmpty();
        assertThat(speakingOf(home)).isEmpty();
    }

    private static List<Path> postmasters(Path home) throws IOException {
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        try (Stream<Path> all = Files.find(home, 5, (path, is) -> path.endsWith("postmaster.pid"))) {
            return all.toList();
        } catch (UncheckedIOException goneMeanwhile) {
            return List.of();
        }
    }

    private static List<String> speakingOf(Path home) {
        return ProcessHandle.allProcesses()
                .map(each -> each.info().commandLine().orElse(""))
                .filter(line -> line.contains(home.toString()))
                .toList();
    }

    @Test
    void the_run_goes_on_when_its_database_was_killed_in_the_middle() throws Exception {
        Path home = folder.resolve("home");
        Path drop = HostileFiles.smallFiles(folder.resolve("drop"), FILES);
        AtomicInteger ended = new AtomicInteger();
        try (TrialHouse house = TrialHouse.in(home)) {
            TrialHouse.Taken taken = house.take(true, line -> killDatabase(line, ended, home), drop);

            assertThat(taken.summary().has("stopped")).as("%s", taken.summary()).isFalse();
            assertThat(taken.count("ACCEPTED")).isEqualTo(FILES);
            assertThat(house.count("select count(*) from ingest_item")).isEqualTo(FILES);
        }
        try (TrialHouse house = TrialHouse.in(home)) {
            house.agreesOn(FILES);
        }
    }

    private static void killDatabase(JsonNode line, AtomicInteger ended, Path home) {
        if (line.path("event").asText().equals("ended") && Set.of(1, 90).contains(ended.incrementAndGet())) {
            try {
                ProcessHandle postmaster = ProcessHandle.of(postmaster(home)).orElseThrow();
                postmaster.destroyForcibly();
                postmaster.onExit().join();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static long postmaster(Path home) throws IOException {
        return Long.parseLong(
                Files.readAllLines(postmasters(home).get(0)).get(0).strip());
    }

    /** Where the system lets nobody mount there is no disk to fill. */
    @Test
    void a_full_disk_stops_the_run_with_a_sentence_and_the_same_command_completes_it() throws Exception {
        Path home = folder.resolve("home");
        Path store = Files.createDirectories(home.resolve("store"));
        Path drop = HostileFiles.smallFiles(folder.resolve("drop"), 300);
        if (run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", store.toString()) != 0) {
            return;
        }
        try (TrialHouse house = TrialHouse.in(home)) {
            TrialHouse.Taken full = house.take(true, drop);

            assertThat(full.summary().path("stopped").path("en").asText()).startsWith("The disk is full");
            assertThat(full.summary().path("stopped").path("zh").asText()).startsWith("磁盘空间已满");
            assertThat(full.count("QUARANTINED")).isZero();
            assertThat(house.ask("select cut_off_en from ingest_run"))
                    .singleElement()
                    .asString()
                    .startsWith("The disk is full");
            Set<String> held = house.ask("select name from file").stream()
                    .map(Object::toString)
                    .collect(Collectors.toSet());
            assertThat(held)
                    .containsAll(full.ended()
                            .map(line -> Path.of(line.path("path").asText())
                                    .getFileName()
                                    .toString())
                            .toList())
                    .hasSizeLessThan(300);

            assertThat(run("mount", "-o", "remount,size=64m", store.toString())).isZero();
            TrialHouse.Taken complete = house.take(true, drop);

            assertThat(complete.count("ACCEPTED") + complete.count("DUPLICATE")).isEqualTo(300);
            house.agreesOn(300);
        } finally {
            run("umount", "-l", store.toString());
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
