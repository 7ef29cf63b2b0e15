package org.wenku.web.staff.likeness;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.web.page.Frame;

/**
 * Files that are alike, pair by pair.
 *
 * @param done what was decided just now; null when nothing
 * @param states the lists there are: waiting, and by what was decided
 * @param kinds in what they are alike
 * @param next the address of the following page; null on the last
 */
public record PairsPage(
        Frame frame,
        @Nullable String done,
        List<Choice> states,
        List<Choice> kinds,
        List<Row> rows,
        @Nullable String next,
        @Nullable String first) {

    /** One of the lists. */
    public record Choice(String href, String label, boolean chosen) {}

    /**
     * One pair.
     *
     * @param how how much they are alike and in what
     * @param pictures whether small pictures are shown
     * @param decision what was decided, by whom; null while it waits
     */
    public record Row(
            String href,
            String how,
            boolean pictures,
            Side one,
            Side other,
            @Nullable String decision) {}

    /**
     * One of two files.
     *
     * @param href of its record
     * @param picture a small one
     */
    public record Side(String href, String title, String code, String name, String picture) {}

    public PairsPage {
        requireNonNull(frame, "frame");
        states = List.copyOf(states);
        kinds = List.copyOf(kinds);
        rows = List.copyOf(rows);
    }
}
