package org.wenku.ingest.run;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.ingest.Sentence;

/**
 * How a run ended.
 *
 * @param counts how many files ended in each way
 * @param stopped why the run ended before its end; null when it came to its end
 */
public record IngestSummary(
        UUID run,
        Map<IngestOutcome.Kind, Long> counts,
        @Nullable Sentence stopped) {
    public IngestSummary {
        Map<IngestOutcome.Kind, Long> all = new EnumMap<>(IngestOutcome.Kind.class);
        for (IngestOutcome.Kind kind : IngestOutcome.Kind.values()) {
            all.put(kind, counts.getOrDefault(kind, 0L));
        }
        counts = all;
    }

    /** How many files ended in some way. */
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether every file is in the archive now. */
    public boolean everythingHeld() {
        return stopped == null
                && counts.getOrDefault(IngestOutcome.Kind.QUARANTINED, 0L) == 0
                && counts.getOrDefault(IngestOutcome.Kind.REFUSED, 0L) == 0;
    }

    /** The sum of this run and another; it has the name of this one, and why the first that was stopped was. */
    public IngestSummary and(IngestSummary other) {
        Map<IngestOutcome.Kind, Long> sum = new EnumMap<>(counts);
        other.counts.forEach((kind, count) -> sum.merge(kind, count, Long::sum));
        return new IngestSummary(run, sum, stopped == null ? other.stopped : stopped);
    }
}
