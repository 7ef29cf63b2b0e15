package org.wenku.archive.search;

import java.io.IOException;
import java.io.Reader;
import org.apache.lucene.analysis.CharFilter;

/** Folds each character on its way to the tokenizer; nothing moves, so offsets need no correction. */
final class FoldingReader extends CharFilter {
    FoldingReader(Reader source) {
        super(source);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int got = input.read(buffer, offset, length);
        for (int i = offset; i < offset + got; i++) {
            buffer[i] = CharacterFolding.fold(buffer[i]);
        }
        return got;
    }

    @Override
    protected int correct(int offset) {
        return offset;
    }
}
