package org.wenku.archive.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.LongValues;
import org.jspecify.annotations.Nullable;

/**
 * One pass over what matches the words: the best hits, the total and all counts. A record that fails exactly one
 * facet's filter counts for that facet alone, which is what lets a reader choose a second key of it.
 */
final class CountingPass implements Collector {
    private static final int MOST_KEYS = 50;

    private final Collector best;
    private final Map<Facet, Tally> tallies = new EnumMap<>(Facet.class);
    private final List<Choice> choices = new ArrayList<>();
    private long total;

    CountingPass(Snapshot snapshot, Set<Facet> facets, Map<Facet, List<String>> filters, Collector best) {
        this.best = best;
        facets.forEach(facet -> tallies.put(facet, new Tally(snapshot.keys(facet))));
        filters.forEach((facet, keys) -> choices.add(new Choice(facet, keys)));
    }

    /** This pass as the only one, because an index searched by one thread is gone through once. */
    CollectorManager<CountingPass, Counts> alone() {
        CountingPass only = this;
        return new CollectorManager<>() {
            @Override
            public CountingPass newCollector() {
                return only;
            }

            @Override
            public Counts reduce(Collection<CountingPass> passes) throws IOException {
                return only.counts();
            }
        };
    }

    private Counts counts() throws IOException {
        Map<Facet, List<FacetCount>> facets = new EnumMap<>(Facet.class);
        for (Map.Entry<Facet, Tally> each : tallies.entrySet()) {
            Set<String> chosen = chosen(each.getKey());
            Tally tally = each.getValue();
            tally.finishSegment();
            facets.put(each.getKey(), tally.keys.top(tally.counts, MOST_KEYS, chosen));
        }
        return new Counts(total, facets);
    }

    private Set<String> chosen(Facet facet) {
        for (Choice choice : choices) {
            if (choice.facet == facet) {
                return Set.copyOf(choice.keys);
            }
        }
        return Set.of();
    }

    @Override
    public ScoreMode scoreMode() {
        return best.scoreMode().needsScores() ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        for (Tally tally : tallies.values()) {
            tally.beginSegment(context);
        }
        for (Choice choice : choices) {
            choice.beginSegment(context);
        }
        return new Segment(best.getLeafCollector(context), tallies.values().toArray(Tally[]::new));
    }

    private final class Segment implements LeafCollector {
        private final LeafCollector hits;
        private final Tally[] all;

        Segment(LeafCollector hits, Tally[] all) {
            this.hits = hits;
            this.all = all;
        }

        @Override
        public void setScorer(Scorable scorer) throws IOException {
            hits.setScorer(scorer);
        }

        @Override
        public void collect(int doc) throws IOException {
            Choice failed = null;
            for (Choice choice : choices) {
                if (!choice.accepts(doc)) {
                    if (failed != null) {
                        return;
                    }
                    failed = choice;
                }
            }
            if (failed == null) {
                take(doc);
            } else {
                Tally own = tallies.get(failed.facet);
                if (own != null) {
                    own.count(doc);
                }
            }
        }

        private void take(int doc) throws IOException {
            total++;
            hits.collect(doc);
            for (Tally tally : all) {
                tally.count(doc);
            }
        }
    }

    /** The counts of one facet; within a segment by the segment's own numbers. */
    private static final class Tally {
        private final FacetKeys keys;
        private final int[] counts;
        private int[] inSegment = {};
        private @Nullable LongValues numbers;
        private @Nullable SortedDocValues single;
        private @Nullable SortedSetDocValues several;

        Tally(FacetKeys keys) {
            this.keys = keys;
            this.counts = new int[keys.size()];
        }

        void beginSegment(LeafReaderContext context) throws IOException {
            finishSegment();
            SortedSetDocValues values = DocValues.getSortedSet(context.reader(), keys.field());
            numbers = keys.numbers().getGlobalOrds(context.ord);
            inSegment = new int[(int) values.getValueCount()];
            single = DocValues.unwrapSingleton(values);
            several = single == null ? values : null;
        }

        void count(int doc) throws IOException {
            if (single != null) {
                if (single.advanceExact(doc)) {
                    inSegment[single.ordValue()]++;
                }
            } else if (several != null && several.advanceExact(doc)) {
                for (int left = several.docValueCount(); left > 0; left--) {
                    inSegment[(int) several.nextOrd()]++;
                }
            }
        }

        void finishSegment() {
            if (numbers != null) {
                for (int i = 0; i < inSegment.length; i++) {
                    if (inSegment[i] > 0) {
                        counts[(int) numbers.get(i)] += inSegment[i];
                    }
                }
            }
            numbers = null;
        }
    }

    /** The keys chosen of one facet. */
    private static final class Choice {
        private final Facet facet;
        private final List<String> keys;
        private boolean[] wanted = {};
        private @Nullable SortedSetDocValues values;

        Choice(Facet facet, List<String> keys) {
            this.facet = facet;
            this.keys = keys;
        }

        void beginSegment(LeafReaderContext context) throws IOException {
            SortedSetDocValues here = DocValues.getSortedSet(context.reader(), facet.field());
            wanted = new boolean[(int) here.getValueCount()];
            for (String key : keys) {
                long number = here.lookupTerm(new BytesRef(key));
                if (number >= 0) {
                    wanted[(int) number] = true;
                }
            }
            values = here;
        }

        boolean accepts(int doc) throws IOException {
            if (values == null || !values.advanceExact(doc)) {
                return false;
            }
            for (int left = values.docValueCount(); left > 0; left--) {
                if (wanted[(int) values.nextOrd()]) {
                    return true;
                }
            }
            return false;
        }
    }
}
