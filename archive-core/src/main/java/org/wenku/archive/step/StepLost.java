package org.wenku.archive.step;

import java.util.UUID;

/** Whoever worked at a step does not hold it any more: it was cancelled, or taken over after a long silence. */
public final class StepLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StepLost(UUID step) {
        super("step " + step + " is not held any more: it was cancelled, or another process has taken it over");
    }
}
