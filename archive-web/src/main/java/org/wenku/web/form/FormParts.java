package org.wenku.web.form;

import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;

/**
 * The parts of a form of type {@code multipart/form-data} (RFC 7578), one after the other as they come in; nothing of
 * them is kept.
 */
public final class FormParts {

    private static final Pattern NAME = Pattern.compile("(?:^|[; ])name=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILE = Pattern.compile("filename=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_LINE = 16 * 1024;
    private static final int LONGEST_FIELD = 64 * 1024;
    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private @Nullable Content open;

    private FormParts(InputStream in, String boundary) {
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a form of this type.
     *
     * @throws jakarta.ws.rs.WebApplicationException a bad request, if the type names no boundary (RFC 2046, clause 5.1.1)
     */
    public static FormParts of(MediaType type, InputStream form) {
        String boundary = type.getParameters().get("boundary");
        if (boundary == null || boundary.isEmpty()) {
            throw Refusal.of(Problem.BAD_REQUEST);
        }
        return new FormParts(form, boundary);
    }

    /**
     * One field of the form.
     *
     * @param file the name of the file that was chosen, as the browser says it, with folders where a folder was chosen;
     *     null for a field that is no file
     * @param content to be read before the next part is asked for
     */
    public record Part(String name, @Nullable String file, InputStream content) {

        /** The value of a field that is no file. */
        public String value() throws IOException {
            byte[] bytes = content.readNBytes(LONGEST_FIELD + 1);
            if (bytes.length > LONGEST_FIELD) {
                throw Refusal.of(Problem.TOO_LARGE);
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** The next part; empty after the last. */
    public Optional<Part> next() throws IOException {
        if (open == null) {
            // The first boundary may stand at the very beginning, without a line break before it.
            if (!line().startsWith("--")) {
                throw Refusal.of(Problem.BAD_REQUEST);
            }
        } else {
            open.skipRest();
            String after = line();
            if (after.startsWith("--")) {
                return Optional.empty();
            }
        }
        String name = "";
        String file = null;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.regionMatches(true, 0, "Content-Disposition:", 0, 20)) {
                name = found(NAME, line).orElse("");
                file = found(FILE, line).orElse(null);
            }
        }
        open = new Content();
        return Optional.of(new Part(name, file, open));
    }

    /** Browsers write a quotation mark and line breaks in a name as the HTML standard says, in percent signs. */
    private static Optional<String> found(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.find()
                ? Optional.of(matcher.group(1)
                        .replace("%22", "\"")
                        .replace("%0D", "\r")
                        .replace("%0A", "\n"))
                : Optional.empty();
    }

    private boolean fill() throws IOException {
        if (at > 0) {
            System.arraycopy(buffer, at, buffer, 0, end - at);
            end -= at;
            at = 0;
        }
        int read = in.read(buffer, end, buffer.length - end);
        if (read > 0) {
            end += read;
        }
        return read > 0;
    }

    private String line() throws IOException {
        int from = 0;
        while (true) {
            for (int i = at + from; i < end; i++) {
                if (buffer[i] == '\n') {
                    String line = new String(buffer, at, i - at, StandardCharsets.UTF_8);
                    at = i + 1;
                    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
                }
            }
            from = end - at;
            if (from > LONGEST_LINE || !fill()) {
                throw Refusal.of(Problem.BAD_REQUEST);
            }
        }
    }

    /** What stands between the head of a part and the next boundary. */
    private final class Content extends InputStream {

        private boolean ended;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            if (ended) {
                return -1;
            }
            if (length == 0) {
                return 0;
            }
            int safe = safe();
            while (safe == at && !ended) {
                if (!fill()) {
                    throw new IOException("the form ended in the middle of a file");
                }
                safe = safe();
            }
            if (safe == at) {
                return -1;
            }
            int taken = Math.min(length, safe - at);
            System.arraycopy(buffer, at, to, offset, taken);
            at += taken;
            return taken;
        }

        /** Up to where the buffer surely belongs to this part; ends the part when the boundary is what comes next. */
        private int safe() {
            for (int i = at; i < end; i++) {
                if (buffer[i] != delimiter[0]) {
                    continue;
                }
                int same = 1;
                while (same < delimiter.length && i + same < end && buffer[i + same] == delimiter[same]) {
                    same++;
                }
                if (same == delimiter.length) {
                    if (i == at) {
                        at += same;
                        ended = true;
                        return at;
                    }
                    return i;
                }
                if (i + same == end) {
                    return i;
                }
            }
            return end;
        }

        private void skipRest() throws IOException {
            byte[] thrown = new byte[8192];
            while (!ended && read(thrown, 0, thrown.length) >= 0) {
                continue;
            }
        }
    }
}
