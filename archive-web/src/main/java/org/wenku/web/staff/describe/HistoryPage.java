package org.wenku.web.staff.describe;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.web.page.Frame;

/**
 * Everything that was ever written to a record, the newest first.
 *
 * @param first the address of the first page; null on the first
 * @param next the address of the following page; null on the last
 * @param back its form
 */
public record HistoryPage(
        Frame frame,
        DescribePage.Heading heading,
        List<Entry> entries,
        @Nullable String first,
        @Nullable String next,
        String back) {

    /**
     * One write.
     *
     * @param href where its difference is shown; null for a write to a file
     * @param what the version it made, or the file it was to
     * @param why in the words of whoever wrote; null where they gave no reason
     */
    public record Entry(
            @Nullable String href,
            String what,
            String act,
            String by,
            String time,
            @Nullable String why) {}

    public HistoryPage {
        entries = List.copyOf(entries);
    }
}
