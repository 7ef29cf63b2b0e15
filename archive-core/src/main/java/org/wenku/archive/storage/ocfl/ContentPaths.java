package org.wenku.archive.storage.ocfl;

import io.ocfl.core.path.mapper.LogicalPathMapper;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wenku.archive.storage.PercentEncoding;

/**
 * Says under which path on the disk a file of an object is kept. The logical path in the inventory is always the true
 * name; on the disk, what some file system or some way of carrying files would refuse or change is percent-encoded, so that
 * the store can be taken anywhere.
 */
final class ContentPaths implements LogicalPathMapper {

    private static final int LONGEST_SEGMENT = 255;

    private static final String REFUSED_BY_WINDOWS = "<>:\"\\|?*";

    private static final Set<String> DEVICES_OF_WINDOWS = Stream.concat(
                    Stream.of("CON", "PRN", "AUX", "NUL"),
                    Stream.of("COM", "LPT").flatMap(port -> "0123456789".chars().mapToObj(n -> port + (char) n)))
            .collect(Collectors.toUnmodifiableSet());

    private final boolean unicodeNames;
    private final PercentEncoding inner;
    private final PercentEncoding edge = new PercentEncoding(value -> false, LONGEST_SEGMENT);

    /** @param names the charset in which this JVM writes file names */
    ContentPaths(Charset names) {
        unicodeNames = names.equals(StandardCharsets.UTF_8);
        inner = new PercentEncoding(this::isKept, LONGEST_SEGMENT - 2);
    }

    /** The paths for this JVM; one that was started in an ASCII locale cannot write others than ASCII names. */
    static ContentPaths ofThisMachine() {
        return new ContentPaths(Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")));
    }

    @Override
    public String toContentPathPart(String logicalPath) {
        return Stream.of(logicalPath.split("/")).map(this::segment).collect(Collectors.joining("/"));
    }

    private String segment(String name) {
        String encoded = new String(inner.encode(name.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        if (isDevice(encoded)) {
            return encodedAt(encoded, 0);
        }
        int last = encoded.length() - 1;
        boolean losesItsEnd = encoded.charAt(last) == '.' || encoded.charAt(last) == ' ';
        return losesItsEnd ? encodedAt(encoded, last) : encoded;
    }

    private static boolean isDevice(String name) {
        int dot = name.indexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        return DEVICES_OF_WINDOWS.contains(stem.strip().toUpperCase(Locale.ROOT));
    }

    private String encodedAt(String name, int index) {
        byte[] one = name.substring(index, index + 1).getBytes(StandardCharsets.US_ASCII);
        return name.substring(0, index)
                + new String(edge.encode(one), StandardCharsets.US_ASCII)
                + name.substring(index + 1);
    }

    private boolean isKept(int value) {
        return value >= 0x80 ? unicodeNames : value >= 0x20 && value != 0x7F && REFUSED_BY_WINDOWS.indexOf(value) < 0;
    }
}
