package org.wenku.archive.search;

import java.util.function.Consumer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;

/**
 * A text in the index: terms with offsets, so that snippets need no second analysis, and the source in pieces of
 * {@link #PIECE} characters, so that a snippet reads one piece and not the book.
 */
final class Words extends Field {
    /** Characters of a stored piece. */
    static final int PIECE = 8_192;

    private static final FieldType INDEXED = new FieldType();
    private static final Analyzer ANALYZER = ArchiveAnalyzer.forRecords();

    static {
        INDEXED.setTokenized(true);
        INDEXED.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        INDEXED.freeze();
    }

    private final String text;

    private Words(String field, String text) {
        super(field, text, INDEXED);
        this.text = text;
    }

    /** Made when it is read, because an analyzer serves one stream of a thread at a time. */
    @Override
    public TokenStream tokenStream(Analyzer analyzer, TokenStream reuse) {
        return new ValueGaps(ANALYZER.tokenStream(name(), text), text);
    }

    static void indexed(String field, String text, Consumer<IndexableField> document) {
        document.accept(new Words(field, text));
    }

    static void storedAndIndexed(String field, String text, Consumer<IndexableField> document) {
        for (int from = 0; from < text.length(); from += PIECE) {
            document.accept(new StoredField(field, text.substring(from, Math.min(text.length(), from + PIECE))));
        }
        document.accept(new Words(field, text));
    }
}
