package org.wenku.archive.arrangement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The place of a unit in the whole arrangement, as text that sorts in archival order: one fixed-width segment for each
 * level, so that a parent sorts just before its descendants and a subtree is one range of an index.
 *
 * @param text segments of {@value #WIDTH} base-36 digits each, without separators
 */
public record TreePath(String text) implements Comparable<TreePath> {

    /** Digits of a segment; room for 2,176,782,336 siblings. */
    public static final int WIDTH = 6;

    private static final int RADIX = 36;
    private static final long LIMIT = 2_176_782_336L;

    public TreePath {
        if (text.isEmpty() || text.length() % WIDTH != 0) {
            throw new IllegalArgumentException(
                    "a tree path has segments of " + WIDTH + " characters, but found \"" + text + "\"");
        }
    }

    /** The path of the fonds at this position among the fonds. */
    public static TreePath root(long position) {
        return new TreePath(segment(position));
    }

    /** The path of the child at this position, counted from 1. */
    public TreePath child(long position) {
        return new TreePath(text + segment(position));
    }

    private static String segment(long position) {
        if (position < 1 || position >= LIMIT) {
            throw new IllegalArgumentException(
                    "a position is between 1 and " + (LIMIT - 1) + ", but found " + position);
        }
        String digits = Long.toString(position, RADIX).toUpperCase(Locale.ROOT);
        return "0".repeat(WIDTH - digits.length()) + digits;
    }

    /** How many units stand above this one; 0 for a fonds. */
    public int depth() {
        return text.length() / WIDTH - 1;
    }

    /** The place among the siblings, counted from 1. */
    public long position() {
        return Long.parseLong(text.substring(text.length() - WIDTH), RADIX);
    }

    /** The paths of everything above, the fonds first. */
    public List<TreePath> ancestors() {
        List<TreePath> above = new ArrayList<>();
        for (int end = WIDTH; end < text.length(); end += WIDTH) {
            above.add(new TreePath(text.substring(0, end)));
        }
        return List.copyOf(above);
    }

    /** The first text after everything in this subtree, for a range {@code >= text and < end}. */
    public String end() {
        return text + "~";
    }

    @Override
    public int compareTo(TreePath other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
