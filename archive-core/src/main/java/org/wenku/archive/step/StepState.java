package org.wenku.archive.step;

/** Where a step stands. */
public enum StepState {
    /** Nobody has begun. */
    WAITING,

    /** Somebody is at it, and holds it by a lease. */
    RUNNING,

    /** The work is done. */
    DONE,

    /** It could not be done, and is not tried again until a person says so. */
    FAILED,

    /** A tool is missing; it goes on by itself when the tool has appeared. */
    UNAVAILABLE,

    /** A person has decided that it is not to be done. */
    CANCELLED;

    /** Whether something is still to come of it without anybody's doing. */
    public boolean isOpen() {
        return this == WAITING || this == RUNNING || this == UNAVAILABLE;
    }
}
