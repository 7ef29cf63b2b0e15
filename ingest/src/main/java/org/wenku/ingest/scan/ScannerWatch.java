package org.wenku.ingest.scan;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices when a scanner that was away answers again, and says so once each time. */
public final class ScannerWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ScannerWatch.class);
    private static final int EVERY_SECONDS = 20;

    private final Scanner scanner;
    private final Runnable appeared;
    private final ScheduledExecutorService clock;
    private boolean there;

    private ScannerWatch(Scanner scanner, Runnable appeared) {
        this.scanner = scanner;
        this.appeared = appeared;
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "scanner-watch");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins to look, where a scanner is set; the first look counts as one after an absence. */
    public static ScannerWatch begin(Scanner scanner, Runnable appeared) {
        ScannerWatch watch = new ScannerWatch(scanner, appeared);
        if (scanner.isSet()) {
            var unused = watch.clock.scheduleWithFixedDelay(watch::look, 1, EVERY_SECONDS, TimeUnit.SECONDS);
        }
        return watch;
    }

    private void look() {
        try {
            boolean now = scanner.answering().isPresent();
            if (now && !there) {
                appeared.run();
            }
            there = now;
        } catch (RuntimeException e) {
            LOG.warn("what waits for the virus scanner could not be set going", e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
