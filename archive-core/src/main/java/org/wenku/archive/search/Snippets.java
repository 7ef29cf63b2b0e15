package org.wenku.archive.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.search.Snippet.Span;

/**
 * Cuts from one record the pieces that show why it was found. Where the words stand is read from the index, and only
 * the piece of text around the best of them is loaded, so a book costs no more than a page.
 */
final class Snippets {
    /** Places looked at in one field; the rest of a long text adds nothing to a snippet. */
    private static final int MOST_MARKS = 2_000;

    private static final int LONG = 180;
    private static final int SHORT = 90;
    /** How far before the first mark a sentence may begin. */
    private static final int LEAD = 60;
    /** How far after the cut a sentence may go on to its end. */
    private static final int TAIL = 30;

    private static final String ENDS = "。！？!?；;\n\u2029";

    private record Mark(int start, int end, Query word) {}

    private final StoredFields stored;
    private final int doc;
    private final @Nullable Matches matches;
    private final boolean restrictedToo;

    Snippets(StoredFields stored, int doc, @Nullable Matches matches, boolean restrictedToo) {
        this.stored = stored;
        this.doc = doc;
        this.matches = matches;
        this.restrictedToo = restrictedToo;
    }

    List<Snippet> all() throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        addTitle(snippets);
        addBest(snippets, Fields.DESCRIPTION);
        addBest(snippets, Fields.TEXT);
        if (restrictedToo) {
            addBest(snippets, Fields.RESTRICTED);
        }
        if (snippets.stream().allMatch(snippet -> snippet.field().equals(Fields.TITLE))) {
            addBeginning(snippets);
        }
        return snippets;
    }

    private void addTitle(List<Snippet> snippets) throws IOException {
        List<Mark> marks = marks(Fields.TITLE);
        if (!marks.isEmpty()) {
            String title = text(Fields.TITLE, 0, 2_000);
            snippets.add(cut(Fields.TITLE, title, 0, title.length(), 0, false, marks));
        }
    }

    private void addBest(List<Snippet> snippets, String field) throws IOException {
        List<Mark> marks = marks(field);
        if (marks.isEmpty()) {
            return;
        }
        int first = marks.get(bestWindow(marks)).start();
        int base = Math.max(0, first - LEAD - 1);
        String around = text(field, base, first + LONG + TAIL + 1);
        int from = sentenceStart(around, Math.min(first - base, around.length()), base == 0);
        int to = end(around, from);
        boolean more = to < around.length();
        snippets.add(cut(field, around, from, to, base, more, marks));
    }

    private void addBeginning(List<Snippet> snippets) throws IOException {
        for (String field : List.of(Fields.DESCRIPTION, Fields.TEXT)) {
            String beginning = text(field, 0, LONG + TAIL + 1);
            if (!beginning.isBlank()) {
                int to = end(beginning, 0);
                snippets.add(cut(field, beginning, 0, to, 0, to < beginning.length(), List.of()));
                return;
            }
        }
    }

    private List<Mark> marks(String field) throws IOException {
        List<Mark> marks = new ArrayList<>();
        MatchesIterator each = matches == null ? null : matches.getMatches(field);
        while (each != null && marks.size() < MOST_MARKS && each.next()) {
            if (each.startOffset() >= 0) {
                marks.add(new Mark(each.startOffset(), each.endOffset(), each.getQuery()));
            }
        }
        return marks;
    }

    /** The mark from which on the most different words stand within the length of a snippet, then the most marks. */
    private static int bestWindow(List<Mark> marks) {
        Map<Query, Integer> within = new HashMap<>();
        int best = 0;
        int bestScore = 0;
        int from = 0;
        for (int to = 0; to < marks.size(); to++) {
            within.merge(marks.get(to).word(), 1, Integer::sum);
            while (marks.get(to).end() - marks.get(from).start() > SHORT && from < to) {
                within.merge(marks.get(from).word(), -1, (a, b) -> a + b == 0 ? null : a + b);
                from++;
            }
            int score = within.size() * 8 + Math.min(7, to - from);
            if (score > bestScore) {
                bestScore = score;
                best = from;
            }
        }
        return best;
    }

    private static int sentenceStart(String text, int mark, boolean fromBeginning) {
        for (int i = mark - 1; i >= 0; i--) {
            if (ENDS.indexOf(text.charAt(i)) >= 0 || (i > 0 && text.charAt(i) == ' ' && text.charAt(i - 1) == '.')) {
                return i + 1;
            }
        }
        if (fromBeginning) {
            return 0;
        }
        int blank = text.indexOf(' ');
        int start = blank >= 0 && blank < mark ? blank + 1 : 0;
        return start < text.length() && Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start;
    }

    private static int end(String text, int from) {
        int full = from + (mostlyHan(text) ? SHORT : LONG);
        if (full >= text.length()) {
            return text.length();
        }
        for (int i = full; i < Math.min(text.length(), full + TAIL); i++) {
            if (ENDS.indexOf(text.charAt(i)) >= 0) {
                return i + 1;
            }
        }
        int blank = text.lastIndexOf(' ', full);
        int end = blank > full - TAIL && blank > from ? blank : full;
        return Character.isLowSurrogate(text.charAt(end)) ? end + 1 : end;
    }

    private static boolean mostlyHan(String text) {
        return text.codePoints().filter(Character::isIdeographic).count() * 3 > text.length();
    }

    private static Snippet cut(
            String field, String text, int from, int to, int base, boolean cutAfter, List<Mark> marks) {
        List<Span> spans = new ArrayList<>();
        int at = from;
        for (int i = 0; i < marks.size() && at < to; ) {
            int start = Math.max(at, marks.get(i).start() - base);
            int end = marks.get(i).end() - base;
            for (i++; i < marks.size() && marks.get(i).start() - base <= end; i++) {
                end = Math.max(end, marks.get(i).end() - base);
            }
            end = Math.min(end, to);
            if (start < end) {
                add(spans, text.substring(at, start), false);
                add(spans, text.substring(start, end), true);
                at = end;
            }
        }
        add(spans, text.substring(at, Math.max(at, to)), false);
        return new Snippet(field, spans, base + from > 0, cutAfter);
    }

    private static void add(List<Span> spans, String text, boolean hit) {
        if (!text.isEmpty()) {
            spans.add(new Span(text.replaceAll("[\\s\u2029\\p{Cntrl}]+", " "), hit));
        }
    }

    /** The source from one offset to another, read from the pieces that hold it. */
    private String text(String field, int from, int to) throws IOException {
        PieceVisitor visitor = new PieceVisitor(field, from / Words.PIECE, (to - 1) / Words.PIECE);
        stored.document(doc, visitor);
        int start = Math.min(visitor.text.length(), from - from / Words.PIECE * Words.PIECE);
        int end = Math.min(visitor.text.length(), start + to - from);
        return visitor.text.substring(start, end);
    }

    private static final class PieceVisitor extends StoredFieldVisitor {
        private final String field;
        private final int first;
        private final int last;
        private final StringBuilder text = new StringBuilder();
        private int piece;

        PieceVisitor(String field, int first, int last) {
            this.field = field;
            this.first = first;
            this.last = last;
        }

        @Override
        public Status needsField(FieldInfo info) {
            if (piece > last) {
                return Status.STOP;
            }
            if (!info.name.equals(field)) {
                return Status.NO;
            }
            return piece++ >= first ? Status.YES : Status.NO;
        }

        @Override
        public void stringField(FieldInfo info, String value) {
            text.append(value);
        }
    }
}
