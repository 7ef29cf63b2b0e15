package org.wenku.web;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wenku.web.gate.BareFailure;

/**
 * The HTTP server: Jetty with one servlet, Jersey. It knows connections and compression; what is answered is
 * the {@link WebApplication}'s.
 */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final int THREADS = 40;
    private static final int HEADER_BYTES = 16 * 1024;
    private static final long IDLE_MILLIS = 60_000;
    private static final long STOP_MILLIS = 10_000;

    /** Compressed on the wire. A list of what may, because compressing media costs time and breaks byte ranges. */
    private static final List<String> TEXT_TYPES = List.of(
            "text/html",
            "text/css",
            "text/javascript",
            "text/vtt",
            "text/xml",
            "text/plain",
            "image/svg+xml",
            "application/json",
            "application/ld+json",
            "application/problem+json",
            "application/xml",
            "application/opensearchdescription+xml",
            "application/yaml");

    private final Server server;
    private final ServerConnector connector;
    private final String host;

    private WebServer(Server server, ServerConnector connector, String host) {
        this.server = server;
        this.connector = connector;
        this.host = host;
    }

    /**
     * Starts to listen.
     *
     * @param host the address to listen on
     * @param port the port; 0 for any free one
     * @throws AddressInUse if something else listens there
     */
    public static WebServer start(String host, int port, ResourceConfig application) {
        requireNonNull(host, "host");
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
        threads.setName("web");
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(protocol()));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.setHandler(new GracefulHandler(compressing(servlet(application))));
        server.setErrorHandler(new BareFailure());
        server.setStopTimeout(STOP_MILLIS);
        WebServer started = new WebServer(server, connector, host);
        started.listen(port);
        return started;
    }

    private static HttpConfiguration protocol() {
        HttpConfiguration protocol = new HttpConfiguration();
        protocol.setSendServerVersion(false);
        protocol.setSendXPoweredBy(false);
        protocol.setRequestHeaderSize(HEADER_BYTES);
        protocol.setResponseHeaderSize(HEADER_BYTES);
        return protocol;
    }

    private static Handler servlet(ResourceConfig application) {
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder jersey = new ServletHolder(new ServletContainer(application));
        // Because a fault in the list of resources must stop the start, not greet the first reader.
        jersey.setInitOrder(1);
        context.addServlet(jersey, "/*");
        context.setErrorHandler(new BareFailure());
        return context;
    }

    private static Handler compressing(Handler next) {
        CompressionConfig.Builder config = CompressionConfig.builder();
        TEXT_TYPES.forEach(config::compressIncludeMimeType);
        // Because a held file is sent as it is: its ranges and its ETag are those of its own bytes.
        config.compressExcludePath("/files/*");
        CompressionHandler handler = new CompressionHandler(next);
        handler.putCompression(new GzipCompression());
        handler.putConfiguration("/*", config.build());
        return handler;
    }

    private void listen(int port) {
        try {
            server.start();
        } catch (Exception failed) {
            close();
            throw failure(failed, port);
        }
    }

    private RuntimeException failure(Exception failed, int port) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return new AddressInUse(host, port, failed);
            }
        }
        if (failed instanceof RuntimeException unchecked) {
            return unchecked;
        }
        return failed instanceof IOException broken
                ? new UncheckedIOException("the web server could not start", broken)
                : new IllegalStateException("the web server could not start", failed);
    }

    /** Where it can be reached from this machine. */
    public URI address() {
        boolean anywhere = host.equals("0.0.0.0") || host.equals("::");
        String name = anywhere ? "127.0.0.1" : host;
        return URI.create(
                "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + connector.getLocalPort() + "/");
    }

    /** Waits until the server has stopped. */
    public void join() throws InterruptedException {
        server.join();
    }

    /** Takes no new requests, lets those that run finish for a few seconds, and stops. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (TimeoutException e) {
            // Everything has stopped all the same; somebody who sends a large file goes on from there later.
            LOG.info("requests that still ran were cut off");
        } catch (Exception failed) {
            throw new IllegalStateException("the web server could not be stopped", failed);
        }
    }

    /** Something else listens at the address. */
    public static final class AddressInUse extends RuntimeException {

        private static final long serialVersionUID = 1L;

        AddressInUse(String host, int port, Throwable cause) {
            super(
                    "cannot listen on " + host + ":" + port
                            + ": another program listens there or the address is not this machine's;"
                            + " expected a free port, choose one with --port",
                    cause);
        }
    }
}
