package org.wenku.web.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Measures the archive as its users meet it: the real command, the real server, the real database, beside baselines in
 * the same run. Prints one row for each figure with the bar it is held to.
 */
public final class Bench {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PORT = 18975;
    private static final String SITE = "http://127.0.0.1:" + PORT;
    private static final int SMALL = 2000;
    private static final int BULK = 50_000;
    private static final int ROUNDS = 15;
    private static final List<String> QUERIES = List.of(
            "档案",
            "檔案",
            "春风",
            "明月",
            "江水 明月",
            "文件处置办法",
            "李白",
            "letter",
            "archive box",
            "“春风”",
            "人",
            "口述历史",
            "长安",
            "letters lane -春风",
            "相思",
            "秋");

    private final Path root;
    private final Path work;
    private final Path shared;
    private final HttpClient http = HttpClient.newHttpClient();

    private Bench(Path root, Path work) {
        this.root = root;
        this.work = work;
        this.shared = root.resolve("../shared/inputs").normalize();
    }

    /** {@code CHECKOUT WORK-FOLDER [part …]}; the parts are ingest, small, start, imports, search, bulk; all of them by default. */
    public static void main(String[] arguments) throws Exception {
        Bench bench = new Bench(
                Path.of(arguments[0]).toAbsolutePath(), Path.of(arguments[1]).toAbsolutePath());
        Set<String> parts = Set.copyOf(Arrays.asList(arguments).subList(2, arguments.length));
        System.out.printf("%-58s %12s %12s  %s%n", "figure", "measured", "bar", "");
        bench.run("ingest", parts, bench::ingestAgainstBareTika);
        bench.run("small", parts, bench::smallFiles);
        bench.run("start", parts, bench::starts);
        bench.run("imports", parts, bench::imports);
        bench.run("search", parts, () -> bench.searching(10_000));
        bench.run("search", parts, () -> bench.searching(100_000));
        bench.run("bulk", parts, bench::bulkEdit);
    }

    private interface Part {
        void run() throws Exception;
    }

    private void run(String name, Set<String> wanted, Part part) throws Exception {
        if (wanted.isEmpty() || wanted.contains(name)) {
            part.run();
        }
    }

    private static void row(String figure, double measured, String unit, @Nullable Double bar, boolean mostIsGood) {
        String verdict = bar == null ? "" : (mostIsGood ? measured >= bar : measured <= bar) ? "ok" : "MISSED";
        String sign = bar == null ? "" : (mostIsGood ? ">= " : "<= ") + trim(bar);
        System.out.printf("%-58s %12s %12s  %s%n", figure, trim(measured) + " " + unit, sign, verdict);
        System.out.flush();
    }

    private static void atMost(String figure, double measured, String unit, double bar) {
        row(figure, measured, unit, bar, false);
    }

    private static void atLeast(String figure, double measured, String unit, double bar) {
        row(figure, measured, unit, bar, true);
    }

    private static void plain(String figure, double measured, String unit) {
        row(figure, measured, unit, null, false);
    }

    private static String trim(double number) {
        return number >= 100 ? String.format("%.0f", number) : String.format("%.2f", number);
    }

    // --- imports ------------------------------------------------------------------------------------------------

    private void imports() throws IOException {
        int rows = 20_000;
        ImportsBench.Measured measured = ImportsBench.of(root, fresh("imports"), rows);
        plain("bare JDBC batch insert of the same records", rows / measured.bare(), "rows/s");
        plain("import, reading and checking the whole sheet", rows / measured.check(), "rows/s");
        plain("import, entering", rows / measured.enter(), "rows/s");
        atLeast("import, all of it", rows / (measured.check() + measured.enter()), "rows/s", 100);
        atMost("undo : import", measured.undo() / (measured.check() + measured.enter()), "x", 2);
    }

    // --- ingest -------------------------------------------------------------------------------------------------

