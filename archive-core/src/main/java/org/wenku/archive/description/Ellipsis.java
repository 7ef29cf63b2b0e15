package org.wenku.archive.description;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Supplies what people leave out of one end of a range because the other end says it: 1843–4, 8–10 May 1942, 八月至九月. */
final class Ellipsis {

    private static final Pattern LAST_LONG_YEAR = Pattern.compile(".*?(\\d{4})(?!.*\\d{4}).*");
    private static final Pattern SHORT_YEAR = Pattern.compile("(\\D*)(\\d{1,3})(年|s|0?年代)?");
    private static final Pattern BOUNDARY = Pattern.compile("[年月代]");

    record Pair(String left, String right) {}

    private Ellipsis() {}

    /** Ways to complete both ends, the most likely first. */
    static List<Pair> completions(String left, String right) {
        List<Pair> pairs = new ArrayList<>();
        if (!right.equals(longYear(left, right))) {
            pairs.add(new Pair(left, longYear(left, right)));
        }
        // In 8—9月 the first end lacks the unit that the second has.
        if (left.matches(".*[0-9一二三四五六七八九十]") && right.matches(".*[月日号]")) {
            return completions(left + right.charAt(right.length() - 1), right);
        }
        Matcher boundary = BOUNDARY.matcher(left);
        List<Integer> cuts = new ArrayList<>(List.of(ChineseDate.eraLength(left)));
        boundary.results().forEach(found -> cuts.add(0, found.end()));
        pairs.add(new Pair(left, right));
        cuts.stream().filter(cut -> cut > 0).forEach(cut -> pairs.add(new Pair(left, left.substring(0, cut) + right)));
        String rest = right;
        while (rest.indexOf(' ') >= 0) {
            rest = rest.substring(rest.indexOf(' ') + 1);
            pairs.add(new Pair(left + " " + rest, right));
        }
        if (left.matches("\\d{4}|[〇零一二三四五六七八九]{4}") && right.endsWith("年")) {
            pairs.add(0, new Pair(left + "年", longYear(left, right)));
        }
        return pairs;
    }

    /** "44" after "1939" is 1944; anything else stays as it is. */
    static String longYear(String left, String right) {
        Matcher shortened = SHORT_YEAR.matcher(right);
        Matcher year = LAST_LONG_YEAR.matcher(left);
        if (!shortened.matches() || !year.matches() || left.matches(".*[月日]")) {
            return right;
        }
        String digits = shortened.group(2);
        String kept = year.group(1).substring(0, 4 - digits.length());
        String tail = shortened.group(3) == null ? "" : shortened.group(3);
        return shortened.group(1) + kept + digits + tail;
    }
}
