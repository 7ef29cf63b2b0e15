package org.wenku.archive.step;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How a queue keeps time.
 *
 * @param lease how long a process may be silent before others take over what it holds
 * @param pause how long a step rests after its first failure; longer after each further one
 * @param look how often an idle queue looks for what other processes have asked for
 */
public record StepRhythm(Duration lease, Duration pause, Duration look) {

    /** Taken over after 20 seconds of silence, tried again after 10, looked for every second. */
    public static final StepRhythm USUAL =
            new StepRhythm(Duration.ofSeconds(20), Duration.ofSeconds(10), Duration.ofSeconds(1));

    public StepRhythm {
        requireNonNull(lease, "lease");
        requireNonNull(pause, "pause");
        requireNonNull(look, "look");
    }

    /** The same with another lease. */
    public StepRhythm withLease(Duration other) {
        return new StepRhythm(other, pause, look);
    }
}
