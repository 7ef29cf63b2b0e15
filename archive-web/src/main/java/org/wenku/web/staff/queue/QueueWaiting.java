package org.wenku.web.staff.queue;

import java.util.ArrayList;
import java.util.List;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Right;
import org.wenku.archive.step.StepOverview;
import org.wenku.archive.step.StepState;
import org.wenku.web.caller.Caller;
import org.wenku.web.page.Messages;
import org.wenku.web.staff.dashboard.Waiting;

/** What of the queue waits for a person: what went wrong, and what lacks a program. */
public final class QueueWaiting implements Waiting {

    private static final int MOST = 10_000;

    private final Archive archive;

    /** The queue of this archive. */
    public QueueWaiting(Archive archive) {
        this.archive = archive;
    }

    @Override
    public List<Line> lines(Caller caller, Messages text) {
        if (!caller.reader().holdsAnywhere(Right.INGEST)) {
            return List.of();
        }
        return archive.read(catalogue -> catalogue.ask(session -> {
            StepOverview seen = new StepOverview(session, QueueSight.of(caller));
            List<Line> lines = new ArrayList<>();
            long failed = seen.count(StepState.FAILED, MOST);
            if (failed > 0) {
                lines.add(new Line("/staff/queue#failed", failed, text.of("queue.waits.failed", failed)));
            }
            long lacking = seen.count(StepState.UNAVAILABLE, MOST);
            if (lacking > 0) {
                lines.add(new Line("/staff/status#missing", lacking, text.of("queue.waits.lacking", lacking)));
            }
            return List.copyOf(lines);
        }));
    }
}
