package org.wenku.web.staff.queue;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.web.page.Frame;

/**
 * The steps in trouble of one group.
 *
 * @param href of this list; decisions about all of the group go there
 * @param mayRefuse whether this person may withdraw a record of it
 * @param next the address of the following page; null on the last
 * @param first the address of the first page; null on it
 */
public record TroublePage(
        Frame frame,
        String href,
        @Nullable String fault,
        List<Line> lines,
        boolean mayRefuse,
        @Nullable String next,
        @Nullable String first) {

    /**
     * One step.
     *
     * @param href where decisions about it go
     * @param file the name of the file; null when it is done to none
     * @param record the address of its record
     */
    public record Line(
            String id,
            String href,
            String kind,
            @Nullable String file,
            @Nullable String record,
            String sentence,
            @Nullable String words,
            String facts) {}

    public TroublePage {
        requireNonNull(frame, "frame");
        lines = List.copyOf(lines);
    }
}
