package org.wenku.web.staff.quarantine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.web.page.Frame;

/**
 * A page of the quarantine.
 *
 * @param waiting whether these wait, or are decided
 * @param fault why a decision was not taken; null when none failed
 * @param done what was decided just now; null when nothing
 * @param next the address of the following page; null on the last
 */
public record QuarantinePage(
        Frame frame,
        boolean waiting,
        @Nullable String fault,
        @Nullable String done,
        List<Row> rows,
        @Nullable String next,
        @Nullable String first) {

    /**
     * One item.
     *
     * @param mayDecide whether this reader may decide about it
     * @param decision what was decided, by whom and why; null while it waits
     * @param record the address of the record that holds it now; null while there is none
     */
    public record Row(
            String id,
            String name,
            String source,
            String size,
            String cause,
            String because,
            String at,
            String by,
            boolean mayDecide,
            @Nullable String decision,
            @Nullable String record) {}

    public QuarantinePage {
        requireNonNull(frame, "frame");
        rows = List.copyOf(rows);
    }
}
