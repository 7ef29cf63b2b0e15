package org.wenku.archive.exchange.bagit;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A list of paths and digests, as it stands in the bag. */
final class Manifest {

    /** Files in one bag; each takes some 200 bytes of memory while the bag is checked. */
    private static final int MOST = 1_000_000;

    private static final Pattern NAME = Pattern.compile("(tag)?manifest-(.+)\\.txt");
    private static final Pattern LINE = Pattern.compile("(\\\\?)([0-9A-Fa-f]+)([ \\t]+)(\\*?)(.+)", Pattern.DOTALL);

    private final String file;
    private final boolean tags;
    private final Optional<BagDigest> digest;
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    private Manifest(String file, boolean tags, Optional<BagDigest> digest) {
        this.file = file;
        this.tags = tags;
        this.digest = digest;
    }

    /** The manifest that a file of this name is; empty if it is none. */
    static Optional<Manifest> named(String file) {
        Matcher name = NAME.matcher(file);
        return name.matches()
                ? Optional.of(new Manifest(file, name.group(1) != null, BagDigest.named(name.group(2))))
                : Optional.empty();
    }

    String file() {
        return file;
    }

    /** Whether it lists tag files and not the payload. */
    boolean isOfTags() {
        return tags;
    }

    Optional<BagDigest> digest() {
        return digest;
    }

    /** The digests by path, as written but for what {@link BagPath} takes away. */
    Map<String, byte[]> entries() {
        return entries;
    }

    /** Takes the lines in, noting what is wrong with them. */
    TagText.Lines reading(BagVersion version, BagNotes notes) {
        return (number, line) -> {
            if (line.isBlank()) {
                return true;
            }
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                notes.fault(BagNote.Kind.BAD_LINE, file, number + ": " + line);
                return true;
            }
            String written = parts.group(5);
            if (!parts.group(1).isEmpty()) {
                written = written.replace("\\n", "\n").replace("\\\\", "\\");
            }
            if (!parts.group(1).isEmpty() || !parts.group(4).isEmpty()) {
                notes.warning(BagNote.Kind.MD5SUM, file, "");
            }
            enter(number, parts.group(2), written, version, notes);
            return hasRoom(notes);
        };
    }

    private boolean hasRoom(BagNotes notes) {
        if (entries.size() >= MOST) {
            notes.fault(BagNote.Kind.TOO_LARGE, file, "> " + MOST);
            return false;
        }
        return true;
    }

    private void enter(int number, String hex, String written, BagVersion version, BagNotes notes) {
        boolean odd = hex.length() % 2 != 0;
        if (odd || digest.filter(known -> known.bytes() * 2 != hex.length()).isPresent()) {
            notes.fault(BagNote.Kind.BAD_LINE, file, number + ": " + hex);
            return;
        }
        Optional<BagPath> path = BagPath.within(written);
        if (path.isEmpty() || belongsElsewhere(path.get(), version, notes)) {
            notes.fault(BagNote.Kind.OUTSIDE, file, written);
            return;
        }
        if (!path.get().plain()) {
            notes.warning(BagNote.Kind.NOT_PLAIN, file, written);
        }
        byte[] value = HexFormat.of().parseHex(hex);
        byte[] earlier = entries.putIfAbsent(path.get().text(), value);
        if (earlier != null) {
            boolean fault = version.isAtLeast(BagVersion.V1_0) || !Arrays.equals(earlier, value);
            notes.either(fault, BagNote.Kind.LISTED_TWICE, file, written);
        }
    }

    /** A payload manifest lists payload only; a tag manifest of 1.0 neither payload nor tag manifests. */
    private boolean belongsElsewhere(BagPath path, BagVersion version, BagNotes notes) {
        if (!tags) {
            return !path.isPayload();
        }
        boolean strange = path.isPayload()
                || Manifest.named(path.text()).filter(Manifest::isOfTags).isPresent();
        if (strange && !version.isAtLeast(BagVersion.V1_0)) {
            notes.warning(BagNote.Kind.NOT_OF_THIS_VERSION, file, path.text());
            return false;
        }
        return strange;
    }
}
