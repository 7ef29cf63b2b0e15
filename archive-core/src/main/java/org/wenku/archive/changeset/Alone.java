package org.wenku.archive.changeset;

import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.step.StepProgress;

/** The progress of work that somebody waits for, outside the queue of steps. */
public class Alone implements StepProgress {

    private final LongConsumer told;

    /** Work that tells how many records are done. */
    public Alone(LongConsumer told) {
        this.told = told;
    }

    @Override
    public void at(long done, @Nullable Long total) {
        told.accept(done);
    }

    @Override
    public boolean mustStop() {
        return false;
    }

    @Override
    public void hold(Cataloguing desk) {
        // Nobody else was asked to do it.
    }
}
