package org.wenku.archive.authority;

import java.util.ArrayList;
import java.util.List;
import org.wenku.archive.search.NameSpelling;

/** Every ending of a name, so that each part of it is the beginning of one. */
final class NameEndings {

    /** So many characters of what is looked for count; few names are longer, and none is found sooner by more. */
    static final int LONGEST = 32;

    /** Parts that begin later in a name are not found. */
    private static final int LAST_BEGINNING = 100;

    private NameEndings() {}

    /** One ending, in the words of the table. */
    record Ending(int name, int at, String ending) {}

    /** What is looked for, as it stands in the table. */
    static String sought(String typed) {
        return cut(NameSpelling.key(typed), 0);
    }

    static List<Ending> of(List<AuthorityName> names) {
        List<Ending> all = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String key = NameSpelling.key(names.get(i).text());
            for (int at = 0; at < Math.min(key.length(), LAST_BEGINNING); at++) {
                char first = key.charAt(at);
                if (first != ' ' && !Character.isLowSurrogate(first)) {
                    all.add(new Ending(i, at, cut(key, at)));
                }
            }
        }
        return all;
    }

    private static String cut(String key, int from) {
        int to = Math.min(key.length(), from + LONGEST);
        boolean torn = to < key.length() && Character.isLowSurrogate(key.charAt(to));
        return key.substring(from, torn ? to - 1 : to);
    }
}
