package org.wenku.archive.step;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for what a test wants to see, for at most a minute. */
public final class Eventually {

    private static final Duration AT_MOST = Duration.ofMinutes(1);

    private Eventually() {}

    /** Asks until the answer is as wanted, and returns it. */
    public static <T> T see(Callable<T> question, Predicate<T> wanted) throws Exception {
        long until = System.nanoTime() + AT_MOST.toNanos();
        for (T seen = question.call(); ; seen = question.call()) {
            if (wanted.test(seen)) {
                return seen;
            }
            if (System.nanoTime() > until) {
                throw new AssertionError("after " + AT_MOST + " there is still " + seen);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
