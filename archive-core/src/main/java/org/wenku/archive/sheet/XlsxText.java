package org.wenku.archive.sheet;

/** Characters that a workbook writes as {@code _xHHHH_}, because XML cannot hold them (ECMA-376-1, 22.4.2.4). */
final class XlsxText {

    private static final int LENGTH = "_x000D_".length();

    private XlsxText() {}

    static boolean looksEscaped(String text, int at) {
        if (at + LENGTH > text.length()
                || text.charAt(at) != '_'
                || text.charAt(at + 1) != 'x'
                || text.charAt(at + LENGTH - 1) != '_') {
            return false;
        }
        return text.substring(at + 2, at + LENGTH - 1).chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }

    static String unescaped(String text) {
        int at = text.indexOf("_x");
        if (at < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length()).append(text, 0, at);
        while (at < text.length()) {
            if (looksEscaped(text, at)) {
                plain.append((char) Integer.parseInt(text.substring(at + 2, at + LENGTH - 1), 16));
                at += LENGTH;
            } else {
                plain.append(text.charAt(at++));
            }
        }
        return plain.toString();
    }

    /** What XML 1.0 cannot say at all, as {@code _xHHHH_}. */
    static boolean isControl(char c) {
        return c < ' ' && c != '\t' && c != '\n';
    }
}
