package org.wenku.web.staff.describe;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Phrase;

/**
 * What is to be described.
 *
 * @param code the reference code that was looked for; empty where none was
 * @param fault that there is none such; null where none was looked for
 * @param begun what this person has begun and not saved
 * @param drafts the records that are drafts, those written last first
 * @param next the address of the following page; null on the last
 * @param mayFound whether this person may enter a new fonds
 */
public record RecordsDeskPage(
        Frame frame,
        String code,
        @Nullable String fault,
        List<Row> begun,
        List<Row> drafts,
        @Nullable String next,
        boolean mayFound) {

    /** One record. */
    public record Row(String href, Phrase title, String reference, String time) {}

    public RecordsDeskPage {
        begun = List.copyOf(begun);
        drafts = List.copyOf(drafts);
    }
}
