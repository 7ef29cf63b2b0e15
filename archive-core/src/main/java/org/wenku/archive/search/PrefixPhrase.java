package org.wenku.archive.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * A phrase in which a lone Han character stands for every term that it begins: 1945年 is found in 1945年秋, whose pair is
 * 年秋. The terms are looked up when the index is known.
 */
final class PrefixPhrase extends Query {
    private static final int MOST_TERMS = 4_096;

    private final String field;
    private final List<Token> tokens;

    PrefixPhrase(String field, List<Token> tokens) {
        this.field = field;
        this.tokens = List.copyOf(tokens);
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
        for (Token token : tokens) {
            Term[] terms = token.loneSign() ? begunBy(token.text(), searcher.getIndexReader()) : one(token.text());
            if (terms.length == 0) {
                return new MatchNoDocsQuery("no term begins with " + token.text());
            }
            phrase.add(terms, token.position());
        }
        return phrase.build();
    }

    private Term[] one(String text) {
        return new Term[] {new Term(field, text)};
    }

    private Term[] begunBy(String prefix, IndexReader reader) throws IOException {
        BytesRef start = new BytesRef(prefix);
        Set<BytesRef> found = new TreeSet<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = Terms.getTerms(leaf.reader(), field);
            TermsEnum each = terms.iterator();
            boolean more = each.seekCeil(start) != TermsEnum.SeekStatus.END;
            while (more && found.size() < MOST_TERMS && StringHelper.startsWith(each.term(), start)) {
                found.add(BytesRef.deepCopyOf(each.term()));
                more = each.next() != null;
            }
        }
        List<Term> all = new ArrayList<>(found.size());
        found.forEach(bytes -> all.add(new Term(field, bytes)));
        return all.toArray(Term[]::new);
    }

    @Override
    public void visit(QueryVisitor visitor) {
        if (visitor.acceptField(field)) {
            visitor.visitLeaf(this);
        }
    }

    @Override
    public String toString(String defaultField) {
        return field + ":" + tokens;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PrefixPhrase that && field.equals(that.field) && tokens.equals(that.tokens);
    }

    @Override
    public int hashCode() {
        return field.hashCode() * 31 + tokens.hashCode();
    }
}
