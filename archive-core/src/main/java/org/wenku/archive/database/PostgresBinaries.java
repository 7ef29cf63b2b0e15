package org.wenku.archive.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, unpacked from the binaries jar of this operating system.
 *
 * @param directory holds {@code bin}, {@code lib} and {@code share}
 * @param version such as {@code 18.4}
 */
record PostgresBinaries(Path directory, String version) {

    private static final Pattern DIRECTORY = Pattern.compile("bin-([0-9][0-9A-Za-z.]*)-([0-9a-f]+)");
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) ([0-9][0-9A-Za-z.]*)");

    private static final String UNPACKING = "unpacking-";

    /**
     * The programs below {@code parent}, unpacked if they are not there yet. Whole or not at all: unpacked aside and
     * renamed.
     *
     * @throws DatabaseUnavailable if there are no programs for this system
     */
    static PostgresBinaries unpackedIn(Path parent) throws IOException {
        URL archive = archive();
        String fingerprint = fingerprint(archive);
        Path absolute = parent.toRealPath();
        Optional<PostgresBinaries> there = find(absolute, fingerprint);
        return there.isPresent() ? there.get() : unpack(archive, absolute, fingerprint);
    }

    /** Clears away other editions and what a kill in the middle of unpacking left; nothing may run from them. */
    void removeOthersIn(Path parent) throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            for (Path entry : entries.filter(this::isOutOfUse).toList()) {
                Trees.delete(entry);
            }
        }
    }

    private boolean isOutOfUse(Path entry) {
        String name = entry.getFileName().toString();
        boolean programs = name.startsWith(UNPACKING) || DIRECTORY.matcher(name).matches();
        return programs && !name.equals(directory.getFileName().toString());
    }

    String program(String name) {
        return directory.resolve("bin").resolve(name).toString();
    }

    /** The part of the version within which a data directory stays usable. */
    String major() {
        return version.replaceFirst("[^0-9].*", "");
    }

    private static Optional<PostgresBinaries> find(Path parent, String fingerprint) throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.flatMap(entry -> Stream.of(
                                    DIRECTORY.matcher(entry.getFileName().toString()))
                            .filter(name -> name.matches() && name.group(2).equals(fingerprint))
                            .map(name -> new PostgresBinaries(entry, name.group(1))))
                    .findFirst();
        }
    }

    private static PostgresBinaries unpack(URL archive, Path parent, String fingerprint) throws IOException {
        Path half = Files.createTempDirectory(parent, UNPACKING);
        try {
            Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
            try (InputStream in = archive.openStream()) {
                unpack(in, half);
            }
            String version = versionOf(half);
            return new PostgresBinaries(settle(half, parent.resolve("bin-" + version + "-" + fingerprint)), version);
        } finally {
            Trees.delete(half);
        }
    }

    /** Another process may have been quicker; then its copy is as good as ours. */
    private static Path settle(Path half, Path target) throws IOException {
        try {
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
            Trees.sync(target.resolveSibling(""));
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            return target;
        } catch (FileSystemException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
        return target;
    }

    private static void unpack(InputStream archive, Path into) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = inside(into, into.resolve(entry.getName()));
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    link(into, target, entry.getLinkName());
                } else if (entry.isFile() && !entry.getName().endsWith(".a")) {
                    write(tar, target, (entry.getMode() & 0100) != 0);
                }
            }
        }
    }

    private static void link(Path into, Path target, String to) throws IOException {
        Files.createDirectories(parentOf(target));
        inside(into, target.resolveSibling(to));
        Files.createSymbolicLink(target, Path.of(to));
    }

    private static void write(InputStream content, Path target, boolean program) throws IOException {
        Files.createDirectories(parentOf(target));
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            content.transferTo(Channels.newOutputStream(channel));
            // The rename must never reach the disc before the bytes do.
            channel.force(false);
        }
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static Path parentOf(Path path) {
        return path.resolveSibling("");
    }

    private static Path inside(Path directory, Path path) throws IOException {
        if (!path.normalize().startsWith(directory)) {
            throw new IOException("the archive of PostgreSQL's programs points outside its directory: " + path);
        }
        return path.normalize();
    }

    private static String versionOf(Path directory) throws IOException {
        Process asked = new ProcessBuilder(directory.resolve("bin/postgres").toString(), "--version")
                .redirectErrorStream(true)
                .start();
        String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher version = VERSION.matcher(said);
        if (!version.find()) {
            throw unusable(said.strip());
        }
        return version.group(1);
    }

    /** Tells one edition of the archive from another without reading its 15 to 33 MB. */
    private static String fingerprint(URL archive) throws IOException {
        URLConnection connection = archive.openConnection();
        connection.setUseCaches(false);
        if (connection instanceof JarURLConnection inJar) {
            try (JarFile jar = inJar.getJarFile()) {
                return String.format(Locale.ROOT, "%08x", inJar.getJarEntry().getCrc());
            }
        }
        return String.format(Locale.ROOT, "%08x", connection.getContentLengthLong());
    }

    private static URL archive() {
        String name = "/postgres-" + system() + "-" + processor() + ".txz";
        URL archive = PostgresBinaries.class.getResource(name);
        if (archive == null) {
            throw unusable(name.substring(1) + " is not on the class path");
        }
        return archive;
    }

    private static String system() {
        return System.getProperty("os.name", "").startsWith("Mac") ? "darwin" : "linux";
    }

    private static String processor() {
        String arch = System.getProperty("os.arch", "");
        return arch.equals("aarch64") ? "arm_64" : "x86_64";
    }

    private static DatabaseUnavailable unusable(String found) {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        return new DatabaseUnavailable(
                "The archive brings no PostgreSQL that runs on " + system + " (" + found
                        + "). Set database.url to a PostgreSQL of your own.",
                "本系统没有可在 " + system + " 上运行的 PostgreSQL（" + found + "）。请将 database.url 设为您自己的 PostgreSQL。");
    }
}
