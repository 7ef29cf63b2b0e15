package org.wenku.ingest.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.run.Full;

/**
 * Bytes on their way from a sender into a file. Every few mebibytes, and at the end however it comes, they are forced to
 * the disk and only then noted, so that a cut, a kill or a power failure costs no more than what was not noted yet.
 */
final class Incoming {

    private static final int BUFFER = 128 * 1024;
    private static final long NOTED_EVERY = 16L << 20;

    private final FileChannel file;
    private final long size;
    private final @Nullable Digests digests;
    private final LongConsumer note;
    private long at;
    private long noted;

    /**
     * Goes on from where the file is open.
     *
     * @param size the most bytes the file may have in the end
     * @param digests take in what is written; null when the beginning is not known to them
     * @param note is told how many bytes of the file are safe; may refuse to go on
     */
    Incoming(FileChannel file, long size, @Nullable Digests digests, LongConsumer note) throws IOException {
        this.file = file;
        this.size = size;
        this.digests = digests;
        this.note = note;
        this.at = file.position();
        this.noted = at;
    }

    /** How a body ended. */
    record End(long bytes, @Nullable SenderGone cut) {}

    /**
     * Takes a body to its end, or to where it is cut off.
     *
     * @throws UploadRefused if it has more bytes than may be, or there is no room
     */
    End take(InputStream body) throws IOException {
        SenderGone cut = null;
        byte[] buffer = new byte[BUFFER];
        try {
            int read;
            while ((read = read(body, buffer)) > 0) {
                if (at + read > size) {
                    throw tooLong();
                }
                write(buffer, read);
                if (at - noted >= NOTED_EVERY) {
                    save();
                }
            }
        } catch (SenderGone e) {
            cut = e;
        }
        save();
        return new End(at, cut);
    }

    private static int read(InputStream body, byte[] buffer) throws SenderGone {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            throw new SenderGone(e);
        }
    }

    private void write(byte[] buffer, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, length);
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw asRefused(e);
        }
        if (digests != null) {
            digests.add(buffer, length);
        }
        at += length;
    }

    private void save() throws IOException {
        if (at == noted) {
            return;
        }
        try {
            file.force(true);
        } catch (IOException e) {
            throw asRefused(e);
        }
        note.accept(at);
        noted = at;
    }

    private static IOException asRefused(IOException failed) {
        if (Full.is(failed)) {
            throw UploadRefused.noRoom();
        }
        return failed;
    }

    private UploadRefused tooLong() {
        return new UploadRefused(
                UploadRefused.Reason.TOO_LONG,
                new Sentence(
                        "收到的字节多于所报的 " + size + " 字节；文件可能在上传时被改动，请重新选择。",
                        "More bytes came than the " + size
                                + " that were announced; the file may have changed meanwhile. Choose it again."));
    }
}
