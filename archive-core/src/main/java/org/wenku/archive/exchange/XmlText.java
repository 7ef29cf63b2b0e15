package org.wenku.archive.exchange;

/** What text must be to stand in an XML document. */
public final class XmlText {

    private static final int REPLACEMENT = 0xFFFD;

    private XmlText() {}

    /**
     * The text with U+FFFD in place of every character that XML 1.0 does not allow (section 2.2, production 2): most
     * control characters, lone surrogates, U+FFFE and U+FFFF. No escape can stand for these.
     */
    public static String legal(String text) {
        if (text.codePoints().allMatch(XmlText::isLegal)) {
            return text;
        }
        StringBuilder legal = new StringBuilder(text.length());
        text.codePoints().map(c -> isLegal(c) ? c : REPLACEMENT).forEach(legal::appendCodePoint);
        return legal.toString();
    }

    private static boolean isLegal(int c) {
        return (c >= 0x20 && c <= 0xD7FF)
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0xE000 && c <= 0xFFFD)
                || c > 0xFFFF;
    }
}
