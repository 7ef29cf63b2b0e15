package org.wenku.web.staff.bulk;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;

/**
 * The first file of a form of type {@code multipart/form-data} (RFC 7578), read as it comes in and kept in a file.
 *
 * @param name the name it had, without folders
 */
record OneFile(String name, Path content) {

    private static final Pattern NAME = Pattern.compile("filename=\"([^\"]*)\"");
    private static final int LONGEST_LINE = 8_192;

    /**
     * Reads it.
     *
     * @param boundary the boundary that the type of the form names
     * @param to where the content is written
     * @param most how many bytes are taken at most
     */
    static OneFile read(InputStream form, String boundary, Path to, long most) throws IOException {
        InputStream in = new BufferedInputStream(form, 1 << 16);
        String name = "";
        for (String line = line(in); !line.isEmpty() || name.isEmpty(); line = line(in)) {
            Matcher named = NAME.matcher(line);
            if (named.find()) {
                name = named.group(1);
            }
        }
        byte[] end = ("\r\n--" + boundary).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), 1 << 16)) {
            copy(in, end, out, most);
        }
        return new OneFile(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1), to);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.size() > LONGEST_LINE) {
                throw Refusal.of(Problem.BAD_REQUEST);
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    /** Copies up to the end mark. Its first byte stands nowhere else in it, so that a false start is simply content. */
    private static void copy(InputStream in, byte[] end, OutputStream out, long most) throws IOException {
        int matched = 0;
        long written = 0;
        while (matched < end.length) {
            int c = in.read();
            if (c < 0) {
                throw Refusal.of(Problem.BAD_REQUEST);
            }
            if (c == end[matched]) {
                matched++;
                continue;
            }
            out.write(end, 0, matched);
            written += matched;
            matched = c == end[0] ? 1 : 0;
            if (matched == 0) {
                out.write(c);
                written++;
            }
            if (written > most) {
                throw Refusal.of(Problem.TOO_LARGE);
            }
        }
    }
}
