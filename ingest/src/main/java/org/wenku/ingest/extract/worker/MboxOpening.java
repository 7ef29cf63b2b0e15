package org.wenku.ingest.extract.worker;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes a mailbox apart into its messages (RFC 4155), each with its bytes as they stand; also where a line of the text
 * was guarded by a ">", because mailboxes differ in how they guard and the mailbox itself is kept.
 */
final class MboxOpening implements Opening {

    /** A line that begins a message names a sender and a time, which a sentence beginning with "From" does not. */
    private static final Pattern BEGINS = Pattern.compile("From \\S.*\\d{1,2}:\\d{2}.*", Pattern.DOTALL);

    private static final int LONGEST_PIECE = 8192;

    @Override
    public void open(Path container, Inventory inventory) throws Exception {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(container), 1 << 16)) {
            Pieces pieces = new Pieces(in);
            pieces.next();
            int number = 0;
            while (pieces.current != null) {
                if (pieces.begins(number == 0)) {
                    pieces.next();
                }
                Letter.put(inventory, Letter.Around.NOTHING, "%05d.eml".formatted(++number), pieces::message);
            }
        }
    }

    /** The lines of a mailbox; long ones in pieces, so that none has to be held whole. */
    private static final class Pieces {
        private final InputStream in;
        private byte @Nullable [] current = new byte[0];
        private boolean lineStarts = true;
        private boolean afterBlank = true;
        private boolean nextStarts = true;

        Pieces(InputStream in) {
            this.in = in;
        }

        void next() throws IOException {
            afterBlank = lineStarts && isBlank();
            lineStarts = nextStarts;
            ByteArrayOutputStream piece = new ByteArrayOutputStream(128);
            int b = in.read();
            while (b >= 0 && b != '\n' && piece.size() < LONGEST_PIECE) {
                piece.write(b);
                b = in.read();
            }
            if (b >= 0) {
                piece.write(b);
            }
            nextStarts = b == '\n';
            current = b < 0 && piece.size() == 0 ? null : piece.toByteArray();
        }

        private boolean isBlank() {
            byte[] line = current;
            return line == null
                    || line.length == 0
                    || line.length == 1 && line[0] == '\n'
                    || line.length == 2 && line[0] == '\r' && line[1] == '\n';
        }

        boolean begins(boolean first) {
            byte[] line = current;
            if (line == null || !lineStarts || !(first || afterBlank) || line.length < 6 || line[0] != 'F') {
                return false;
            }
            String text = new String(line, StandardCharsets.ISO_8859_1);
            return first ? text.startsWith("From ") : BEGINS.matcher(text).matches();
        }

        /** Writes one message; the empty line before the next one belongs to the mailbox. */
        void message(OutputStream out) throws IOException {
            byte[] held = null;
            for (byte[] line = current; line != null && !begins(false); line = current) {
                if (held != null) {
                    out.write(held);
                }
                held = lineStarts && isBlank() ? line : null;
                if (held == null) {
                    out.write(line);
                }
                next();
            }
        }
    }
}
