package org.wenku.web.staff.imports;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;

/**
 * A form with one file ({@code multipart/form-data}, RFC 7578): its fields, and the file in a file, as it comes in.
 *
 * @param name the name of the file without folders; empty where none was chosen
 */
record SheetForm(Map<String, String> fields, String name) {

    private static final Pattern FIELD = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE = Pattern.compile("filename=\"([^\"]*)\"");
    private static final int LONGEST_LINE = 8192;
    private static final int LONGEST_FIELD = 64 * 1024;
    private static final long LARGEST_FILE = 1L << 30;

    String field(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    /** Reads the form; the content of its file is written to the given one. */
    static SheetForm read(InputStream form, String boundary, Path file) throws IOException {
        InputStream in = new BufferedInputStream(form, 1 << 16);
        byte[] end = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
        Map<String, String> fields = new HashMap<>();
        String name = "";
        line(in);
        while (true) {
            String heads = heads(in);
            Matcher field = FIELD.matcher(heads);
            Matcher given = FILE.matcher(heads);
            if (given.find()) {
                name = given.group(1);
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                    copy(in, end, out, LARGEST_FILE);
                }
            } else {
                ByteArrayOutputStream value = new ByteArrayOutputStream();
                copy(in, end, value, LONGEST_FIELD);
                fields.put(field.find() ? field.group(1) : "", value.toString(StandardCharsets.UTF_8));
            }
            if (line(in).equals("--")) {
                return new SheetForm(
                        fields, name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1));
            }
        }
    }

    private static String heads(InputStream in) throws IOException {
        StringBuilder heads = new StringBuilder();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            heads.append(line).append(' ');
            if (heads.length() > LONGEST_LINE) {
                throw Refusal.of(Problem.BAD_REQUEST);
            }
        }
        return heads.toString();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 && line.toString(StandardCharsets.UTF_8).startsWith("--")) {
                break;
            }
            if (c < 0 || line.size() > LONGEST_LINE) {
                throw Refusal.of(Problem.BAD_REQUEST);
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    /** Copies up to the end mark, whose first byte stands nowhere else in it, so that a false start is only content. */
    private static void copy(InputStream in, byte[] end, OutputStream out, long most) throws IOException {
        long left = most;
        int matched = 0;
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
            left -= matched + 1;
            matched = c == end[0] ? 1 : 0;
            if (matched == 0) {
                out.write(c);
            }
            if (left < 0) {
                throw Refusal.of(Problem.TOO_LARGE);
            }
        }
    }
}
