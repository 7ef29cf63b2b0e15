package org.wenku.web.staff.describe;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.web.page.Frame;

/**
 * What one version changed, or what bringing it back would change.
 *
 * @param title which version
 * @param entry who wrote it; null where it is asked whether to bring it back
 * @param compared what differs
 * @param was what stands on the left
 * @param now what stands on the right
 * @param restoring what is asked for to bring it back; null where it is only shown
 * @param restore where it is asked whether to bring it back; null for the version that is
 * @param previous the version before; null for the first
 * @param next the version after; null for the last
 * @param history all versions
 */
public record VersionPage(
        Frame frame,
        DescribePage.Heading heading,
        String title,
        HistoryPage.@Nullable Entry entry,
        List<DescribePage.Compared> compared,
        String was,
        String now,
        @Nullable Restoring restoring,
        @Nullable String restore,
        @Nullable String previous,
        @Nullable String next,
        String history) {

    /**
     * The form that brings a version back.
     *
     * @param version the version of the record that the person sees
     * @param fault why it cannot be done; null where nothing stands in the way
     * @param may whether this person may
     */
    public record Restoring(
            String action, int version, @Nullable String fault, boolean may) {}

    public VersionPage {
        compared = List.copyOf(compared);
    }
}
