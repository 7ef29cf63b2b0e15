package org.wenku.ingest.sheet;

import java.util.Arrays;

/**
 * Which of some rows stand in a circle, each the parent of the next; the others only stand below one. Two numbers are
 * kept for each row, so that a sheet of nothing but circles can be held in memory too.
 */
final class Circles {

    private final long[] rows;
    private final int[] parent;
    private final boolean[] peeled;

    /** The rows in ascending order, and the row above each. */
    Circles(long[] rows, long[] parents) {
        this.rows = rows;
        this.parent = new int[rows.length];
        this.peeled = new boolean[rows.length];
        int[] children = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            parent[i] = Arrays.binarySearch(rows, parents[i]);
            if (parent[i] >= 0) {
                children[parent[i]]++;
            }
        }
        for (int i = 0; i < rows.length; i++) {
            // What has no children left is in no circle; without it its parent may have none left.
            int leaf = i;
            while (leaf >= 0 && children[leaf] == 0 && !peeled[leaf]) {
                peeled[leaf] = true;
                leaf = parent[leaf];
                if (leaf >= 0) {
                    children[leaf]--;
                }
            }
        }
    }

    /** Whether this row is part of a circle. */
    boolean hold(long row) {
        int at = Arrays.binarySearch(rows, row);
        return at >= 0 && !peeled[at];
    }
}
