package org.wenku.archive.step;

import org.jspecify.annotations.Nullable;
import org.wenku.archive.catalogue.Cataloguing;

/** What the work of one step tells and is told while it goes on. The lease is renewed meanwhile without its doing. */
public interface StepProgress {

    /**
     * Says how far it is. Cheap: it is written with the next renewal of the lease. Getting further also means that a
     * later kill does not count as a failure of the step.
     *
     * @param done how much is done
     * @param total how much there is; null when that is not known
     */
    void at(long done, @Nullable Long total);

    /** Whether the work should end soon: the step was cancelled or lost, or the house is closing. */
    boolean mustStop();

    /**
     * Makes sure, within a transaction, that this worker still holds the step: nobody can take it over before the
     * transaction has ended.
     *
     * @throws StepLost if somebody else has it, or it was cancelled; the transaction must not be committed then
     */
    void hold(Cataloguing desk);
}
