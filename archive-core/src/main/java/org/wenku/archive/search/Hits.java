package org.wenku.archive.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Right;

/** Reads what a page shows of the records found: their cards, and snippets cut around what matched. */
final class Hits {
    private final Snapshot snapshot;
    private final SearchRequest request;
    private final QueryPlan plan;

    Hits(Snapshot snapshot, SearchRequest request, QueryPlan plan) {
        this.snapshot = snapshot;
        this.request = request;
        this.plan = plan;
    }

    List<Hit> read(ScoreDoc[] found) throws IOException {
        Weight words = request.highlight() ? words() : null;
        StoredFields stored = snapshot.reader().storedFields();
        List<Hit> hits = new ArrayList<>(found.length);
        for (ScoreDoc each : found) {
            Card card = card(stored, each.doc);
            hits.add(card.hit(words == null ? List.of() : snippets(words, each.doc, seesDrafts(card))));
        }
        return hits;
    }

    private boolean seesDrafts(Card card) {
        UUID fonds = card.fonds();
        return fonds == null
                ? request.reader().holdsEverywhere(Right.SEE_DRAFTS)
                : request.reader().holds(Right.SEE_DRAFTS, fonds);
    }

    /** The card of a record, without touching its text. */
    static Card card(StoredFields stored, int doc) throws IOException {
        CardVisitor visitor = new CardVisitor();
        stored.document(doc, visitor);
        if (visitor.card == null) {
            throw new IOException("record " + doc + " has no card in the index");
        }
        return visitor.card;
    }

    private Weight words() throws IOException {
        IndexSearcher searcher = snapshot.searcher();
        return searcher.createWeight(searcher.rewrite(plan.marking()), ScoreMode.COMPLETE_NO_SCORES, 1);
    }

    private List<Snippet> snippets(Weight words, int doc, boolean restrictedToo) throws IOException {
        IndexReader reader = snapshot.reader();
        LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
        int inLeaf = doc - leaf.docBase;
        Matches matches = words.matches(leaf, inLeaf);
        return new Snippets(leaf.reader().storedFields(), inLeaf, matches, restrictedToo).all();
    }

    private static final class CardVisitor extends StoredFieldVisitor {
        private @Nullable Card card;

        @Override
        public Status needsField(FieldInfo field) {
            if (card != null) {
                return Status.STOP;
            }
            return field.name.equals(Fields.CARD) ? Status.YES : Status.NO;
        }

        @Override
        public void binaryField(FieldInfo field, byte[] value) throws IOException {
            card = Card.read(value);
        }
    }
}
