package org.wenku.archive.search;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Measures indexing and searching at 100,000 records, in process. To be run by hand: {@code java -Xmx256m
 * -Dshared.inputs=… org.wenku.archive.search.SearchSpeed FOLDER}; a folder filled before is used as it is.
 */
final class SearchSpeed {
    private static final int COPIES = 5;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final Set<Facet> SEVEN = EnumSet.of(
            Facet.COLLECTION, Facet.TYPE, Facet.CREATOR, Facet.SUBJECT, Facet.LANGUAGE, Facet.DECADE, Facet.ACCESS);
    private static final Map<String, List<String>> QUERIES = Map.of(
            "frequent zh", List.of("不", "春风", "人", "明月 人", "无", "何处", "一", "千里", "不知", "人间"),
            "rare zh", List.of("中央文库", "更漏残", "玉楼春望", "黃鶴樓", "洞庭湖", "長安月", "“床前明月光”", "李白 月", "洞房空寂寞", "鸳鸯被"),
            "frequent en",
                    List.of("paper", "on paper", "drawing", "turner", "the sketchbook", "pencil", "landscape", "a"),
            "rare en", List.of("thames barge", "blake job", "\"figure study\"", "lithograph -colour", "mountain lake"),
            "any word", List.of("明月几时有把酒问青天是谁写的", "哪个诗人写过洞庭湖的秋天", "turner thames elephants zebra"),
            "everything", List.of(""));

    private SearchSpeed() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = arguments.length > 0 ? Path.of(arguments[0]) : Files.createTempDirectory("search-speed");
        try (SearchIndex index = SearchIndex.open(folder)) {
            if (index.count() == 0) {
                fill(index);
            }
            System.out.printf("%d records, heap in use %d MB%n", index.count(), heap());
            for (int round = 0; round < 2; round++) {
                System.out.println(round == 0 ? "-- first round (cold)" : "-- second round");
                measure(index, true);
            }
            System.out.println("-- counts kept from before");
            measure(index, false);
            writing(index);
            System.out.printf("heap in use %d MB%n", heap());
        }
    }

    private static void fill(SearchIndex index) throws IOException {
        List<IndexedRecord> records = new ArrayList<>();
        for (int copy = 0; copy < COPIES; copy++) {
            records.addAll(SharedRecords.poems(copy + ":"));
        }
        records.addAll(SharedRecords.artworks());
        long begun = System.nanoTime();
        SharedRecords.put(index, records);
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf("indexed %d by 200 in %.1f s, %.0f/s%n", records.size(), seconds, records.size() / seconds);
    }

    /** Rounds differ in what they filter by, so that nothing counted before serves a second time unless wanted. */
    private static void measure(SearchIndex index, boolean fresh) {
        List<Double> all = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        QUERIES.forEach((kind, queries) -> {
            List<Double> times = new ArrayList<>();
            for (int round = 0; round < 12; round++) {
                for (String query : queries) {
                    String asked = fresh && !query.isEmpty() ? query + " -x" + UUID.randomUUID() : query;
                    SearchRequest request = SearchRequest.of(asked).counting(SEVEN);
                    long begun = System.nanoTime();
                    long spent = CLOCK.getCurrentThreadCpuTime();
                    index.search(request);
                    times.add((System.nanoTime() - begun) / 1e6);
                    processor.add((CLOCK.getCurrentThreadCpuTime() - spent) / 1e6);
                }
            }
            all.addAll(times);
            report(kind, times);
        });
        report("all", all);
        report("all, processor time", processor);
    }

    /** Searching while something is written: every commit makes a new state of the index. */
    private static void writing(SearchIndex index) throws IOException {
        List<IndexedRecord> some = SharedRecords.poems("0:").subList(0, 40);
        List<Double> times = new ArrayList<>();
        List<Double> commits = new ArrayList<>();
        for (IndexedRecord record : some) {
            long begun = System.nanoTime();
            index.apply(List.of(record), List.of());
            long written = System.nanoTime();
            commits.add((written - begun) / 1e6);
            index.search(SearchRequest.of("春风").counting(SEVEN));
            times.add((System.nanoTime() - written) / 1e6);
        }
        report("one record applied", commits);
        report("first search after", times);
    }

    private static void report(String kind, List<Double> times) {
        double[] sorted =
                times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                "%-20s n=%-4d p50 %6.1f  p95 %6.1f  p99 %6.1f  max %6.1f ms%n",
                kind, sorted.length, at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(double[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
    }

    private static long heap() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }
}
