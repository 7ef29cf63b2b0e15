package org.wenku.web.trial;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.wenku.archive.settings.Settings;
import org.wenku.web.House;

/**
 * A large sheet with seeded faults, imported by processes that are killed again and again, then undone. By hand at full
 * size: {@code java -cp … org.wenku.web.trial.ImportTrial WORK-FOLDER 100000 500 20}; small as a test.
 */
final class ImportTrial {

    /** Whatever an import leaves somewhere, with how to count it. Layouts are not of a batch: they are how to read sheets. */
    private static final List<String> TRACES = List.of(
            "record",
            "file",
            "file_text",
            "text_part",
            "history",
            "ingest_run",
            "ingest_item",
            "ingest_folder",
            "batch",
            "batch_record",
            "batch_file",
            "sheet_import",
            "sheet_row",
            "sheet_fault",
            "sheet_key",
            "store_removal",
            "rendition",
            "derivative_removal",
            "upload",
            "delivery");

    private final Path work;
    private final Path home;
    private final int kills;
    private final SeededSheet sheet;
    private final Random random = new Random(1930);
    private final List<String> wrong = new ArrayList<>();
    private long heap;

    private ImportTrial(Path work, int rows, int faults, int kills, int withFiles) throws IOException {
        this.work = work;
        this.home = work.resolve("home");
        this.kills = kills;
        this.sheet = SeededSheet.write(work.resolve("sheet.csv"), work.resolve("files"), rows, faults, withFiles, 1942);
    }

