package org.wenku.archive.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.OrdinalMap;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.packed.PackedInts;

/**
 * The keys of one facet in all segments of an index, numbered alike, so that counting is adding to an array.
 *
 * @param field the field in the index
 * @param leaves the segments
 * @param numbers from the numbers of a segment to those of the whole
 */
record FacetKeys(String field, List<LeafReaderContext> leaves, OrdinalMap numbers) {
    static FacetKeys of(IndexReader reader, String field) throws IOException {
        List<LeafReaderContext> leaves = reader.leaves();
        SortedSetDocValues[] values = new SortedSetDocValues[leaves.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = DocValues.getSortedSet(leaves.get(i).reader(), field);
        }
        return new FacetKeys(field, leaves, OrdinalMap.build(null, values, PackedInts.COMPACT));
    }

    int size() {
        return Math.toIntExact(numbers.getValueCount());
    }

    /** The most frequent keys and, whatever their count, the chosen ones. */
    List<FacetCount> top(int[] counts, int most, Set<String> chosen) throws IOException {
        Comparator<Integer> byCount = Comparator.comparingInt(number -> counts[number]);
        PriorityQueue<Integer> best = new PriorityQueue<>(most + 1, byCount.thenComparing(Comparator.reverseOrder()));
        for (int number = 0; number < counts.length; number++) {
            if (counts[number] > 0 && (best.size() < most || counts[number] > counts[best.element()])) {
                best.add(number);
                if (best.size() > most) {
                    best.remove();
                }
            }
        }
        List<FacetCount> top = named(best, counts);
        Set<String> missing = new TreeSet<>(chosen);
        top.forEach(count -> missing.remove(count.key()));
        for (String key : missing) {
            top.add(new FacetCount(key, countOf(key, counts)));
        }
        top.sort(Comparator.comparingLong(FacetCount::count).reversed().thenComparing(FacetCount::key));
        return List.copyOf(top);
    }

    private List<FacetCount> named(PriorityQueue<Integer> best, int[] counts) throws IOException {
        List<FacetCount> named = new ArrayList<>(best.size());
        for (int number : best) {
            SortedSetDocValues values = values(numbers.getFirstSegmentNumber(number));
            String key = values.lookupOrd(numbers.getFirstSegmentOrd(number)).utf8ToString();
            named.add(new FacetCount(key, counts[number]));
        }
        return named;
    }

    private int countOf(String key, int[] counts) throws IOException {
        for (int leaf = 0; leaf < leaves.size(); leaf++) {
            long ordinal = values(leaf).lookupTerm(new BytesRef(key));
            if (ordinal >= 0) {
                return counts[(int) numbers.getGlobalOrds(leaf).get(ordinal)];
            }
        }
        return 0;
    }

    private SortedSetDocValues values(int leaf) throws IOException {
        return DocValues.getSortedSet(leaves.get(leaf).reader(), field);
    }
}
