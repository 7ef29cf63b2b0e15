package org.wenku.archive.step;

/**
 * Under what terms a kind of step is worked at.
 *
 * @param atOnce how many of this kind one process works at, at the same time
 * @param attempts how often a step may be begun without getting further before it counts as failed
 */
public record StepTerms(int atOnce, int attempts) {

    /** As many at once as there are lanes; three attempts. */
    public static final StepTerms USUAL = new StepTerms(Integer.MAX_VALUE, 3);

    /** One at a time, because it takes much of the machine; three attempts. */
    public static final StepTerms ONE_AT_A_TIME = new StepTerms(1, 3);

    public StepTerms {
        if (atOnce < 1 || attempts < 1) {
            throw new IllegalArgumentException(
                    "at least one at once and one attempt, but found " + atOnce + " and " + attempts);
        }
    }
}
