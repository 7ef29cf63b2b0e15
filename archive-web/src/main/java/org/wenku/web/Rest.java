package org.wenku.web;

import static java.util.Objects.requireNonNull;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Gives memory back to the machine when work has ended. Java keeps what it once had until it collects garbage, and a server
 * that nobody asks anything makes none: so the memory of one long ingest would be held for days.
 */
final class Rest implements AutoCloseable {

    private static final Duration LOOK = Duration.ofSeconds(20);

    /** The part of one processor below which we call it rest; the steps that look for work take far less. */
    private static final double BUSY = 0.05;

    private final ScheduledExecutorService watch;
    private final OperatingSystemMXBean machine;
    private long spent;
    private boolean worked = true;

    private Rest(OperatingSystemMXBean machine) {
        this.machine = machine;
        this.spent = machine.getProcessCpuTime();
        this.watch = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "rest");
            thread.setDaemon(true);
            return thread;
        });
        watch.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Begins to look whether there is work. */
    static Rest begin() {
        return new Rest(requireNonNull(ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)));
    }

    private void look() {
        long now = machine.getProcessCpuTime();
        boolean working = now - spent > BUSY * LOOK.toNanos();
        spent = now;
        if (working) {
            worked = true;
        } else if (worked) {
            worked = false;
            System.gc();
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
