package org.wenku.archive.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.FSDirectory;

/**
 * What a search could cost at the least: one phrase in the field of texts, the best twenty, by Lucene alone over an index
 * that the archive made. No facets, no snippets, no access rules, no other fields, no server. {@code ./bench} shows it
 * beside the archive's own figures.
 */
public final class BareLucene {

    private static final int PAGE = 20;

    private BareLucene() {}

    /**
     * {@code INDEX ROUNDS QUERY …}: prints the milliseconds of each query of each round, a line each; the first three
     * rounds are not printed, because they warm the process up.
     */
    public static void main(String[] arguments) throws IOException {
        int rounds = Integer.parseInt(arguments[1]);
        List<String> queries = List.of(arguments).subList(2, arguments.length);
        try (FSDirectory directory = FSDirectory.open(Path.of(arguments[0]));
                DirectoryReader reader = DirectoryReader.open(directory);
                ArchiveAnalyzer analyzer = ArchiveAnalyzer.forQueries()) {
            IndexSearcher searcher = new IndexSearcher(reader);
            for (int round = 0; round < rounds + 3; round++) {
                for (String query : queries) {
                    long begun = System.nanoTime();
                    searcher.search(asked(analyzer, query), PAGE);
                    if (round >= 3) {
                        System.out.println((System.nanoTime() - begun) / 1e6);
                    }
                }
            }
        }
    }

    private static Query asked(ArchiveAnalyzer analyzer, String words) throws IOException {
        // A single character is found by the pairs that begin with it, as the archive finds it.
        return words.length() == 1
                ? new PrefixQuery(new Term(Fields.TEXT, words))
                : new PhraseQuery(1, Fields.TEXT, terms(analyzer, words));
    }

    private static String[] terms(ArchiveAnalyzer analyzer, String words) throws IOException {
        List<String> terms = new ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream(Fields.TEXT, words)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                terms.add(term.toString());
            }
            tokens.end();
        }
        return terms.toArray(String[]::new);
    }
}
