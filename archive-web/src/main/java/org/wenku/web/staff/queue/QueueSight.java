package org.wenku.web.staff.queue;

import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Right;
import org.wenku.archive.step.StepSight;
import org.wenku.web.caller.Caller;

/** What a person sees of the queue: the steps of the fonds they take in for. */
final class QueueSight {

    private QueueSight() {}

    static StepSight of(Caller caller) {
        Reader reader = caller.reader();
        return new StepSight(
                reader.holdsEverywhere(Right.INGEST) ? null : reader.fondsWith(Right.INGEST), caller.name());
    }
}
