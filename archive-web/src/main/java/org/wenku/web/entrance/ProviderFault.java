package org.wenku.web.entrance;

import static java.util.Objects.requireNonNull;

/** Somebody did not come back from the provider as somebody. */
final class ProviderFault extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why. */
    enum Reason {
        /** It does not answer, or not as a provider does. */
        AWAY,
        /** It, or the person there, said no. */
        DENIED,
        /** Whoever came back did not leave from here, or long ago. */
        STALE,
        /** What it says is not signed by it, not for us, or not for this attempt. */
        UNTRUE
    }

    private final Reason reason;

    ProviderFault(Reason reason, String found) {
        super(reason + ": " + found);
        this.reason = requireNonNull(reason);
    }

    ProviderFault(Reason reason, Throwable cause) {
        super(reason + ": " + cause.getMessage(), cause);
        this.reason = requireNonNull(reason);
    }

    Reason reason() {
        return reason;
    }
}
