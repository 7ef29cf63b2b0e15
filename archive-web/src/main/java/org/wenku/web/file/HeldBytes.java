package org.wenku.web.file;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wenku.archive.storage.ObjectId;
import org.wenku.archive.storage.PreservationStore;

/** Some bytes of a stored file on their way to a reader, never more of them in memory than one buffer. */
final class HeldBytes implements StreamingOutput {

    private static final Logger LOG = LoggerFactory.getLogger(HeldBytes.class);
    private static final int BUFFER = 64 * 1024;

    /** Opens the bytes where they are to begin. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    private final Source source;
    private final String name;
    private final long length;

    HeldBytes(Source source, String name, long length) {
        this.source = requireNonNull(source);
        this.name = requireNonNull(name);
        this.length = length;
    }

    HeldBytes(PreservationStore store, ObjectId object, String storedAt, long first, long length) {
        this(() -> open(store, object, storedAt, first), object + " " + storedAt, length);
    }

    @Override
    public void write(OutputStream out) throws IOException {
        try (InputStream in = source.open()) {
            byte[] buffer = new byte[BUFFER];
            long left = length;
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new IOException(name + " ended " + left + " bytes too early");
                }
                if (!reached(out, buffer, read)) {
                    return;
                }
                left -= read;
            }
        }
    }

    private static InputStream open(PreservationStore store, ObjectId object, String storedAt, long first)
            throws IOException {
        Optional<Path> local = store.local(object, storedAt);
        if (local.isPresent()) {
            FileChannel channel = FileChannel.open(local.get());
            channel.position(first);
            return Channels.newInputStream(channel);
        }
        InputStream stream = store.open(object, storedAt);
        stream.skipNBytes(first);
        return stream;
    }

    private static boolean reached(OutputStream out, byte[] buffer, int length) {
        try {
            out.write(buffer, 0, length);
            return true;
        } catch (IOException gone) {
            // Because a reader who moves on in a recording closes the connection: everyday, and no fault of ours.
            LOG.debug("the reader has gone", gone);
            return false;
        }
    }
}
