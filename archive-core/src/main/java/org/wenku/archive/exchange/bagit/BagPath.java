package org.wenku.archive.exchange.bagit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path as a manifest names it, known to stay inside the bag.
 *
 * @param text segments between single slashes, none of them {@code .} or {@code ..}
 * @param plain whether it was written so
 */
record BagPath(String text, boolean plain) {

    static final String PAYLOAD = "data/";

    /** Drive letters, network shares and variables: only dangerous on Windows, and never meant by an honest sender. */
    private static final Pattern WINDOWS =
            Pattern.compile("([A-Za-z]:[\\\\/].*)|(\\\\.*)|(%[^%/]+%[\\\\/].*)", Pattern.DOTALL);

    /** The path, if it leads nowhere else and names no folder. */
    static Optional<BagPath> within(String written) {
        boolean leaves = written.startsWith("/") || written.startsWith("~") || written.endsWith("/");
        if (leaves || written.indexOf('\0') >= 0 || WINDOWS.matcher(written).matches()) {
            return Optional.empty();
        }
        List<String> segments = new ArrayList<>();
        for (String segment : written.split("/", -1)) {
            if (segment.equals("..") || climbsOnWindows(segment)) {
                return Optional.empty();
            }
            if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        String text = String.join("/", segments);
        return text.isEmpty() ? Optional.empty() : Optional.of(new BagPath(text, text.equals(written)));
    }

    // "a\..\..\b" is one odd name here and a way out there.
    private static boolean climbsOnWindows(String segment) {
        if (segment.indexOf('\\') < 0) {
            return false;
        }
        for (String part : segment.split("\\\\", -1)) {
            if (part.equals("..")) {
                return true;
            }
        }
        return false;
    }

    boolean isPayload() {
        return text.startsWith(PAYLOAD);
    }

    /** Decodes what version 1.0 demands to be encoded, and only that: line feed, carriage return, percent sign. */
    static String decoded(String written, boolean percentToo) {
        if (written.indexOf('%') < 0) {
            return written;
        }
        StringBuilder text = new StringBuilder(written.length());
        int from = 0;
        for (int at = written.indexOf('%'); at >= 0; at = written.indexOf('%', from)) {
            String code = written.substring(at, Math.min(at + 3, written.length()));
            String meant = code.equalsIgnoreCase("%0A")
                    ? "\n"
                    : code.equalsIgnoreCase("%0D") ? "\r" : percentToo && code.equals("%25") ? "%" : null;
            text.append(written, from, at).append(meant == null ? "%" : meant);
            from = at + (meant == null ? 1 : 3);
        }
        return text.append(written, from, written.length()).toString();
    }

    /** The path as it is written in a manifest of version 1.0. */
    static String encoded(String path) {
        return path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D");
    }
}
