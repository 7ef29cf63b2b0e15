package org.wenku.archive.step;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** How a step ended. */
public sealed interface StepEnding {

    /**
     * The work is done.
     *
     * @param note what is to be said of it; null for nothing
     */
    record Done(@Nullable StepNote note) implements StepEnding {}

    /** It cannot be done, and trying again by itself would not help. */
    record Failed(StepNote note) implements StepEnding {

        public Failed {
            requireNonNull(note, "note");
        }
    }

    /**
     * A tool is missing. {@link StepQueue#appeared} sets the step going again.
     *
     * @param tool its name, as it is given to {@code appeared}
     */
    record Unavailable(String tool, StepNote note) implements StepEnding {

        public Unavailable {
            requireNonNull(tool, "tool");
            requireNonNull(note, "note");
        }
    }

    /** The work was left because {@link StepProgress#mustStop()} said so; it goes on another time. */
    record Stopped() implements StepEnding {}

    /** The work is done. */
    static StepEnding done() {
        return new Done(null);
    }

    /** The work is done, and this is to be said of it. */
    static StepEnding done(StepNote note) {
        return new Done(note);
    }

    /** It cannot be done. */
    static StepEnding failed(StepNote note) {
        return new Failed(note);
    }

    /** A tool is missing. */
    static StepEnding unavailable(String tool, StepNote note) {
        return new Unavailable(tool, note);
    }

    /** The work was left because it had to stop. */
    static StepEnding stopped() {
        return new Stopped();
    }
}
