package org.wenku.archive.description;

import org.wenku.archive.description.EdtfReading.Confidence;

/** An EDTF expression that a date as people write it may stand for. */
record DateGuess(String edtf, Confidence confidence) {

    boolean isEdtf() {
        return Edtf.parse(edtf).isPresent();
    }

    boolean isOneDate() {
        return !edtf.matches(".*[/\\[{].*");
    }

    DateGuess lessSure() {
        return new DateGuess(edtf, confidence == Confidence.HIGH ? Confidence.MEDIUM : confidence);
    }

    /** From this to the end of the other; of a chain of ranges, as in 1794–1830–5, the last end counts. */
    DateGuess until(DateGuess end) {
        String last = end.edtf.substring(end.edtf.lastIndexOf('/') + 1);
        return new DateGuess(edtf + "/" + last, confidence.compareTo(end.confidence) < 0 ? confidence : end.confidence);
    }

    /** The expression as a member of a set or list. */
    String asMember() {
        return edtf.replace("/", "..").replaceAll("[\\[\\]{}]", "");
    }

    /** The mark on each date in the expression; both marks together are written {@code %}. */
    DateGuess marked(char mark) {
        String[] ends = edtf.split("(?=/)|(?<=/)|(?=\\.\\.)|(?<=\\.\\.)|(?=[,\\[\\]{}])|(?<=[,\\[\\]{}])");
        StringBuilder all = new StringBuilder();
        for (String end : ends) {
            all.append(end.matches(".*[0-9X?~%]") ? marked(end, mark) : end);
        }
        return new DateGuess(all.toString(), confidence);
    }

    private static String marked(String end, char mark) {
        char last = end.charAt(end.length() - 1);
        boolean already = last == '?' || last == '~' || last == '%';
        return already ? end.substring(0, end.length() - 1) + (last == mark ? mark : '%') : end + mark;
    }
}
