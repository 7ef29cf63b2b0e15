package org.wenku.archive.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.LongValues;

/**
 * All that a search finds, as the identifiers of the records in archival order; 16 bytes for each. It stays as it is,
 * whatever is written meanwhile.
 */
public final class WholeAnswer {

    private final QueryReading.Match match;
    private final long[] high;
    private final long[] low;

    private WholeAnswer(QueryReading.Match match, long[] high, long[] low) {
        this.match = match;
        this.high = high;
        this.low = low;
    }

    static WholeAnswer of(Snapshot snapshot, Query query, QueryReading.Match match) throws IOException {
        FacetKeys paths = FacetKeys.of(snapshot.reader(), Fields.PATH);
        Gathering all = snapshot.searcher().search(query, new Gathering(paths).alone());
        int size = all.size;
        // The number of the place and the number in the gathering as one, so that sorting moves numbers alone.
        long[] order = Arrays.copyOf(all.order, size);
        Arrays.sort(order);
        long[] high = new long[size];
        long[] low = new long[size];
        for (int i = 0; i < size; i++) {
            int from = (int) order[i];
            high[i] = all.high[from];
            low[i] = all.low[from];
        }
        return new WholeAnswer(match, high, low);
    }

    /** How the query was understood, as on the pages. */
    public QueryReading.Match match() {
        return match;
    }

    /** How many there are. */
    public int size() {
        return high.length;
    }

    /** The identifiers from one place, counted from 0, up to but not including another; fewer at the end. */
    public List<UUID> ids(int from, int to) {
        List<UUID> ids = new ArrayList<>(Math.max(0, to - from));
        for (int i = from; i < Math.min(to, high.length); i++) {
            ids.add(new UUID(high[i], low[i]));
        }
        return ids;
    }

    /** One pass over everything that matches. */
    private static final class Gathering implements Collector {
        private final FacetKeys paths;
        private int size;
        private long[] order = new long[256];
        private long[] high = new long[256];
        private long[] low = new long[256];

        Gathering(FacetKeys paths) {
            this.paths = paths;
        }

        /** This pass as the only one, because it gathers in one place. */
        CollectorManager<Gathering, Gathering> alone() {
            Gathering only = this;
            return new CollectorManager<>() {
                @Override
                public Gathering newCollector() {
                    return only;
                }

                @Override
                public Gathering reduce(Collection<Gathering> passes) {
                    return only;
                }
            };
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
            SortedSetDocValues ids = DocValues.getSortedSet(context.reader(), Fields.ID);
            SortedSetDocValues places = DocValues.getSortedSet(context.reader(), Fields.PATH);
            LongValues numbers = paths.numbers().getGlobalOrds(context.ord);
            return new LeafCollector() {
                @Override
                public void setScorer(Scorable scorer) {}

                @Override
                public void collect(int doc) throws IOException {
                    if (ids.advanceExact(doc) && places.advanceExact(doc)) {
                        add(
                                numbers.get(places.nextOrd()),
                                UUID.fromString(ids.lookupOrd(ids.nextOrd()).utf8ToString()));
                    }
                }
            };
        }

        private void add(long place, UUID id) {
            if (size == order.length) {
                int larger = size + (size >> 1);
                order = Arrays.copyOf(order, larger);
                high = Arrays.copyOf(high, larger);
                low = Arrays.copyOf(low, larger);
            }
            order[size] = place << 32 | size;
            high[size] = id.getMostSignificantBits();
            low[size] = id.getLeastSignificantBits();
            size++;
        }
    }
}
