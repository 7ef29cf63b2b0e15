package org.wenku.archive.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.jspecify.annotations.Nullable;

/**
 * One committed state of the index, shared by the searches that began under it. Counts are kept with it: they hold as
 * long as it does.
 */
final class Snapshot implements AutoCloseable {
    private static final int COUNTS_KEPT = 64;

    private final IndexReader reader;
    private final IndexSearcher searcher;
    private final Map<Facet, FacetKeys> keys = new ConcurrentHashMap<>();
    private final Map<Object, Counts> counts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Counts> eldest) {
            return size() > COUNTS_KEPT;
        }
    };

    Snapshot(IndexReader reader) {
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        searcher.setSimilarity(new BM25Similarity());
    }

    IndexSearcher searcher() {
        return searcher;
    }

    IndexReader reader() {
        return reader;
    }

    /** The keys of a facet, numbered over all segments; made once. */
    FacetKeys keys(Facet facet) {
        return keys.computeIfAbsent(facet, wanted -> {
            try {
                return FacetKeys.of(reader, wanted.field());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** What was counted for the same request before, or null. */
    @Nullable
    Counts counted(Object request) {
        synchronized (counts) {
            return counts.get(request);
        }
    }

    void keep(Object request, Counts made) {
        synchronized (counts) {
            counts.put(request, made);
        }
    }

    Snapshot share() {
        reader.incRef();
        return this;
    }

    @Override
    public void close() {
        try {
            reader.decRef();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
