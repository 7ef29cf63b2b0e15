package org.wenku.archive.step;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wenku.archive.catalogue.CatalogueSessions;

/** The work of one queue in one process: one thread takes steps, lanes do them, one thread keeps the leases. */
final class StepLanes {

    private static final Logger LOG = LoggerFactory.getLogger(StepLanes.class);
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final Duration REST = Duration.ofSeconds(5);

    private final CatalogueSessions sessions;
    private final String place;
    private final String worker;
    private final StepRhythm rhythm;
    private final Map<String, StepQueue.Trade> trades;
    private final int atOnce;
    private final BooleanSupplier busy;

    private final Map<UUID, StepAtWork> atWork = new ConcurrentHashMap<>();
    private final ExecutorService lanes = Executors.newCachedThreadPool(work -> daemon(work, "step"));
    private final Thread taking = daemon(this::takeOn, "steps");
    private final Thread keeping = daemon(this::keepOn, "step-leases");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean woken;
    private volatile boolean closed;

    StepLanes(
            CatalogueSessions sessions,
            String place,
            StepRhythm rhythm,
            Map<String, StepQueue.Trade> trades,
            int atOnce,
            BooleanSupplier busy) {
        this.sessions = sessions;
        this.place = place + "#";
        this.worker = place + "#" + ProcessHandle.current().pid();
        this.rhythm = rhythm;
        this.trades = trades;
        this.atOnce = atOnce;
        this.busy = busy;
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }

    void start() {
        taking.start();
        keeping.start();
    }

    int atWork() {
        return atWork.size();
    }

