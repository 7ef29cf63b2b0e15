package org.wenku.web.entrance;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import org.jspecify.annotations.Nullable;

/** Somebody did not come back from the provider as somebody. */
final class ProviderFault extends Exception {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 300;

    /** Why. */
    enum Reason {
        /** It does not answer, or not as a provider does. */
        AWAY(503),
        /** It, or the person there, said no. */
        DENIED(401),
        /** Whoever came back did not leave from here, or long ago. */
        STALE(400),
        /** What it says is not signed by it, not for us, or not for this attempt. */
        UNTRUE(401),
        /** Its clock and ours differ by more than {@link Discovery#SKEW}. */
        CLOCK(503),
        /** It does not take this archive for a client of its own, or not as it is set. */
        MISSET(503);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }

        /** Whether somebody who runs the archive should hear of it; anybody can bring about the others. */
        boolean isOurs() {
            return this != DENIED && this != STALE;
        }
    }

    private final Reason reason;

    /**
     * @param found what was found, for the log; comes in part from outside, so that it is shortened and kept to one line
     */
    ProviderFault(Reason reason, @Nullable String found) {
        super(reason + ": " + line(requireNonNullElse(found, "")));
        this.reason = requireNonNull(reason);
    }

    private static String line(String found) {
        String line = found.replaceAll("\\p{Cntrl}", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }

    Reason reason() {
        return reason;
    }
}
