package org.wenku.web.staff.authorities;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Phrase;

/**
 * A page of the list.
 *
 * @param asked the name that was looked for; empty for those written last
 * @param kind the kind that the list is limited to; empty for all
 * @param makes where the form for a new one is, with what was looked for
 * @param next the next page; null on the last
 */
public record AuthoritiesPage(
        Frame frame,
        String asked,
        String kind,
        List<String> kinds,
        List<Row> rows,
        String makes,
        @Nullable String next) {

    /**
     * One authority.
     *
     * @param found the name by which it was found, where that is not the one shown; null where it is
     * @param others its other names
     */
    public record Row(
            String href, Phrase name, @Nullable Phrase found, String kind, List<Phrase> others, String dates) {
        public Row {
            others = List.copyOf(others);
        }
    }

    public AuthoritiesPage {
        kinds = List.copyOf(kinds);
        rows = List.copyOf(rows);
    }
}