    private void ingestAgainstBareTika() throws Exception {
        List<Path> sources = List.of(shared.resolve("documents"), shared.resolve("media"));
        if (!Files.isDirectory(sources.get(0))) {
            System.out.println("ingest: the folder of shared inputs is not there; this part needs it");
            return;
        }
        double bare = bareTika(sources);
        plain("bare Tika over documents and media, cold, CPU", bare, "s");
        Path home = fresh("ingest");
        try (Server server = new Server(home, "WENKU_OCR_ENABLED", "false")) {
            Set<Long> before = Processes.of(home);
            double begun = Processes.cpuSeconds(before);
            for (Path source : sources) {
                archive(home, "ingest", source.toString(), "--into", "B", "--publish");
            }
            awaitIndexed(home);
            double whole = Processes.cpuSeconds(Processes.of(home)) - begun;
            plain("whole pipeline over the same, cold, indexed, CPU", whole, "s");
            atMost("ingest, whole pipeline : bare Tika", whole / bare, "x", 1.3);
        }
    }

    private double bareTika(List<Path> sources) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "/usr/bin/env",
                "bash",
                "-c",
                "\"$@\" >/dev/null 2>&1; times",
                "bash",
                java(),
                "-Xmx1g",
                "-Djava.awt.headless=true",
                "-cp",
                root.resolve("ingest/target/test-classes")
                        + File.pathSeparator
                        + root.resolve("ingest/target/worker/*"),
                "org.wenku.ingest.bench.BareTika"));
        sources.forEach(source -> command.add(source.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        // The second line of "times" is what the children used: 0m12.345s 0m1.234s
        String[] children = said.strip().split("\n")[1].split(" ");
        return seconds(children[0]) + seconds(children[1]);
    }

    private static double seconds(String minutesAndSeconds) {
        String[] parts = minutesAndSeconds.replace("s", "").replace(',', '.').split("m");
        return Integer.parseInt(parts[0]) * 60 + Double.parseDouble(parts[1]);
    }

    private void smallFiles() throws Exception {
        Path folder = work.resolve("small-files");
        Path warmUp = work.resolve("warm-up-files");
        if (!Files.isDirectory(folder)) {
            new SmallFiles().write(folder, SMALL);
            new SmallFiles().write(warmUp, 30);
        }
        Path home = fresh("small");
        try (Server server = new Server(home)) {
            archive(home, "ingest", warmUp.toString(), "--into", "WARM", "--publish");
            long begun = System.nanoTime();
            archive(home, "ingest", folder.toString(), "--into", "SMALL", "--publish");
            awaitIndexed(home);
            double took = (System.nanoTime() - begun) / 1e9;
            atLeast("small text, DOCX and PDF files, durable and indexed", SMALL / took, "/s", 60);
        }
    }

    // --- start and memory -----------------------------------------------------------------------------------------

    private void starts() throws Exception {
        Path home = fresh("start");
        long begun = System.nanoTime();
        try (Server server = new Server(home)) {
            plain("start in a new home until healthy", (System.nanoTime() - begun) / 1e9, "s");
        }
        for (int i = 0; i < 3; i++) {
            long again = System.nanoTime();
            try (Server server = new Server(home)) {
                atMost("start in an existing home until healthy", (System.nanoTime() - again) / 1e9, "s", 5);
            }
        }
    }

    // --- search and lists -----------------------------------------------------------------------------------------

    private void searching(int records) throws Exception {
        Path home = work.resolve("home-" + records);
        if (!Files.isDirectory(home)) {
            load(home, records);
        }
        String size = String.format("%,d records: ", records);
        try (Server server = new Server(home)) {
            search(size, records >= 100_000);
            lists(size);
            memory(size, home, records);
        }
        bareLucene(size, home);
    }

    /** After the server has stopped, so that neither takes the other's processors. */
    private void bareLucene(String size, Path home) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                java(),
                "-Xmx512m",
                "-cp",
                root.resolve("archive-core/target/test-classes") + File.pathSeparator + classPath(),
                "org.wenku.archive.search.BareLucene",
                newestIndex(home).toString(),
                "" + ROUNDS));
        command.addAll(QUERIES);
        Process process = new ProcessBuilder(command)
                .redirectError(work.resolve("bare-lucene.log").toFile())
                .start();
        List<Double> took = process.inputReader().lines().map(Double::valueOf).toList();
        if (process.waitFor() != 0 || took.isEmpty()) {
            throw new IllegalStateException("bare Lucene failed, see " + work.resolve("bare-lucene.log"));
        }
        for (int percent : List.of(50, 95, 99)) {
            plain(size + "a bare Lucene phrase, p" + percent, percentile(took, percent), "ms");
        }
    }

    private static Path newestIndex(Path home) throws IOException {
        try (Stream<Path> generations = Files.list(home.resolve("index"))) {
            return generations
                    .map(generation -> generation.resolve("records"))
                    .filter(Files::isDirectory)
                    .max(Comparator.comparing(records -> records.toFile().lastModified()))
                    .orElseThrow();
        }
    }

    private void load(Path home, int records) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                java(),
                "-Xmx512m",
                "-cp",
                classPath(),
                "org.wenku.web.bench.LoadRecords",
                home.toString(),
                Integer.toString(records)));
        Path poems = shared.resolve("chinese/poems.jsonl.gz");
        if (Files.exists(poems)) {
            command.add(poems.toString());
        }
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("load.log").toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("loading failed, see " + work.resolve("load.log"));
        }
        plain(
                String.format("%,d records: described, durable and indexed", records),
                records / ((System.nanoTime() - begun) / 1e9),
                "/s");
    }

    private void search(String size, boolean held) throws Exception {
        List<Double> took = new ArrayList<>();
        for (int round = 0; round < ROUNDS + 3; round++) {
            for (String query : QUERIES) {
                long begun = System.nanoTime();
                JsonNode page = get("/api/v1/search?limit=20&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
                double millis = (System.nanoTime() - begun) / 1e6;
                if (!page.has("total") || !page.has("facets")) {
                    throw new IllegalStateException("no search page for " + query + ": " + page);
                }
                if (round >= 3) {
                    took.add(millis);
                }
            }
        }
        plain(size + "search over HTTP, facets and snippets, p50", percentile(took, 50), "ms");
        if (held) {
            atMost(size + "the same, p95", percentile(took, 95), "ms", 60);
        } else {
            plain(size + "the same, p95", percentile(took, 95), "ms");
        }
        plain(size + "the same, p99", percentile(took, 99), "ms");
    }

    private static double percentile(List<Double> values, int percent) {
        List<Double> sorted = values.stream().sorted(Comparator.naturalOrder()).toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    /** Pages of one record, so that page 10,000 exists in ten thousand records. */
    private void lists(String size) throws Exception {
        String cursor = "";
        List<Double> first = new ArrayList<>();
        List<Double> last = new ArrayList<>();
        String far = "";
        for (int page = 1; page <= 9_999; page++) {
            JsonNode list = get("/api/v1/records?limit=1" + cursor);
            String next = list.path("next").asText("");
            if (next.isEmpty()) {
                throw new IllegalStateException("the list ended at page " + page);
            }
            cursor = "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
            far = cursor;
        }
        for (int i = 0; i < 200; i++) {
            first.add(timed("/api/v1/records?limit=1"));
            last.add(timed("/api/v1/records?limit=1" + far));
        }
        double one = percentile(first, 50);
        plain(size + "list page 1, p50", one, "ms");
        plain(size + "list page 10,000, p50", percentile(last, 50), "ms");
        atMost(size + "list page 10,000 : page 1", percentile(last, 50) / one, "x", 1.2);
    }

    private double timed(String path) throws Exception {
        long begun = System.nanoTime();
        get(path);
        return (System.nanoTime() - begun) / 1e6;
    }

    /** At rest: what has been used in a load is given back within a minute after it. */
    private void memory(String size, Path home, int records) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(75);
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
        Set<Long> processes = Processes.of(home);
        double resident = Processes.residentMegabytes(processes);
        plain(
                size + "all processes, resident, shared pages counted once",
                Processes.proportionalMegabytes(processes),
                "MB");
        if (records >= 100_000) {
            atMost(size + "all processes, resident", resident, "MB", 450);
        } else {
            plain(size + "all processes, resident", resident, "MB");
        }
    }

    private JsonNode get(String path) throws Exception {
        HttpResponse<byte[]> response = http.send(
                HttpRequest.newBuilder(URI.create(SITE + path))
                        .header("Accept", "application/json")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + response.statusCode());
        }
        return JSON.readTree(response.body());
    }

    // --- bulk edit ------------------------------------------------------------------------------------------------

    private void bulkEdit() throws Exception {
        Path home = fresh("bulk");
        load(home, BULK);
        Map<String, Double> figures = new HashMap<>();
        for (String line : child("org.wenku.web.bench.BulkEdit", home.toString())) {
            String[] parts = line.split(" ", 2);
            figures.put(parts[0], Double.valueOf(parts[1]));
        }
        String of = "bulk edit of " + BULK + ": ";
        plain(of + "first page of the preview", figures.getOrDefault("first", Double.NaN), "s");
        atMost(of + "whole preview", figures.getOrDefault("preview", Double.NaN), "s", 10);
        atLeast(of + "applied", figures.getOrDefault("apply", Double.NaN), "/s", 500);
        atLeast(of + "undone", figures.getOrDefault("undo", Double.NaN), "/s", 500);
        plain(of + "bare JDBC batch of the same rows", figures.getOrDefault("bare", Double.NaN), "/s");
        atLeast(of + "every record as before the edit", figures.getOrDefault("exact", Double.NaN), "", 1);
        atLeast(
                of + "entries of the history, two a record",
                figures.getOrDefault("history", Double.NaN),
                "",
                2 * figures.getOrDefault("changing", Double.NaN));
    }

    /** A program of this package in a process with the heap of a server; its lines of output. */
    private List<String> child(String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx512m", "-cp", classPath(), program));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(work.resolve("child.log").toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(program + " failed, see " + work.resolve("child.log"));
        }
        return said.lines().filter(line -> line.matches("[a-z]+ [0-9.E-]+")).toList();
    }

    // --- running the real thing -------------------------------------------------------------------------------------

    /** A server in a process of its own, healthy when made. */
    private final class Server implements AutoCloseable {
        private final Process process;

        Server(Path home, String... environment) throws Exception {
            ProcessBuilder builder = new ProcessBuilder(
                            root.resolve("archive").toString(), "serve", "--home", home.toString(), "--port", "" + PORT)
                    .redirectErrorStream(true)
                    .redirectOutput(work.resolve("server.log").toFile());
            for (int i = 0; i < environment.length; i += 2) {
                builder.environment().put(environment[i], environment[i + 1]);
            }
            process = builder.start();
            while (!isHealthy()) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("the server ended, see " + work.resolve("server.log"));
                }
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
        }

        private boolean isHealthy() {
            try {
                return http.send(
                                        HttpRequest.newBuilder(URI.create(SITE + "/healthz"))
                                                .build(),
                                        HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public void close() throws InterruptedException {
            process.destroy();
            process.waitFor();
        }
    }

    private void archive(Path home, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(root.resolve("archive").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--home", home.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("command.log").toFile())
                .start();
        int status = process.waitFor();
        if (status != 0 && status != 3) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + status);
        }
    }

    private void awaitIndexed(Path home) throws Exception {
        archive(home, "check");
    }

    private Path fresh(String name) throws IOException {
        Path home = work.resolve("home-" + name);
        if (Files.exists(home)) {
            try (Stream<Path> walk = Files.walk(home)) {
                for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return home;
    }

    private String classPath() {
        return Stream.of("archive-web/target/test-classes", "archive-web/target/classes", "archive-web/target/lib/*")
                .map(entry -> root.resolve(entry).toString())
                .reduce((a, b) -> a + File.pathSeparator + b)
                .orElseThrow();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
