package org.wenku.archive.step;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.catalogue.CatalogueSessions;
import org.wenku.archive.catalogue.Cataloguing;

/** One step while this process works at it: its thread, how far it is, and whether it is still ours. */
final class StepAtWork implements StepProgress {

    private final Step step;
    private final CatalogueSessions sessions;
    private final Duration lease;
    private volatile @Nullable Thread thread;
    private volatile boolean stop;
    private volatile boolean lost;
    private volatile boolean news;
    private volatile long done;
    private volatile @Nullable Long total;
    private volatile long renewedAt = System.nanoTime();

    StepAtWork(Step step, CatalogueSessions sessions, Duration lease) {
        this.step = step;
        this.sessions = sessions;
        this.lease = lease;
        this.done = step.done();
        this.total = step.total();
    }

    Step step() {
        return step;
    }

    @Override
    public void at(long soFar, @Nullable Long of) {
        done = soFar;
        total = of;
        news = true;
    }

    @Override
    public boolean mustStop() {
        return stop;
    }

    @Override
    public void hold(Cataloguing desk) {
        if (stop || !new StepTable(desk.session()).holds(step.id(), step.taken())) {
            throw new StepLost(step.id());
        }
    }

    void begin() {
        thread = Thread.currentThread();
        if (stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Has the thread forgotten, so that an interrupt meant for this step does not reach what it does next. */
    synchronized void finish() {
        thread = null;
        // Clears the flag, which may have been set just before.
        stop |= Thread.interrupted();
    }

    synchronized void stop() {
        stop = true;
        Thread working = thread;
        if (working != null) {
            working.interrupt();
        }
    }

    boolean isLost() {
        return lost;
    }

    /** Keeps the lease where it is time for it or there is news; a step that is not ours any more is stopped. */
    void keep() {
        if (news || System.nanoTime() - renewedAt > lease.toNanos() / 4) {
            renew();
        }
    }

    /** Writes how far it is; returns how often it was begun without getting further, or nothing when it was lost. */
    Optional<Integer> renew() {
        news = false;
        Optional<Integer> attempts = sessions.housekeeping(
                session -> new StepTable(session).renew(step.id(), step.taken(), done, total, lease));
        renewedAt = System.nanoTime();
        if (attempts.isEmpty()) {
            lost = true;
            stop();
        }
        return attempts;
    }
}
