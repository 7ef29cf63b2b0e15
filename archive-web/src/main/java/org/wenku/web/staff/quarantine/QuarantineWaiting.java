package org.wenku.web.staff.quarantine;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Right;
import org.wenku.ingest.quarantine.QuarantineRegister;
import org.wenku.web.caller.Caller;
import org.wenku.web.page.Messages;
import org.wenku.web.staff.dashboard.Waiting;

/** How many quarantined files wait for a decision that this person may take. */
public final class QuarantineWaiting implements Waiting {

    private final QuarantineRegister register;

    /** The quarantine of this archive. */
    public QuarantineWaiting(Archive archive) {
        this.register = new QuarantineRegister(archive);
    }

    @Override
    public List<Line> lines(Caller caller, Messages text) {
        Reader reader = caller.reader();
        if (!reader.holdsAnywhere(Right.PUBLISH)) {
            return List.of();
        }
        Set<UUID> fonds = reader.holdsEverywhere(Right.PUBLISH) ? null : reader.fondsWith(Right.PUBLISH);
        long waiting = register.waiting(fonds);
        return waiting == 0
                ? List.of()
                : List.of(new Line("/staff/quarantine", waiting, text.of("quarantine.waits", waiting)));
    }
}
