package org.wenku.ingest.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wenku.archive.holding.FileKind;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.drop.Found;
import org.wenku.ingest.quarantine.QuarantineCause;

/**
 * Takes one drop into the archive. Every file goes the same way: it is received with its digests, looked up, read in a
 * child process, stored, entered in one transaction with others, and only then said to have ended. What was cut off is
 * simply run again: what is held already is found by its digest and nothing is taken twice.
 */
final class IngestRun {

    private static final Logger LOG = LoggerFactory.getLogger(IngestRun.class);

    private static final int LONGEST_LINE = 256;
    private static final int ENTERED_TOGETHER = 64;
    private static final int LOOKED_UP_TOGETHER = 64;
    private static final long BYTES_TOGETHER = 256L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Receiver receiver;
    private final Reading reading;
    private final Entering entering;
    private final IngestWatch watch;
    private final ExecutorService readers;
    private final Line<Arrived> line = new Line<>(LONGEST_LINE, PATIENCE);
    private final InFlight inFlight = new InFlight();
    private final List<Arrived> waiting = new ArrayList<>();
    private long waitingBytes;
    private volatile @Nullable Sentence stopped;

    IngestRun(Receiver receiver, Reading reading, Entering entering, IngestWatch watch, int readers) {
        this.receiver = receiver;
        this.reading = reading;
        this.entering = entering;
        this.watch = watch;
        this.readers = Executors.newFixedThreadPool(readers, task -> new Thread(task, "ingest-reader"));
    }

    /** Takes in everything that is found; returns when the last file has ended, or when the run had to stop. */
    @Nullable
    Sentence take(Consumer<Consumer<Found>> finding) {
        Thread enterer = new Thread(this::enterAll, "ingest-enterer");
        enterer.start();
        try {
            finding.accept(this::arrive);
            lookUp();
        } catch (Stopped stop) {
            LOG.debug("the walk was stopped", stop);
        } catch (RuntimeException | Error e) {
            LOG.error("the drop could not be gone through", e);
            stopped = new Sentence("清点文件时出错：" + e, "Going through the files failed: " + e);
            line.breakOff();
            throw e;
        } finally {
            line.end();
            finish(enterer);
        }
        return stopped;
    }

