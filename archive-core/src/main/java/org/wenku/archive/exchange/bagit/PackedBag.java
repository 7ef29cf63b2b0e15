package org.wenku.archive.exchange.bagit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A bag that was packed into one file for its way: {@code .zip}, {@code .tar}, {@code .tar.gz} or {@code .tgz}. The bag
 * is the one folder at the top of it, or the top itself.
 */
public final class PackedBag {

    /** Entries looked at while the declaration is looked for; a bag may have it last. */
    private static final int MOST_ENTRIES = 1_200_000;

    private static final int BUFFER = 256 * 1024;

    private final Path file;
    private final String prefix;

    private PackedBag(Path file, String prefix) {
        this.file = file;
        this.prefix = prefix;
    }

    /** The packing is broken, leads out of its folder, or would become larger than there is room for. */
    public static final class Unpackable extends IOException {
        private static final long serialVersionUID = 1L;

        Unpackable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Whether a file is called as packed bags are; what is in it may be something else. */
    public static boolean isCalledLikeOne(String name) {
        return isZip(name) || isTar(name);
    }

    /** The bag in a file; empty if the file is no such packing or has no bag in it. */
    public static Optional<PackedBag> in(Path file) {
        if (!isCalledLikeOne(name(file))) {
            return Optional.empty();
        }
        String[] prefix = new String[1];
        try {
            entries(file, (entry, bytes) -> {
                String name = entry.getName().startsWith("./") ? entry.getName().substring(2) : entry.getName();
                if (name.equals("bagit.txt") || name.matches("[^/]+/bagit\\.txt")) {
                    prefix[0] = entry.getName().substring(0, entry.getName().length() - "bagit.txt".length());
                    return false;
                }
                return true;
            });
        } catch (IOException | IllegalArgumentException e) {
            // Not readable as what its name says: then it is taken in as the file it is.
            return Optional.empty();
        }
        return Optional.ofNullable(prefix[0]).map(found -> new PackedBag(file, found));
    }

    /** The name the bag had as a folder; empty where it lies at the top. */
    public Optional<String> folderName() {
        String name = prefix.startsWith("./") ? prefix.substring(2) : prefix;
        return name.isEmpty() ? Optional.empty() : Optional.of(name.substring(0, name.length() - 1));
    }

    /**
     * Unpacks the bag into an empty folder. What stands beside the bag in the packing is refused with it.
     *
     * @param most bytes it may have unpacked
     * @throws Unpackable if it cannot be; what was written until then stays in the folder
     */
    public void unpackTo(Path folder, long most) throws IOException {
        long[] left = {most};
        Path top = folder.toRealPath();
        try {
            entries(file, (entry, bytes) -> {
                unpack(entry, bytes, top, left);
                return true;
            });
        } catch (Unpackable e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new Unpackable(String.valueOf(e.getMessage()), e);
        }
    }

    private void unpack(ArchiveEntry entry, InputStream bytes, Path top, long[] left) throws IOException {
        String name = entry.getName();
        if (!name.startsWith(prefix)) {
            if (entry.isDirectory() && prefix.startsWith(name)) {
                return;
            }
            throw new Unpackable("beside the bag: " + name, new IOException(name));
        }
        if (entry.isDirectory()) {
            // Made when something is in it; only the payload may be empty.
            if (name.equals(prefix + "data/")) {
                Files.createDirectories(top.resolve("data"));
            }
            return;
        }
        Path target = inside(top, name);
        if (isLink(entry)) {
            throw new Unpackable("a link or special file: " + name, new IOException(name));
        }
        Files.createDirectories(target.getParent());
        try (OutputStream out =
                Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            copy(bytes, out, left);
        }
    }

    private Path inside(Path top, String name) throws Unpackable {
        Optional<BagPath> path = BagPath.within(name.substring(prefix.length()));
        Path target = path.map(within -> top.resolve(within.text())).orElse(top).normalize();
        if (path.isEmpty() || target.equals(top) || !target.startsWith(top)) {
            throw new Unpackable("a path that leads out of the bag: " + name, new IOException(name));
        }
        return target;
    }

    private static void copy(InputStream from, OutputStream to, long[] left) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
            left[0] -= n;
            if (left[0] < 0) {
                throw new Unpackable("more than there is room for", new IOException("too large"));
            }
            to.write(buffer, 0, n);
        }
    }

    private static boolean isLink(ArchiveEntry entry) {
        if (entry instanceof ZipArchiveEntry zip) {
            return zip.isUnixSymlink();
        }
        return entry instanceof TarArchiveEntry tar
                && tar.getLinkFlag() != TarConstants.LF_NORMAL
                && tar.getLinkFlag() != TarConstants.LF_OLDNORM
                && !tar.isSparse();
    }

    private interface Visitor {
        /** Takes an entry; says whether to go on. */
        boolean take(ArchiveEntry entry, InputStream bytes) throws IOException;
    }

    private static void entries(Path file, Visitor visitor) throws IOException {
        if (isZip(name(file))) {
            zip(file, visitor);
        } else {
            tar(file, visitor);
        }
    }

    private static void zip(Path file, Visitor visitor) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            var entries = zip.getEntriesInPhysicalOrder();
            for (int n = 0; entries.hasMoreElements() && n < MOST_ENTRIES; n++) {
                ZipArchiveEntry entry = entries.nextElement();
                try (InputStream bytes = zip.getInputStream(entry)) {
                    if (!visitor.take(entry, bytes)) {
                        return;
                    }
                }
            }
        }
    }

    private static void tar(Path file, Visitor visitor) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), BUFFER);
                InputStream plain = isPressed(name(file)) ? new GZIPInputStream(in, BUFFER) : in;
                TarArchiveInputStream tar = new TarArchiveInputStream(plain, "UTF-8")) {
            TarArchiveEntry entry = tar.getNextEntry();
            for (int n = 0; entry != null && n < MOST_ENTRIES; n++) {
                if (!visitor.take(entry, tar)) {
                    return;
                }
                entry = tar.getNextEntry();
            }
        }
    }

    private static boolean isZip(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    private static boolean isPressed(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".tgz") || lower.endsWith(".tar.gz");
    }

    private static boolean isTar(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".tar") || isPressed(name);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
