package org.wenku.web.staff.bulk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.changeset.ChangeSet;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Messages;

/**
 * The list of change sets, and where to begin one.
 *
 * @param fault why what was asked could not be done; null where nothing was wrong
 * @param next the address of the following page; null on the last
 */
public record RegisterPage(
        Frame frame,
        @Nullable String fault,
        List<Line> sets,
        @Nullable String next) {

    /** One change set. */
    public record Line(String href, String name, String state, String records, String by, String at) {}

    public RegisterPage {
        sets = List.copyOf(sets);
    }

    static Line line(ChangeSet set, Messages text) {
        ChangeSet.Counts counts = set.counts();
        boolean applied = set.state() == ChangeSet.State.APPLIED || set.state() == ChangeSet.State.APPLYING;
        return new Line(
                "/staff/bulk/" + set.id(),
                set.name(),
                text.of("bulk.state." + (set.undoneBy() == null ? set.state().name() : "UNDONE")),
                text.number(applied ? counts.applied() : counts.changing()),
                set.madeBy(),
                Moments.of(set.madeAt()));
    }
}
