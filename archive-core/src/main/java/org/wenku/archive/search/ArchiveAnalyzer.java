package org.wenku.archive.search;

import com.ibm.icu.text.Normalizer2;
import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2CharFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * How text becomes terms, the same way for records and for queries: NFKC, radicals and traditional characters folded,
 * words of the standard tokenizer, accents and case folded, light English stems, pairs of Han characters.
 */
final class ArchiveAnalyzer extends Analyzer {
    private final boolean indexing;

    private ArchiveAnalyzer(boolean indexing) {
        this.indexing = indexing;
    }

    static ArchiveAnalyzer forRecords() {
        return new ArchiveAnalyzer(true);
    }

    static ArchiveAnalyzer forQueries() {
        return new ArchiveAnalyzer(false);
    }

    @Override
    protected Reader initReader(String fieldName, Reader reader) {
        return new FoldingReader(new ICUNormalizer2CharFilter(reader, Normalizer2.getNFKCInstance()));
    }

    @Override
    protected Reader initReaderForNormalization(String fieldName, Reader reader) {
        return initReader(fieldName, reader);
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        Tokenizer words = new StandardTokenizer();
        TokenStream folded = new ICUFoldingFilter(new EnglishPossessiveFilter(words));
        return new TokenStreamComponents(words, new HanBigrams(new KStemFilter(folded), indexing));
    }
}
