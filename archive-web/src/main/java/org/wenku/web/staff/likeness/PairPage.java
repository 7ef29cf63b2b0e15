package org.wenku.web.staff.likeness;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.likeness.TextComparison;
import org.wenku.web.page.Frame;

/**
 * Two files side by side.
 *
 * @param back the list it stands in
 * @param fault why a decision was not taken; null when none failed
 * @param seen what was decided when this page was made; empty for nothing
 * @param decision the same in words; null for nothing
 * @param note what was noted with it
 * @param pictures whether there are two pictures to be seen
 * @param comparison where two texts differ; null for pictures
 * @param remarks what is to be known of the comparison, in sentences
 */
public record PairPage(
        Frame frame,
        String action,
        String back,
        @Nullable String fault,
        String how,
        String seen,
        @Nullable String decision,
        String note,
        Side one,
        Side other,
        boolean pictures,
        @Nullable TextComparison comparison,
        List<String> remarks) {

    /**
     * One of two files.
     *
     * @param href of its record
     * @param facts of the file, such as its size
     * @param picture its address, to be shown and to be opened
     */
    public record Side(
            String label, String href, String title, String code, String name, List<String> facts, String picture) {
        public Side {
            facts = List.copyOf(facts);
        }
    }

    public PairPage {
        requireNonNull(frame, "frame");
        remarks = List.copyOf(remarks);
    }
}
