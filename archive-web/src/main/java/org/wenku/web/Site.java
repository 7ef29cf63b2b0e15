package org.wenku.web;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wenku.archive.settings.Key;
import org.wenku.archive.settings.Settings;
import org.wenku.ingest.upload.Deliveries;

/** An open archive with its web server in front of it. */
public final class Site implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Site.class);

    private final House house;
    private final WebServer server;
    private final Rest rest = Rest.begin();
    private final Thread atExit = new Thread(this::close, "closing");
    private final AtomicBoolean closed = new AtomicBoolean();

    private Site(House house, WebServer server) {
        this.house = house;
        this.server = server;
    }

    /** Opens the archive that these settings name, and the server in front of it. */
    public static Site open(Settings settings) {
        House house = House.open(settings);
        try {
            WebServer server = WebServer.start(
                    settings.text(Key.SERVER_HOST),
                    settings.number(Key.SERVER_PORT, 0, 65535),
                    new WebApplication(house.archive(), house.pictures(), Desks.of(house)));
            Site site = new Site(house, server);
            site.closeWhenToldToGo();
            site.makeIndexWhole();
            house.startSteps();
            site.sweepUploads();
            return site;
        } catch (RuntimeException | Error e) {
            house.close();
            throw e;
        }
    }

    /**
     * The parts are closed in their own order, the database last; it must not stop by itself before them. But only from now on:
     * until here it does stop by itself, so that a process that is told to go while it starts leaves none behind.
     */
    private void closeWhenToldToGo() {
        Runtime.getRuntime().addShutdownHook(atExit);
        house.archive().database().leaveStopToOwner();
    }

    /** In the background, because the archive is readable while its index is still being made. */
    private void makeIndexWhole() {
        Thread thread = new Thread(
                () -> {
                    try {
                        house.archive().makeIndexWhole();
                    } catch (RuntimeException e) {
                        LOG.error("the index could not be made whole; run \"archive rebuild\"", e);
                    }
                },
                "index-rebuild");
        thread.setDaemon(true);
        thread.start();
    }

    /** In the background, because nobody waits for it. */
    private void sweepUploads() {
        Thread thread = new Thread(
                () -> {
                    try {
                        new Deliveries(house.archive(), house.uploads()).sweep();
                    } catch (IOException | RuntimeException e) {
                        LOG.error("abandoned uploads could not be swept", e);
                    }
                },
                "uploads-sweep");
        thread.setDaemon(true);
        thread.start();
    }

    /** The archive behind the server. */
    public House house() {
        return house;
    }

    /** Where readers find it. */
    public URI address() {
        return server.address();
    }

    /** Waits until the server has stopped. */
    public void join() throws InterruptedException {
        server.join();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            forgetExit();
            rest.close();
            try {
                server.close();
            } finally {
                house.close();
            }
        }
    }

    private void forgetExit() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException goingDown) {
            LOG.debug("the process goes down already");
        }
    }
}
