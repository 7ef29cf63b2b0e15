package org.wenku.web.staff.receiving;

import java.util.List;
import org.wenku.archive.access.Right;
import org.wenku.ingest.upload.Deliveries;
import org.wenku.web.caller.Caller;
import org.wenku.web.page.Messages;
import org.wenku.web.staff.dashboard.Waiting;

/** Tells people which of their deliveries wait for them: not handed in, or stopped. */
public final class DeliveriesWaiting implements Waiting {

    private final Deliveries deliveries;

    /** Of these deliveries. */
    public DeliveriesWaiting(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public List<Line> lines(Caller caller, Messages text) {
        if (!caller.reader().holdsAnywhere(Right.INGEST)) {
            return List.of();
        }
        long count = deliveries.waitingFor(caller.name());
        return count == 0 ? List.of() : List.of(new Line("/staff/receive", count, text.of("receive.waiting", count)));
    }
}
