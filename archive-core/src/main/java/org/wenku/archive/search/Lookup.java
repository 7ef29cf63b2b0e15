package org.wenku.archive.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedSetSortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.search.QueryReading.Match;

/** One search in one state of the index. */
final class Lookup {
    /** How far pages of relevance reach; beyond, only an order with a key can go on. */
    private static final int DEEPEST = 1_000;

    private final Snapshot snapshot;
    private final SearchRequest request;
    private final @Nullable Cursor cursor;
    private final ReadQuery query;
    private final SortOrder sort;
    private QueryPlan plan;

    Lookup(Snapshot snapshot, SearchRequest request) {
        this.snapshot = snapshot;
        this.request = request;
        this.query = ReadQuery.of(request.query());
        Match match = query.everything() ? Match.EVERYTHING : Match.ALL_WORDS;
        boolean unranked = match == Match.EVERYTHING && request.sort() == SortOrder.RELEVANCE;
        this.sort = unranked ? SortOrder.ARCHIVAL : request.sort();
        this.cursor = request.cursor() == null ? null : Cursor.read(request.cursor(), sort);
        this.plan = QueryPlan.of(query, match, request);
    }

    SearchPage page() throws IOException {
        if (cursor != null && cursor.match() == Match.ANY_WORD && plan.canRelax()) {
            plan = plan.relaxed();
        }
        Found found = find();
        if (found.counts.total() == 0 && cursor == null && plan.canRelax() && findsNothing()) {
            plan = plan.relaxed();
            found = find();
        }
        ScoreDoc[] shown = shown(found.best);
        List<Hit> hits = new Hits(snapshot, request, plan).read(shown);
        QueryReading reading = new QueryReading(plan.match(), query.notes());
        return new SearchPage(found.counts.total(), hits, found.counts.facets(), next(found, shown), reading);
    }

    /** Every record that the pages of this search list, in archival order. */
    WholeAnswer everything() throws IOException {
        WholeAnswer all = WholeAnswer.of(snapshot, filtered(plan.matching()), plan.match());
        if (all.size() == 0 && plan.canRelax() && findsNothing()) {
            plan = plan.relaxed();
            all = WholeAnswer.of(snapshot, filtered(plan.matching()), plan.match());
        }
        return all;
    }

    private record Found(Counts counts, ScoreDoc[] best) {}

    /** What was counted is the same for every page and order, so it is kept and later pages only fetch hits. */
    private Found find() throws IOException {
        Query matching = plan.matching();
        List<Object> key = List.of(matching, request.filters(), request.facets());
        Counts known = snapshot.counted(key);
        if (known != null) {
            return new Found(known, snapshot.searcher().search(filtered(matching), best(1)).scoreDocs);
        }
        TopFieldCollector best = best(Integer.MAX_VALUE).newCollector();
        CountingPass pass = new CountingPass(snapshot, request.facets(), request.filters(), best);
        Query all = request.facets().isEmpty() ? filtered(matching) : matching;
        Counts counts = snapshot.searcher().search(all, pass.alone());
        snapshot.keep(key, counts);
        return new Found(counts, best.topDocs().scoreDocs);
    }

    /** Whether it is the words and not the filters that leave nothing. */
    private boolean findsNothing() throws IOException {
        return request.filters().isEmpty() || snapshot.searcher().count(plan.matching()) == 0;
    }

    private Query filtered(Query matching) {
        if (request.filters().isEmpty()) {
            return matching;
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(matching, Occur.MUST);
        request.filters()
                .forEach((facet, keys) -> all.add(
                        new TermInSetQuery(
                                facet.field(), keys.stream().map(BytesRef::new).toList()),
                        Occur.FILTER));
        return all.build();
    }

    private TopFieldCollectorManager best(int exactUpTo) {
        FieldDoc after = sort == SortOrder.RELEVANCE || cursor == null ? null : after(cursor);
        return new TopFieldCollectorManager(order(), wanted(), after, exactUpTo, false);
    }

    /** One more than the page, to know whether there is a next. */
    private int wanted() {
        return Math.max(1, Math.min(DEEPEST + 1, seen() + request.limit() + 1));
    }

    private int seen() {
        return sort == SortOrder.RELEVANCE && cursor != null ? Math.max(0, Math.min(cursor.seen(), DEEPEST)) : 0;
    }

    private Sort order() {
        SortField byId = new SortedSetSortField(Fields.ID, false);
        if (sort == SortOrder.RELEVANCE) {
            return new Sort(SortField.FIELD_SCORE, key(SortOrder.ARCHIVAL), byId);
        }
        return new Sort(key(sort), byId);
    }

    private static SortField key(SortOrder order) {
        SortField key = new SortedSetSortField(order.field(), order.descending());
        key.setMissingValue(order.descending() ? SortField.STRING_FIRST : SortField.STRING_LAST);
        return key;
    }

    private static FieldDoc after(Cursor cursor) {
        BytesRef key = cursor.key() == null ? null : new BytesRef(cursor.key());
        return new FieldDoc(Integer.MAX_VALUE, Float.NaN, new @Nullable Object[] {key, new BytesRef(cursor.id())});
    }

    private ScoreDoc[] shown(ScoreDoc[] best) {
        int from = Math.min(seen(), best.length);
        int to = Math.min(from + request.limit(), best.length);
        return Arrays.copyOfRange(best, from, to);
    }

    private @Nullable String next(Found found, ScoreDoc[] shown) {
        if (shown.length == 0 || found.best.length <= seen() + shown.length) {
            return null;
        }
        if (sort == SortOrder.RELEVANCE) {
            int reached = seen() + shown.length;
            return reached >= DEEPEST ? null : new Cursor(sort, plan.match(), reached, null, "").text();
        }
        Object[] fields = ((FieldDoc) shown[shown.length - 1]).fields;
        return new Cursor(sort, plan.match(), 0, utf8(fields[0]), String.valueOf(utf8(fields[1]))).text();
    }

    private static @Nullable String utf8(@Nullable Object bytes) {
        return bytes instanceof BytesRef ref ? ref.utf8ToString() : null;
    }
}
