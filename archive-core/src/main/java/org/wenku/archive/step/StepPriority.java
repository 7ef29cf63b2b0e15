package org.wenku.archive.step;

/** Which steps come first; among equals, the one that was asked for earlier. */
public enum StepPriority {
    /** A person is waiting for it. */
    SOON(10),

    /** What makes a record usable. */
    NORMAL(50),

    /** What takes long, or improves what is there. */
    WHEN_QUIET(90);

    private final int number;

    StepPriority(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static StepPriority of(int number) {
        return number <= SOON.number ? SOON : number <= NORMAL.number ? NORMAL : WHEN_QUIET;
    }
}