    void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void await(Duration atMost) {
        lock.lock();
        try {
            if (!woken && !closed) {
                changed.awaitNanos(atMost.toNanos());
            }
            woken = false;
        } catch (InterruptedException e) {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    private void takeOn() {
        boolean first = true;
        long lookedAfterOrphans = System.nanoTime();
        while (!closed) {
            Duration rest = rhythm.look();
            try {
                if (first
                        || System.nanoTime() - lookedAfterOrphans
                                > rhythm.lease().toNanos() / 2) {
                    freeOrphans(first ? place : null);
                    lookedAfterOrphans = System.nanoTime();
                    first = false;
                }
                while (!closed && atWork.size() < atOnce && takeOne()) {
                    LOG.trace("took a step");
                }
            } catch (RuntimeException e) {
                LOG.warn("no steps can be taken at the moment; trying again in {}", REST, e);
                rest = REST;
            }
            await(rest);
        }
    }

    private boolean takeOne() {
        List<String> free =
                trades.keySet().stream().filter(this::hasRoom).sorted().toList();
        StepPriority last = busy.getAsBoolean() ? StepPriority.NORMAL : StepPriority.WHEN_QUIET;
        Optional<Step> taken = free.isEmpty()
                ? Optional.empty()
                : sessions.housekeeping(session -> {
                    StepTable table = new StepTable(session);
                    return table.kindsWithWork(free, last).stream()
                            .flatMap(kind -> table.take(kind, last, worker, rhythm.lease()).stream())
                            .findFirst();
                });
        taken.ifPresent(step -> {
            StepAtWork work = new StepAtWork(step, sessions, rhythm.lease());
            atWork.put(step.id(), work);
            lanes.execute(() -> doIt(work));
        });
        return taken.isPresent();
    }

    private boolean hasRoom(String kind) {
        long running = atWork.values().stream()
                .filter(work -> work.step().kind().equals(kind))
                .count();
        return running < requireNonNull(trades.get(kind)).terms().atOnce();
    }

    private void doIt(StepAtWork work) {
        try {
            work.begin();
            StepQueue.Trade trade = requireNonNull(trades.get(work.step().kind()));
            Fault fault = null;
            StepEnding ending = StepEnding.stopped();
            try {
                ending = trade.work().work(work.step(), work);
            } catch (Exception | Error e) {
                fault = new Fault(e);
            }
            work.finish();
            end(work, ending, fault, trade.terms());
        } catch (RuntimeException e) {
            // Nothing is lost by it: the lease runs out, and the step is taken again.
            LOG.warn(
                    "how step {} ended could not be written; it will be taken again",
                    work.step().id(),
                    e);
        } finally {
            atWork.remove(work.step().id());
            wake();
        }
    }

    private record Fault(Throwable cause) {

        StepNote note() {
            String said = cause.getMessage();
            return new StepNote(
                    "处理时出错，稍后自动重试。",
                    "A fault occurred; it is tried again later.",
                    said == null || said.isBlank() ? cause.toString() : said);
        }
    }

    private void end(StepAtWork work, StepEnding ending, @Nullable Fault fault, StepTerms terms) {
        Step step = work.step();
        if (work.isLost()) {
            LOG.info("step {} {} was cancelled or taken over meanwhile", step.kind(), step.id());
            return;
        }
        if (work.mustStop() && (fault != null || ending instanceof StepEnding.Stopped)) {
            sessions.housekeeping(session -> {
                new StepTable(session).giveBack(step.id(), step.taken());
                return null;
            });
            return;
        }
        Optional<Integer> attempts = work.renew();
        sessions.housekeeping(session -> {
            StepTable table = new StepTable(session);
            if (fault != null) {
                LOG.warn("step {} {} failed", step.kind(), step.id(), fault.cause());
                failed(table, step, attempts.orElse(step.attempts()), terms, fault.note());
            } else {
                write(table, step, ending);
            }
            return null;
        });
    }

    private void failed(StepTable table, Step step, int attempts, StepTerms terms, StepNote note) {
        if (attempts >= terms.attempts()) {
            table.end(
                    step.id(),
                    step.taken(),
                    StepState.FAILED,
                    null,
                    new StepNote("处理 " + attempts + " 次均未成功。", "It failed " + attempts + " times.", note.cause()));
        } else {
            Duration pause = rhythm.pause().multipliedBy(1L << (2 * Math.max(0, Math.min(attempts, 5) - 1)));
            table.putBack(step.id(), step.taken(), pause, note);
        }
    }

    private void write(StepTable table, Step step, StepEnding ending) {
        if (ending instanceof StepEnding.Done done) {
            table.end(step.id(), step.taken(), StepState.DONE, null, done.note());
        } else if (ending instanceof StepEnding.Failed failed) {
            table.end(step.id(), step.taken(), StepState.FAILED, null, failed.note());
        } else if (ending instanceof StepEnding.Unavailable missing) {
            table.end(step.id(), step.taken(), StepState.UNAVAILABLE, missing.tool(), missing.note());
        } else {
            table.putBack(step.id(), step.taken(), rhythm.pause(), null);
        }
    }

    /** Frees what nobody alive holds. How often a kind may fail is known only where it is registered. */
    private void freeOrphans(@Nullable String mine) {
        int freed = sessions.housekeeping(session -> {
            StepTable table = new StepTable(session);
            List<Step> orphans = table.orphans(mine);
            for (Step orphan : orphans) {
                int allowed = Optional.ofNullable(trades.get(orphan.kind()))
                        .map(trade -> trade.terms().attempts())
                        .orElse(Integer.MAX_VALUE);
                if (orphan.attempts() >= allowed) {
                    table.end(orphan.id(), orphan.taken(), StepState.FAILED, null, lostTooOften(orphan));
                } else {
                    table.putBack(orphan.id(), orphan.taken(), Duration.ZERO, orphan.note());
                }
            }
            return orphans.size();
        });
        if (freed > 0) {
            LOG.info("{} steps were left by processes that have gone", freed);
        }
    }

    private static StepNote lostTooOften(Step orphan) {
        return StepNote.of(
                "处理此步骤的进程 " + orphan.attempts() + " 次中断，未能完成。",
                "The process at work on it was lost " + orphan.attempts() + " times.");
    }

    private void keepOn() {
        while (!closed) {
            for (StepAtWork work : atWork.values()) {
                try {
                    work.keep();
                } catch (RuntimeException e) {
                    LOG.warn(
                            "the lease of step {} could not be renewed",
                            work.step().id(),
                            e);
                }
            }
            try {
                synchronized (keeping) {
                    if (!closed) {
                        keeping.wait(Math.min(1000, Math.max(20, rhythm.lease().toMillis() / 8)));
                    }
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    void close() {
        closed = true;
        wake();
        try {
            // First, so that none is taken that no lane does any more.
            taking.join(GRACE.toMillis());
            lanes.shutdown();
            atWork.values().forEach(StepAtWork::stop);
            if (!lanes.awaitTermination(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("{} steps did not stop in time; they will be taken again", atWork.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (keeping) {
            keeping.notifyAll();
        }
    }
}
