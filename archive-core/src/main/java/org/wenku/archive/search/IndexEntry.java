package org.wenku.archive.search;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortedSetSortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * That a record is in the index.
 *
 * @param modified the change of the record that it was indexed after, in milliseconds
 */
public record IndexEntry(UUID id, Instant modified) {
    static List<IndexEntry> after(Snapshot snapshot, @Nullable UUID last, int most) throws IOException {
        Sort byId = new Sort(new SortedSetSortField(Fields.ID, false));
        FieldDoc from = last == null
                ? null
                : new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {new BytesRef(last.toString())});
        ScoreDoc[] found = snapshot.searcher()
                .search(new MatchAllDocsQuery(), new TopFieldCollectorManager(byId, most, from, 1, false))
                .scoreDocs;
        StoredFields stored = snapshot.reader().storedFields();
        List<IndexEntry> entries = new ArrayList<>();
        for (ScoreDoc each : found) {
            Card card = Hits.card(stored, each.doc);
            entries.add(new IndexEntry(card.id(), Instant.ofEpochMilli(card.modified())));
        }
        return entries;
    }
}
