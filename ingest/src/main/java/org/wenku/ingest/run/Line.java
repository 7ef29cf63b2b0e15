package org.wenku.ingest.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Things that are worked on side by side and leave in the order in which they came, so that records stand in the order
 * of the drop. One that takes long does not hold up the others: after a while they leave before it. Of bounded length:
 * who wants to come waits.
 */
final class Line<T> {

    private final int longest;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Place<T>> places = new ArrayDeque<>();
    private boolean ended;
    private boolean broken;

    Line(int longest, Duration patience) {
        this.longest = longest;
        this.patience = patience;
    }

    /** A place in the line, filled when the work is done. */
    static final class Place<T> {
        private final long since = System.nanoTime();
        private @Nullable T done;
    }

    /** Takes the next place, waiting while the line is at its longest. Fails when the line is broken. */
    Place<T> join() throws InterruptedException {
        lock.lock();
        try {
            while (places.size() >= longest && !broken) {
                changed.await();
            }
            if (broken) {
                throw new InterruptedException("the line is broken");
            }
            Place<T> place = new Place<>();
            places.add(place);
            return place;
        } finally {
            lock.unlock();
        }
    }

    /** Says that the work for this place is done. */
    void fill(Place<T> place, T done) {
        lock.lock();
        try {
            place.done = done;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody will come any more. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody is to come any more, and those who wait are turned away. */
    void breakOff() {
        lock.lock();
        try {
            broken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the line was broken off. */
    boolean isBroken() {
        lock.lock();
        try {
            return broken;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for some that are done and takes them out; an empty list when all have left and nobody will come. */
    List<T> leave(int most) throws InterruptedException {
        lock.lock();
        try {
            while (true) {
                List<T> leaving = ready(most);
                if (!leaving.isEmpty() || (ended && places.isEmpty())) {
                    changed.signalAll();
                    return leaving;
                }
                changed.awaitNanos(Duration.ofMillis(200).toNanos());
            }
        } finally {
            lock.unlock();
        }
    }

    private List<T> ready(int most) {
        long now = System.nanoTime();
        List<T> leaving = new ArrayList<>();
        Iterator<Place<T>> line = places.iterator();
        while (line.hasNext() && leaving.size() < most) {
            Place<T> place = line.next();
            if (place.done != null) {
                leaving.add(place.done);
                line.remove();
            } else if (now - place.since < patience.toNanos()) {
                break;
            }
        }
        return leaving;
    }
}
