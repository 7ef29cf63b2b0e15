package org.wenku.web.health;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.web.caller.ForAnyone;

/** How much there is, in the text format of Prometheus (0.0.4). */
@Path("metrics")
@ForAnyone
public final class MetricsResource {

    private static final Logger LOG = LoggerFactory.getLogger(MetricsResource.class);

    /** Counting a large catalogue reads all of it, so it is done this seldom. */
    private static final Duration COUNTED_FOR = Duration.ofMinutes(1);

    private final Archive archive;
    private final RequestCounts requests;
    private volatile @Nullable Counted counted;

    private record Counted(Catalogue.Holdings holdings, long atNanos) {}

    /** Measures this archive. */
    public MetricsResource(Archive archive, RequestCounts requests) {
        this.archive = requireNonNull(archive);
        this.requests = requireNonNull(requests);
    }

    /** All metrics. What cannot be had just now is left out, as Prometheus expects. */
    @GET
    @Produces("text/plain;version=0.0.4;charset=UTF-8")
    public String metrics() {
        StringBuilder text = new StringBuilder();
        holdings().ifPresent(holdings -> {
            gauge(text, "wenku_records", "Records in the catalogue.", holdings.records());
            gauge(text, "wenku_visible_records", "Records the public may know of.", holdings.visibleRecords());
            gauge(text, "wenku_files", "Files held.", holdings.files());
            gauge(text, "wenku_file_bytes", "Bytes of all files held.", holdings.bytes());
        });
        waiting()
                .ifPresent(
                        waiting -> gauge(text, "wenku_index_waiting", "Writes the index has still to learn.", waiting));
        gauge(
                text,
                "wenku_index_records",
                "Records in the index.",
                archive.index().count());
        requests(text);
        machine(text);
        return text.toString();
    }

    private Optional<Catalogue.Holdings> holdings() {
        Counted known = counted;
        if (known == null || System.nanoTime() - known.atNanos() > COUNTED_FOR.toNanos()) {
            try {
                known = new Counted(archive.read(Catalogue::holdings), System.nanoTime());
                counted = known;
            } catch (RuntimeException away) {
                LOG.warn("the catalogue could not be counted", away);
                return Optional.empty();
            }
        }
        return Optional.of(known.holdings());
    }

    private Optional<Long> waiting() {
        try {
            return Optional.of(archive.follower().waiting());
        } catch (RuntimeException away) {
            LOG.warn("what waits for the index could not be counted", away);
            return Optional.empty();
        }
    }

    private void requests(StringBuilder text) {
        head(text, "wenku_requests_total", "Requests answered, by class of status.", "counter");
        for (int statusClass = 2; statusClass <= 5; statusClass++) {
            text.append("wenku_requests_total{class=\"")
                    .append(statusClass)
                    .append("xx\"} ")
                    .append(requests.of(statusClass))
                    .append('\n');
        }
    }

    private static void machine(StringBuilder text) {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        gauge(text, "jvm_heap_used_bytes", "Heap in use.", heap.getUsed());
        gauge(text, "jvm_heap_max_bytes", "Heap that may be used.", heap.getMax());
        gauge(
                text,
                "jvm_threads",
                "Threads.",
                ManagementFactory.getThreadMXBean().getThreadCount());
        gauge(
                text,
                "process_uptime_seconds",
                "Time since the start.",
                ManagementFactory.getRuntimeMXBean().getUptime() / 1000);
        head(text, "jvm_gc_seconds_total", "Time spent collecting garbage.", "counter");
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            text.append("jvm_gc_seconds_total{collector=\"")
                    .append(collector.getName())
                    .append("\"} ")
                    .append(collector.getCollectionTime() / 1000.0)
                    .append('\n');
        }
    }

    private static void gauge(StringBuilder text, String name, String help, long value) {
        head(text, name, help, "gauge");
        text.append(name).append(' ').append(value).append('\n');
    }

    private static void head(StringBuilder text, String name, String help, String type) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }
}
