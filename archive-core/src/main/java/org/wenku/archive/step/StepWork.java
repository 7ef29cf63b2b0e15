package org.wenku.archive.step;

/**
 * How one kind of step is done.
 *
 * <p><b>It must be idempotent.</b> A step is worked at again after its process was killed, after an exception, and when a
 * person asks for it; and when a process was silent for longer than the lease, it may run twice at the same time. So
 *
 * <ul>
 *   <li>what it makes is made under a temporary name and then renamed to a name that follows from the input, or entered
 *       by {@code insert … on conflict};
 *   <li>long work goes in portions, each one transaction that also notes how far it has come in a table of its own, and
 *       that begins with {@link StepProgress#hold}, so that only one worker at a time writes; begun again, it goes on from
 *       there;
 *   <li>it looks at {@link StepProgress#mustStop()} between portions, and ends soon when it says so. Its thread is
 *       interrupted then, too.
 * </ul>
 */
@FunctionalInterface
public interface StepWork {

    /**
     * Does the work, or goes on with it.
     *
     * @return how it ended. {@link StepEnding#done()} only when everything is safe
     * @throws Exception when it may go better another time: it is tried again, after a pause, until it has failed as
     *     often as its {@link StepTerms} allow; the message of the exception is shown as the cause
     */
    StepEnding work(Step step, StepProgress progress) throws Exception;
}
