package org.wenku.web.staff.likeness;

import java.util.List;
import org.wenku.archive.Archive;
import org.wenku.archive.likeness.Pairs;
import org.wenku.web.caller.Caller;
import org.wenku.web.page.Messages;
import org.wenku.web.staff.dashboard.Waiting;

/** How many pairs of files are alike and wait for somebody to look. */
public final class LikenessWaiting implements Waiting {

    private final Pairs pairs;

    /** The pairs of this archive. */
    public LikenessWaiting(Archive archive) {
        this.pairs = new Pairs(archive);
    }

    @Override
    public List<Line> lines(Caller caller, Messages text) {
        long waiting = pairs.waiting(caller.reader());
        return waiting == 0
                ? List.of()
                : List.of(new Line("/staff/near-duplicates", waiting, text.of("likeness.waits", waiting)));
    }
}
