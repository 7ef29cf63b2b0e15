package org.wenku.archive.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Right;
import org.wenku.archive.search.QueryReading.Match;
import org.wenku.archive.search.ReadQuery.Phrase;

/** What a request asks of Lucene, for one way of understanding it. */
final class QueryPlan {
    private static final float EXACT_REFERENCE = 4_000;
    private static final float EXACT_TITLE = 2_000;
    /** What the other fields add to the one that fits best. */
    private static final float OTHER_FIELDS = 0.2f;
    /** The share of a query's terms that {@link Match#ANY_WORD} asks for. */
    private static final float ENOUGH = 0.2f;
    /** Pairs of neighbouring terms looked at in {@link Match#ANY_WORD}; more would cost and tell little. */
    private static final int MOST_NEIGHBOURS = 12;
    /** English words that are in every text; asked for only within quotation marks or when nothing else is. */
    private static final Set<String> COMMON = Set.of(
            "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it", "of", "on", "or", "that",
            "the", "this", "to", "was", "were", "with");
    /** Pairs that make a Chinese sentence a question and say nothing of what it asks for. */
    private static final Set<String> ASKING = Set.of(
            "什么", "甚么", "哪些", "哪个", "哪里", "哪一", "哪位", "哪年", "哪种", "多少", "怎么", "怎样", "如何", "为何", "为什", "是谁", "是什", "是哪",
            "有哪", "有什", "有多", "请问", "是否", "几个", "了什", "叫什");

    private final ReadQuery query;
    private final Match match;
    private final List<String> fields;
    private final Reader reader;
    private final @Nullable UUID within;

    private QueryPlan(ReadQuery query, Match match, Reader reader, @Nullable UUID within) {
        this.query = query;
        this.match = match;
        this.fields = Fields.searchedBy(reader);
        this.reader = reader;
        this.within = within;
    }

    static QueryPlan of(ReadQuery query, Match match, SearchRequest request) {
        return new QueryPlan(query, match, request.reader(), request.within());
    }

    Match match() {
        return match;
    }

    /** Whether taking any of the words could find more than all of them do. */
    boolean canRelax() {
        return match == Match.ALL_WORDS
                && query.wanted().stream()
                                .mapToInt(phrase -> phrase.tokens().size())
                                .sum()
                        > 1;
    }

    QueryPlan relaxed() {
        return new QueryPlan(query, Match.ANY_WORD, reader, within);
    }

    /** All that matches: the words, less what is excluded, of what this reader may see. */
    Query matching() {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(match == Match.EVERYTHING ? everything() : scored(), Occur.MUST);
        if (!reader.holdsEverywhere(Right.SEE_DRAFTS)) {
            all.add(visible(), Occur.FILTER);
        }
        if (within != null) {
            all.add(new TermQuery(new Term(Fields.ANCESTOR, within.toString())), Occur.FILTER);
        }
        for (Phrase phrase : query.unwanted()) {
            all.add(anywhere(phrase.tokens()), Occur.MUST_NOT);
        }
        return all.build();
    }

    private Query visible() {
        Query open = new TermQuery(new Term(Fields.VISIBILITY, Fields.VISIBLE));
        if (reader.seesOnlyWhatIsPublic()) {
            return open;
        }
        return new BooleanQuery.Builder()
                .add(open, Occur.SHOULD)
                .add(ownFonds(), Occur.SHOULD)
                .build();
    }

    /** What stands in the fonds whose drafts this reader sees. */
    private Query ownFonds() {
        return new TermInSetQuery(
                Fields.ANCESTOR,
                reader.fondsWith(Right.SEE_DRAFTS).stream()
                        .map(fonds -> new BytesRef(fonds.toString()))
                        .toList());
    }

    /** The words alone, in the fields that are shown, for marking them in snippets. */
    Query marking() {
        List<String> shown = fields.stream().filter(Fields.SHOWN::contains).toList();
        BooleanQuery.Builder words = new BooleanQuery.Builder();
        if (match == Match.ALL_WORDS) {
            query.wanted().forEach(phrase -> words.add(in(shown, phrase.tokens()), Occur.SHOULD));
        } else if (match == Match.ANY_WORD) {
            terms().forEach(term -> words.add(in(shown, List.of(term)), Occur.SHOULD));
        }
        return words.build();
    }

    private static Query everything() {
        return new MatchAllDocsQuery();
    }

