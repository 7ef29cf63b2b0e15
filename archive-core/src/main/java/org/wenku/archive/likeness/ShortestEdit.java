package org.wenku.archive.likeness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What two sequences have in common when as little as possible is left out of either, after Myers (1986).
 *
 * @param same the runs that are the same in both, in order
 * @param whole whether it was found for the whole of both; else they are too different, and it ends early
 */
record ShortestEdit(List<Run> same, boolean whole) {

    /** What is more different than this is not lined up, because it would take much memory and tell a person nothing. */
    private static final int MOST_EDITS = 1200;

    /** A run of equal members: where it begins in the one, where in the other, and how long it is. */
    record Run(int left, int right, int length) {}

    static ShortestEdit of(List<String> one, List<String> other) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] left = numbered(one, numbers);
        int[] right = numbered(other, numbers);
        int head = 0;
        while (head < left.length && head < right.length && left[head] == right[head]) {
            head++;
        }
        int tail = 0;
        while (tail < left.length - head
                && tail < right.length - head
                && left[left.length - 1 - tail] == right[right.length - 1 - tail]) {
            tail++;
        }
        Search search = new Search(left, right, head, tail);
        boolean whole = search.go();
        List<Run> same = new ArrayList<>();
        add(same, 0, 0, head);
        search.runs().forEach(run -> add(same, run.left(), run.right(), run.length()));
        add(same, left.length - tail, right.length - tail, tail);
        return new ShortestEdit(List.copyOf(same), whole);
    }

    private static int[] numbered(List<String> members, Map<String, Integer> numbers) {
        return members.stream()
                .mapToInt(member -> numbers.computeIfAbsent(member, unknown -> numbers.size()))
                .toArray();
    }

    private static void add(List<Run> runs, int left, int right, int length) {
        if (length > 0) {
            Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            if (last != null && last.left() + last.length() == left && last.right() + last.length() == right) {
                runs.set(runs.size() - 1, new Run(last.left(), last.right(), last.length() + length));
            } else {
                runs.add(new Run(left, right, length));
            }
        }
    }

    /** The search in what lies between a common head and a common tail. */
    private static final class Search {

        private final int[] left;
        private final int[] right;
        private final int head;
        private final int wide;
        private final int high;
        /** How far each diagonal came, for each number of edits. */
        private final List<int[]> reached = new ArrayList<>();

        private int endX;
        private int endY;

        Search(int[] left, int[] right, int head, int tail) {
            this.left = left;
            this.right = right;
            this.head = head;
            this.wide = left.length - head - tail;
            this.high = right.length - head - tail;
        }

        /** Whether the end was reached. */
        boolean go() {
            for (int edits = 0; edits <= Math.min(MOST_EDITS, wide + high); edits++) {
                int[] now = new int[2 * edits + 1];
                reached.add(now);
                for (int k = -edits; k <= edits; k += 2) {
                    int x = along(start(edits, k), k);
                    now[k + edits] = x;
                    if (x >= wide && x - k >= high) {
                        endX = wide;
                        endY = high;
                        return true;
                    }
                }
            }
            settleOnTheFurthest();
            return false;
        }

        /** Of the last round, because only its way is followed back. */
        private void settleOnTheFurthest() {
            int edits = reached.size() - 1;
            int[] last = reached.get(edits);
            for (int k = -edits; k <= edits; k += 2) {
                int x = last[k + edits];
                if (x <= wide && x - k <= high && x - k >= 0 && 2 * x - k >= endX + endY) {
                    endX = x;
                    endY = x - k;
                }
            }
        }

        private int along(int from, int k) {
            int x = from;
            while (x < wide && x - k < high && x - k >= 0 && left[head + x] == right[head + x - k]) {
                x++;
            }
            return x;
        }

        /** Where a diagonal begins after one more edit: below the diagonal above, or right of the one below. */
        private int start(int edits, int k) {
            if (edits == 0) {
                return 0;
            }
            int[] before = reached.get(edits - 1);
            boolean down = k == -edits || k != edits && at(before, edits, k - 1) < at(before, edits, k + 1);
            return down ? at(before, edits, k + 1) : at(before, edits, k - 1) + 1;
        }

        private static int at(int[] before, int edits, int k) {
            return before[k + edits - 1];
        }

        List<Run> runs() {
            List<Run> runs = new ArrayList<>();
            int x = endX;
            int y = endY;
            for (int edits = reached.size() - 1; edits >= 0 && (x > 0 || y > 0); edits--) {
                int k = x - y;
                int begin = start(edits, k);
                if (x > begin) {
                    runs.add(new Run(head + begin, head + begin - k, x - begin));
                }
                if (edits == 0) {
                    break;
                }
                int[] before = reached.get(edits - 1);
                boolean down = k == -edits || k != edits && at(before, edits, k - 1) < at(before, edits, k + 1);
                x = down ? begin : begin - 1;
                y = down ? begin - k - 1 : begin - k;
            }
            Collections.reverse(runs);
            return runs;
        }
    }
}
