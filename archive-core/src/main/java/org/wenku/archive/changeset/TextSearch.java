package org.wenku.archive.changeset;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What is looked for in texts: the text itself, or a regular expression. Every search is bounded by the number of
 * characters that the expression looks at, because an expression can need longer than the archive will stand.
 */
public final class TextSearch {

    /** How many characters an expression may look at in one value; a value of 100,000 characters can be read often. */
    static final int MOST_LOOKS = 5_000_000;

    /** The longest text that may be looked for, in characters. */
    public static final int LONGEST = 1_000;

    private final String typed;
    private final boolean expression;
    private final boolean anyCase;
    private final Pattern pattern;

    private TextSearch(String typed, boolean expression, boolean anyCase, Pattern pattern) {
        this.typed = typed;
        this.expression = expression;
        this.anyCase = anyCase;
        this.pattern = pattern;
    }

    /**
     * Looks for a text.
     *
     * @param expression whether the text is a regular expression, as {@link Pattern} reads it
     * @param anyCase whether capital and small letters are the same
     * @throws BadWish if nothing is looked for, or the expression cannot be read
     */
    public static TextSearch of(String typed, boolean expression, boolean anyCase) {
        if (typed.isEmpty() || typed.length() > LONGEST) {
            throw new BadWish(
                    "要查找的文字应有 1 至 " + LONGEST + " 个字符，实有 " + typed.length() + " 个。",
                    "The text to find has " + typed.length() + " characters; expected 1 to " + LONGEST + ".");
        }
        try {
            int flags = (expression ? 0 : Pattern.LITERAL)
                    | (anyCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
            Pattern pattern = Pattern.compile(typed, flags);
            if (pattern.matcher("").find()) {
                throw new BadWish(
                        "“" + typed + "”连空白处也会匹配，应至少匹配一个字符。",
                        "“" + typed + "” matches even where there is nothing; expected at least one character.");
            }
            return new TextSearch(typed, expression, anyCase, pattern);
        } catch (PatternSyntaxException e) {
            throw new BadWish(
                    "“" + typed + "”不是正则表达式：第 " + (e.getIndex() + 1) + " 个字符处有误。",
                    "“" + typed + "” is not a regular expression: " + e.getDescription() + " at character "
                            + (e.getIndex() + 1) + ".");
        } catch (StackOverflowError e) {
            throw new BadWish("正则表达式嵌套太深。", "The regular expression is nested too deeply.");
        }
    }

    /** As it was typed. */
    public String typed() {
        return typed;
    }

    /** Whether it is a regular expression. */
    public boolean expression() {
        return expression;
    }

    /** Whether capital and small letters are the same. */
    public boolean anyCase() {
        return anyCase;
    }

    /**
     * The text with each match replaced; within a regular expression {@code $1} stands for its first group.
     *
     * @throws Impossible if the expression needs too long for this text or the replacement names no group of it
     */
    String replaceIn(String text, String replacement) throws Impossible {
        try {
            Matcher matcher = pattern.matcher(new Counted(text, 0, text.length(), new Looks()));
            if (!matcher.find()) {
                return text;
            }
            return matcher.replaceAll(expression ? replacement : Matcher.quoteReplacement(replacement));
        } catch (TooManyLooks | StackOverflowError e) {
            throw new Impossible(
                    "正则表达式“" + typed + "”在这条记录上花费太久，已停下。",
                    "The regular expression “" + typed + "” needs too long for this record and was stopped.");
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Impossible(
                    "“" + replacement + "”引用了表达式里没有的组。",
                    "“" + replacement + "” names a group that the expression does not have.");
        }
    }

    private static final class TooManyLooks extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyLooks() {
            super(null, null, false, false);
        }
    }

    /** How often a text may still be looked at. */
    private static final class Looks {
        private int left = MOST_LOOKS;
    }

    /** A text that counts how often it is looked at, over all its pieces. */
    private record Counted(String text, int from, int to, Looks looks) implements CharSequence {
        @Override
        public int length() {
            return to - from;
        }

        @Override
        public char charAt(int index) {
            if (--looks.left < 0) {
                throw new TooManyLooks();
            }
            return text.charAt(from + index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text, from + start, from + end, looks);
        }

        @Override
        public String toString() {
            return text.substring(from, to);
        }
    }
}
