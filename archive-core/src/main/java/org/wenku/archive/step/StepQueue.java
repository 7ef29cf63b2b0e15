package org.wenku.archive.step;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.catalogue.CatalogueSessions;
import org.wenku.archive.catalogue.Cataloguing;

/**
 * Where background steps are asked for and worked at. Any number of processes may have a queue on the same catalogue: a
 * step is taken by one of them, held by a lease that is renewed while the process lives, and taken over by another when
 * it does not.
 *
 * <p>What holds: a step that was asked for in a transaction that was committed is worked at until it is done, has failed
 * as often as its terms allow, lacks a tool, or was cancelled. It may be worked at more than once; see {@link StepWork}.
 */
public final class StepQueue implements AutoCloseable {

    /** How one kind of step is done in this process. */
    record Trade(StepWork work, StepTerms terms) {}

    private final CatalogueSessions sessions;
    private final String place;
    private final StepRhythm rhythm;
    private final Map<String, Trade> trades = new ConcurrentHashMap<>();
    private final AtomicInteger inTheWay = new AtomicInteger();
    private @Nullable StepLanes lanes;
    private boolean closed;

    /**
     * A queue on this catalogue, which works at nothing until it is started.
     *
     * @param place names this machine and home; when a queue starts, what an earlier process of the same place held is
     *     free at once. No two living processes may name the same
     */
    public StepQueue(CatalogueSessions sessions, String place, StepRhythm rhythm) {
        this.sessions = requireNonNull(sessions, "sessions");
        this.place = requireNonNull(place, "place");
        this.rhythm = requireNonNull(rhythm, "rhythm");
    }

    /** Says how steps of this kind are done, under the usual terms; before the start. */
    public void register(String kind, StepWork work) {
        register(kind, StepTerms.USUAL, work);
    }

    /**
     * Says how steps of this kind are done; before the start.
     *
     * @throws IllegalStateException if the kind is registered already, or the queue has been started
     */
    public synchronized void register(String kind, StepTerms terms, StepWork work) {
        if (lanes != null) {
            throw new IllegalStateException("steps of kind " + kind + " were registered after the queue was started");
        }
        if (trades.putIfAbsent(kind, new Trade(work, terms)) != null) {
            throw new IllegalStateException("steps of kind " + kind + " are registered twice");
        }
    }

    /**
     * Begins to work, at so many steps at once.
     *
     * @throws IllegalStateException if it was started before, or is closed
     */
    public void start(int atOnce) {
        start(atOnce, trades.keySet());
    }

    /**
     * Begins to work at steps of these kinds only, as a command does that was asked for just that.
     *
     * @throws IllegalStateException if it was started before, or is closed
     */
    public synchronized void start(int atOnce, Collection<String> kinds) {
        if (lanes != null || closed) {
            throw new IllegalStateException("the queue of steps is started once");
        }
        Map<String, Trade> known = new HashMap<>(trades);
        known.keySet().retainAll(Set.copyOf(kinds));
        lanes = new StepLanes(sessions, place, rhythm, Map.copyOf(known), atOnce, () -> inTheWay.get() > 0);
        lanes.start();
    }

    /** How many steps this process is at work on at this moment. */
    public synchronized int atWork() {
        return lanes == null ? 0 : lanes.atWork();
    }

    /** While it is open, this process begins no step that can wait. */
    public interface Quiet extends AutoCloseable {

        @Override
        void close();
    }

    /** Has this process begin no step of priority {@link StepPriority#WHEN_QUIET} until what is returned is closed. */
    public Quiet quiet() {
        inTheWay.incrementAndGet();
        return () -> {
            inTheWay.decrementAndGet();
            wake();
        };
    }

    /** Asks for a step within a transaction: it is committed with everything else, or not at all. */
    public void ask(Cataloguing desk, NewStep step) {
        ask(desk, List.of(step));
    }

    /**
     * Asks for many steps within a transaction, by one statement.
     *
     * @return how many are new; those whose key an open step has are not
     */
    public int ask(Cataloguing desk, Collection<NewStep> steps) {
        return new StepTable(desk.session()).enter(steps);
    }

    /**
     * Asks again for what may have ended before: each new step takes the place of those with its key that have ended, so
     * that a failure of the past is not shown beside what came of trying again.
     *
     * @return how many are new; those whose key an open step has are not
     */
    public int askAnew(Cataloguing desk, Collection<NewStep> steps) {
        StepTable table = new StepTable(desk.session());
        table.forgetEnded(
                steps.stream().map(NewStep::once).filter(Objects::nonNull).toList());
        return table.enter(steps);
    }

    /** Asks for a step in a transaction of its own; returned means committed. */
    public void ask(NewStep step) {
        sessions.housekeeping(session -> new StepTable(session).enter(List.of(step)));
        wake();
    }

    /** Says that something was committed, so that it is looked for at once. */
    public synchronized void wake() {
        if (lanes != null) {
            lanes.wake();
        }
    }

    /**
     * Sets going what this tool was missing for.
     *
     * @return how many steps
     */
    public int appeared(String tool) {
        int going = sessions.housekeeping(session -> new StepTable(session).appeared(tool));
        wake();
        return going;
    }

    /**
     * Sets going again steps that have ended, however they did, unless the same is open already.
     *
     * @return how many
     */
    public int retry(Cataloguing desk, Collection<UUID> steps) {
        return new StepTable(desk.session()).retry(steps);
    }

    /**
     * Says that steps are not to be done. One that is being worked at is told to stop.
     *
     * @return how many were not yet done
     */
    public int cancel(Cataloguing desk, Collection<UUID> steps, StepNote reason) {
        return new StepTable(desk.session()).cancel(steps, reason);
    }

    /** The steps as the staff sees them. */
    public StepList list() {
        return new StepList(sessions);
    }

    /**
     * Stops: what is being worked at is told so and, when it has ended, given back for another time. A second call does
     * nothing.
     */
    @Override
    public void close() {
        StepLanes running;
        synchronized (this) {
            closed = true;
            running = lanes;
        }
        if (running != null) {
            running.close();
        }
    }
}
