package org.wenku.archive.search;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Keeps the values of a field apart, so that no phrase matches from the end of one into the next. */
final class ValueGaps extends TokenFilter {
    /** What stands between two values of a field in the stored text. */
    static final char SEPARATOR = '\u2029';

    private static final int GAP = 100;

    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final String text;
    private int boundary;

    ValueGaps(TokenStream input, String text) {
        super(input);
        this.text = text;
        boundary = next(0);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        if (offset.startOffset() > boundary) {
            increment.setPositionIncrement(increment.getPositionIncrement() + GAP);
            boundary = next(offset.startOffset());
        }
        return true;
    }

    private int next(int from) {
        int found = text.indexOf(SEPARATOR, from);
        return found < 0 ? Integer.MAX_VALUE : found;
    }
}
