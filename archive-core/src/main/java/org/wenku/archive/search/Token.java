package org.wenku.archive.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * A term of a query.
 *
 * @param position where it stands within its phrase, from 0
 * @param loneSign whether it is one Han character, standing for every term that it begins
 */
record Token(String text, int position, boolean loneSign) {
    private static final Analyzer ANALYZER = ArchiveAnalyzer.forQueries();

    static List<Token> of(String phrase) {
        List<Token> tokens = new ArrayList<>();
        try (TokenStream stream = ANALYZER.tokenStream("", phrase)) {
            CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
            TypeAttribute type = stream.getAttribute(TypeAttribute.class);
            PositionIncrementAttribute increment = stream.getAttribute(PositionIncrementAttribute.class);
            stream.reset();
            int position = -1;
            while (stream.incrementToken()) {
                position += increment.getPositionIncrement();
                boolean lone =
                        HanBigrams.HAN.equals(type.type()) && Character.codePointCount(term, 0, term.length()) == 1;
                tokens.add(new Token(term.toString(), position, lone));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tokens;
    }
}