    private Query scored() {
        if (query.wanted().isEmpty()) {
            return new MatchNoDocsQuery("no words");
        }
        BooleanQuery.Builder scored = new BooleanQuery.Builder();
        scored.add(match == Match.ALL_WORDS ? allWords() : anyWord(), Occur.SHOULD);
        String key = CharacterFolding.key(query.typed());
        scored.add(exact(Fields.REFERENCE_KEY, key, EXACT_REFERENCE), Occur.SHOULD);
        scored.add(exact(Fields.TITLE_KEY, key, EXACT_TITLE), Occur.SHOULD);
        return scored.build();
    }

    private static Query exact(String field, String key, float weight) {
        return new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(field, key))), weight);
    }

    private Query allWords() {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean onlyCommon = query.wanted().stream().allMatch(QueryPlan::isCommon);
        for (Phrase phrase : query.wanted()) {
            if (onlyCommon || !isCommon(phrase)) {
                all.add(anywhere(phrase.tokens()), Occur.MUST);
            }
        }
        return all.build();
    }

    /** Enough of the terms; those that also stand side by side in the record count for more. */
    private Query anyWord() {
        BooleanQuery.Builder enough = new BooleanQuery.Builder();
        List<Token> terms = terms();
        terms.forEach(term -> enough.add(anywhere(List.of(term)), Occur.SHOULD));
        enough.setMinimumNumberShouldMatch(Math.max(1, (int) (terms.size() * ENOUGH)));
        BooleanQuery.Builder any = new BooleanQuery.Builder().add(enough.build(), Occur.MUST);
        neighbours().forEach(pair -> any.add(anywhere(pair), Occur.SHOULD));
        return any.build();
    }

    private List<List<Token>> neighbours() {
        List<List<Token>> pairs = new ArrayList<>();
        for (Phrase phrase : query.wanted()) {
            List<Token> tokens = phrase.tokens();
            for (int i = 1; i < tokens.size() && pairs.size() < MOST_NEIGHBOURS; i++) {
                if (isTelling(tokens.get(i - 1)) && isTelling(tokens.get(i))) {
                    pairs.add(tokens.subList(i - 1, i + 1));
                }
            }
        }
        return pairs;
    }

    /** Each term of the wanted phrases once, in order, without those that say nothing unless there are no others. */
    private List<Token> terms() {
        Set<Token> all = new LinkedHashSet<>();
        query.wanted().forEach(phrase -> phrase.tokens().forEach(token -> all.add(alone(token))));
        List<Token> telling = all.stream().filter(QueryPlan::isTelling).toList();
        return telling.isEmpty() ? new ArrayList<>(all) : telling;
    }

    private static Token alone(Token token) {
        return new Token(token.text(), 0, token.loneSign());
    }

    private static boolean isTelling(Token token) {
        return !token.loneSign() && !COMMON.contains(token.text()) && !ASKING.contains(token.text());
    }

    private static boolean isCommon(Phrase phrase) {
        return !phrase.quoted()
                && phrase.tokens().size() == 1
                && COMMON.contains(phrase.tokens().get(0).text());
    }

    private Query anywhere(List<Token> tokens) {
        return in(fields, tokens);
    }

    private Query in(List<String> fields, List<Token> tokens) {
        List<Query> each = new ArrayList<>(fields.size());
        for (String field : fields) {
            Query there =
                    field.equals(Fields.RESTRICTED) ? whereRestrictedIsSeen(in(field, tokens)) : in(field, tokens);
            each.add(new BoostQuery(there, Fields.WEIGHTS.getOrDefault(field, 1f)));
        }
        return new DisjunctionMaxQuery(each, OTHER_FIELDS);
    }

    /** Words of a restricted text count only in the fonds where this reader may read it. */
    private Query whereRestrictedIsSeen(Query words) {
        return reader.holdsEverywhere(Right.SEE_DRAFTS)
                ? words
                : new BooleanQuery.Builder()
                        .add(words, Occur.MUST)
                        .add(ownFonds(), Occur.FILTER)
                        .build();
    }

    private static Query in(String field, List<Token> tokens) {
        Token first = tokens.get(0);
        if (tokens.size() == 1) {
            Term term = new Term(field, first.text());
            return first.loneSign() ? new PrefixQuery(term) : new TermQuery(term);
        }
        if (tokens.stream().anyMatch(Token::loneSign)) {
            return new PrefixPhrase(field, tokens);
        }
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        tokens.forEach(token -> phrase.add(new Term(field, token.text()), token.position() - first.position()));
        return phrase.build();
    }
}