    public static void main(String[] arguments) throws Exception {
        Path work = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
        ImportTrial trial = new ImportTrial(
                work,
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                200);
        List<String> wrong = trial.run();
        wrong.forEach(System.out::println);
        System.out.println(wrong.isEmpty() ? "everything holds" : wrong.size() + " things are not as they should be");
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    /** Runs the trial of this size; gives a sentence for each thing that is not as it should be. */
    static List<String> of(Path work, int rows, int faults, int kills, int withFiles) throws Exception {
        return new ImportTrial(work, rows, faults, kills, withFiles).run();
    }

    private List<String> run() throws Exception {
        List<Long> before;
        try (House house = open()) {
            // Makes the fonds, so that it is there before and after.
            Path empty = Files.writeString(work.resolve("empty.csv"), "题名\n");
            importing(house, empty);
            undo(house, batches(house).get(0));
            before = traces(house);
        }
        // On the average the kills are spread over all that there is to say: a line for each lot read and entered.
        int most = sheet.codes().size() * 3 / 500 / Math.max(1, kills) + 3;
        for (int kill = 0; kill < kills; kill++) {
            int lines = random.nextInt(most);
            long seen = childKilledAfter(lines);
            System.out.println("killed no. " + (kill + 1) + " after " + seen + " lines");
        }
        long begun = System.nanoTime();
        childKilledAfter(Integer.MAX_VALUE);
        System.out.printf("the last went to the end in %.1f s, heap at most %d MB%n", seconds(begun), heap);
        expect("heap of the last process in MB, at most 512", true, heap > 0 && heap <= 512);
        try (House house = open()) {
            judge(house);
            begun = System.nanoTime();
            // More than one where a kill came after the end: brought again, every row was found to be there.
            List<String> batches = batches(house);
            for (String batch : batches) {
                undo(house, batch);
            }
            System.out.printf("undone in %.1f s%n", seconds(begun));
            expect("traces after undoing " + TRACES, before, traces(house));
            expect(
                    "audit entries of the undoing",
                    (long) batches.size(),
                    count(
                            house,
                            "select count(*) from audit where act = 'batch.undo'"
                                    + " and detail ->> 'label' = 'sheet.csv'"));
        }
        return wrong;
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private House open() {
        System.setProperty("wenku.worker", System.getProperty("wenku.worker", TrialHouse.WORKER));
        House house = House.open(Settings.load(home, Map.of("WENKU_OCR_ENABLED", "false")));
        house.archive().makeIndexWhole();
        return house;
    }

    private void judge(House house) {
        Set<String> found = new TreeSet<>(this.<String>ask(
                house, "select row || ' ' || col || ' ' || kind from sheet_fault where kind <> 'HELD_BACK'"));
        System.out.println(found.size() + " faults found, " + sheet.faults().size() + " seeded");
        expect("faults", sheet.faults(), found);
        List<String> codes = ask(house, "select reference_code from record where reference_code <> 'K'");
        System.out.println(codes.size() + " records, " + sheet.codes().size() + " good rows");
        expect("records, none doubled", codes.size(), new HashSet<>(codes).size());
        expect("codes, none lost", sheet.codes(), new HashSet<>(codes));
        expect(
                "one entry of history for each record",
                (long) codes.size(),
                count(
                        house,
                        "select count(*) from history where file_id is null and record_id in (select id from record"
                                + " where reference_code <> 'K')"));
        expect("objects in the store", count(house, "select count(distinct record_id) from file"), stored(house));
        expect("files", true, count(house, "select count(*) from file") > 0);
    }

    private void undo(House house, String batch) throws InterruptedException {
        Objects.requireNonNull(house.errands().get("undo"))
                .run(
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("batch", batch)
                                .put("reason", "trial")
                                .put("by", "trial"),
                        line -> {});
        house.archive().follower().awaitCaughtUp(Duration.ofMinutes(10));
    }

    private void importing(House house, Path file) {
        Objects.requireNonNull(house.errands().get("import"))
                .run(
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("sheet", file.toString())
                                .put("into", "K")
                                .put("by", "trial"),
                        line -> {});
    }

    private List<String> batches(House house) {
        return ask(house, "select cast(id as text) from batch order by id desc");
    }

    private List<Long> traces(House house) {
        List<Long> counts = new ArrayList<>();
        TRACES.forEach(table -> counts.add(count(house, "select count(*) from " + table)));
        counts.add(stored(house));
        counts.add((long) house.archive().index().count());
        return counts;
    }

    private static long stored(House house) {
        try (Stream<?> objects = house.archive().store().objects()) {
            return objects.count();
        }
    }

    private static long count(House house, String sql) {
        return house.archive()
                .read(catalogue -> catalogue.ask(
                        session -> session.createNativeQuery(sql, Long.class).getSingleResult()));
    }

    @SuppressWarnings("unchecked")
    private <T> List<T> ask(House house, String sql) {
        return (List<T>) house.archive()
                .read(catalogue -> catalogue.ask(
                        session -> session.createNativeQuery(sql, String.class).list()));
    }

    private void expect(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            wrong.add(what + ": expected " + shortened(expected, found) + " but found " + shortened(found, expected));
        }
    }

    private static String shortened(Object one, Object other) {
        if (one instanceof Set<?> set && other instanceof Set<?> others) {
            Set<Object> only = new HashSet<>(set);
            only.removeAll(others);
            return set.size() + ", of these only here "
                    + only.stream().limit(20).toList();
        }
        return String.valueOf(one);
    }

    /** Lets a process work until it has said so many lines; returns how many it said. */
    private long childKilledAfter(int lines) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-Dfile.encoding=UTF-8",
                        "-Dwenku.worker=" + System.getProperty("wenku.worker"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ImportChild.class.getName(),
                        home.toString(),
                        work.resolve("sheet.csv").toString(),
                        work.resolve("files").toString())
                .redirectError(work.resolve("child.log").toFile())
                .start();
        long said = 0;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null && said <= lines; line = out.readLine()) {
                said++;
                if (line.startsWith("heap ")) {
                    heap = Long.parseLong(line.substring(5));
                }
            }
            if (lines < Integer.MAX_VALUE) {
                process.destroyForcibly();
            }
        }
        process.waitFor();
        return said;
    }
}
