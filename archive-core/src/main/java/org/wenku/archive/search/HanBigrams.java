package org.wenku.archive.search;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Makes pairs of neighbouring Han (and hiragana) characters; other words pass. 中央文库 becomes 中央, 央文, 文库 and, when
 * indexing, a closing 库. So every character begins exactly one term, and a query of one character is a search by
 * prefix; a phrase of pairs matches only where the characters really stand side by side.
 */
final class HanBigrams extends TokenFilter {
    /** The type of every term made here. */
    static final String HAN = StandardTokenizer.TOKEN_TYPES[StandardTokenizer.IDEOGRAPHIC];

    private static final String HIRAGANA = StandardTokenizer.TOKEN_TYPES[StandardTokenizer.HIRAGANA];

    private record Sign(String text, int start, int end, int increment) {}

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final TypeAttribute type = addAttribute(TypeAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final boolean closing;
    private @Nullable State waiting;
    private @Nullable Sign previous;
    private boolean paired;
    private int skipped;

    /** @param closing whether the last character of a run is also a term of its own, as in the index */
    HanBigrams(TokenStream input, boolean closing) {
        super(input);
        this.closing = closing;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (waiting != null) {
            restoreState(waiting);
            waiting = null;
            return true;
        }
        while (input.incrementToken()) {
            if (isHan() ? takeSign() : takeWord()) {
                return true;
            }
        }
        Sign last = previous;
        previous = null;
        return last != null && close(last, paired);
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        waiting = null;
        previous = null;
        paired = false;
        skipped = 0;
    }

    private boolean isHan() {
        return HAN.equals(type.type()) || HIRAGANA.equals(type.type());
    }

    private boolean takeSign() {
        Sign last = previous;
        boolean wasPaired = paired;
        Sign now =
                new Sign(term.toString(), offset.startOffset(), offset.endOffset(), increment.getPositionIncrement());
        previous = now;
        paired = last != null && last.end() == now.start();
        if (last != null && paired) {
            emit(last, last.text() + now.text(), now.end());
            return true;
        }
        return last != null && close(last, wasPaired);
    }

    private boolean takeWord() {
        Sign last = previous;
        previous = null;
        if (last == null) {
            return passWord();
        }
        State word = captureState();
        if (close(last, paired)) {
            waiting = word;
            return true;
        }
        return passWord();
    }

    private boolean passWord() {
        increment.setPositionIncrement(increment.getPositionIncrement() + skipped);
        skipped = 0;
        return true;
    }

    /** The last character of a run: a term of its own, or a step that the next term takes as well. */
    private boolean close(Sign last, boolean wasPaired) {
        if (closing || !wasPaired) {
            emit(last, last.text(), last.end());
            return true;
        }
        skipped += last.increment();
        return false;
    }

    private void emit(Sign first, String text, int end) {
        clearAttributes();
        term.append(text);
        offset.setOffset(first.start(), end);
        increment.setPositionIncrement(first.increment() + skipped);
        type.setType(HAN);
        skipped = 0;
    }
}