    private void finish(Thread enterer) {
        try {
            enterer.join();
            readers.shutdownNow();
            if (!readers.awaitTermination(2, TimeUnit.MINUTES)) {
                LOG.warn("a reader did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Thrown through the walk when the run must not go on. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped(Throwable cause) {
            super(cause);
        }
    }

    private void arrive(Found found) {
        Arrived arrived = new Arrived(found);
        watchFound(found);
        try {
            arrived.standIn(line.join());
        } catch (InterruptedException e) {
            throw new Stopped(e);
        }
        receive(arrived);
        waiting.add(arrived);
        waitingBytes += arrived.bytes();
        if (waiting.size() >= LOOKED_UP_TOGETHER || waitingBytes >= BYTES_TOGETHER) {
            lookUp();
        }
    }

    private void watchFound(Found found) {
        synchronized (watch) {
            if (found instanceof Found.Arrival arrival) {
                watch.found(arrival.path(), arrival.size());
                arrival.beside().forEach(beside -> watch.found(beside.path(), beside.size()));
            } else {
                watch.found(found.path(), 0);
            }
        }
    }

    private void receive(Arrived arrived) {
        if (arrived.found() instanceof Found.Arrival arrival) {
            receive(arrived, arrival);
            arrival.beside().forEach(beside -> receive(arrived, beside));
        } else if (arrived.found() instanceof Found.Unfit unfit) {
            arrived.refuse(unfit, unfit.because(), null);
        }
    }

    private void receive(Arrived arrived, Found.Arrival arrival) {
        try {
            arrived.received(arrival, receiver.receive(arrival));
        } catch (Receiver.StillChanging e) {
            arrived.refuse(
                    arrival,
                    new Sentence(
                            "文件正在被写入，请在写完后再提交。",
                            "The file is still being written to; bring it again when it is complete."),
                    e.getMessage());
        } catch (AccessDeniedException e) {
            arrived.refuse(
                    arrival, new Sentence("没有读取此文件的权限。", "There is no permission to read this file."), e.toString());
        } catch (IOException e) {
            if (Full.is(e)) {
                stop(Full.SENTENCE, e);
                throw new Stopped(e);
            }
            arrived.refuse(
                    arrival,
                    new Sentence("读取时出错：" + e.getMessage(), "It could not be read: " + e.getMessage()),
                    e.toString());
        }
    }

    /** Looks up the digests of everything that waits in one question, and sends what is new to be read. */
    private void lookUp() {
        try {
            entering.lookUp(waiting);
        } catch (Entering.CannotGoOn e) {
            stop(e.sentence(), e);
            throw new Stopped(e);
        }
        for (Arrived arrived : waiting) {
            if (!arrived.needsReading()) {
                arrived.leave(line);
            } else if (inFlight.claim(arrived)) {
                readers.execute(() -> read(arrived));
            }
        }
        waiting.clear();
        waitingBytes = 0;
    }

    private void read(Arrived arrived) {
        try {
            for (Arrived.Received received : arrived.unread()) {
                FileKind kind = received.isMain() ? FileKind.ORIGINAL : FileKind.TRANSCRIPT;
                arrived.read(received, reading.read(received.arrival(), received.receipt(), kind));
            }
        } catch (RuntimeException | Error e) {
            LOG.error(
                    "reading {} failed in a way that it should not",
                    arrived.found().path(),
                    e);
            arrived.setAside(new Sentence("读取时发生内部错误。", "An internal error happened while reading it."), e.toString());
        } finally {
            arrived.leave(line);
        }
    }

    private void enterAll() {
        try {
            List<Arrived> some = line.leave(ENTERED_TOGETHER);
            while (!some.isEmpty() && !line.isBroken()) {
                enter(some);
                some = line.leave(ENTERED_TOGETHER);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Entering.CannotGoOn e) {
            stop(e.sentence(), e);
        } catch (RuntimeException | Error e) {
            stop(
                    Full.is(e)
                            ? Full.SENTENCE
                            : new Sentence("入库时发生内部错误：" + e, "An internal error happened while entering: " + e),
                    e);
        }
    }

    private void enter(List<Arrived> some) {
        entering.enter(some);
        synchronized (watch) {
            for (Arrived arrived : some) {
                inFlight.release(arrived).forEach(later -> goOn(later, arrived));
                arrived.endings().forEach(end -> watch.ended(end.path(), end.bytes(), end.outcome()));
            }
        }
    }

    /** Lets an arrival go on that waited because the same bytes were on their way already. */
    private void goOn(Arrived later, Arrived earlier) {
        entering.lookUp(List.of(later));
        Set<String> setAside = digestsSetAside(earlier);
        String other = earlier.found().source();
        later.setAside(
                each -> setAside.contains(each.receipt().sha256()),
                new Sentence("与已隔离的文件内容相同：" + other, "It has the same bytes as a file that was set aside: " + other),
                "same bytes",
                asideOf(earlier));
        if (!later.needsReading()) {
            later.leave(line);
        } else if (inFlight.claim(later)) {
            readers.execute(() -> read(later));
        }
    }

    private static Read.Aside asideOf(Arrived earlier) {
        return earlier.received().stream()
                .flatMap(each -> each.read().stream())
                .map(Read::aside)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(new Read.Aside(QuarantineCause.COMPANION, null));
    }

    private static Set<String> digestsSetAside(Arrived arrived) {
        return arrived.received().stream()
                .filter(each ->
                        each.held().isEmpty() && each.read().map(Read::file).isEmpty())
                .map(each -> each.receipt().sha256())
                .collect(Collectors.toSet());
    }

    private void stop(Sentence because, Throwable cause) {
        LOG.error("the run stops: {}", because.english(), cause);
        stopped = because;
        line.breakOff();
    }
}
