package org.wenku.ingest.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.wenku.ingest.drop.Found;
import org.wenku.ingest.drop.Found.Arrival;

/** Receives files into the staging folder: one pass over the bytes copies them and takes their digests. */
final class Receiver {

    private static final int BUFFER = 256 * 1024;

    private final Path staging;
    private final Function<Path, Optional<String>> expected;

    private Receiver(Path staging, Function<Path, Optional<String>> expected) {
        this.staging = staging;
        this.expected = expected;
    }

    /** A receiver whose staging folder is empty: what an earlier run left there was never acknowledged. */
    static Receiver in(Path staging) throws IOException {
        Files.createDirectories(staging);
        try (Stream<Path> left = Files.list(staging)) {
            for (Path file : (Iterable<Path>) left::iterator) {
                Files.deleteIfExists(file);
            }
        }
        return new Receiver(staging, path -> Optional.empty());
    }

    /**
     * The same receiver, for files whose SHA-256 somebody has computed before; one that has another now is taken for one
     * that is still being written to.
     */
    Receiver expecting(Function<Path, Optional<String>> digests) {
        return new Receiver(staging, digests);
    }

    /**
     * A received file.
     *
     * @param file where it waits to be stored
     * @param sha256 64 hexadecimal digits
     * @param sha512 128 hexadecimal digits, because OCFL asks for them and the bytes should not be read twice
     */
    record Receipt(Path file, long size, String sha256, String sha512) {
        void discard() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // Swept when the next run begins.
                return;
            }
        }
    }

    /**
     * Receives a file that was found. One that was read when it came into our care is not copied and not read again: staging
     * has a second link to it, and its first stays until the run has given it an outcome.
     *
     * @throws StillChanging if the file is not the same at the end as at the beginning
     */
    Receipt receive(Arrival arrival) throws IOException {
        Found.InCare care = arrival.care();
        Found.Digests digests = care == null ? null : care.digests();
        if (digests == null) {
            return receive(arrival.path());
        }
        BasicFileAttributes there = attributes(arrival.path());
        if (!there.isRegularFile() || there.size() != arrival.size()) {
            throw new StillChanging(arrival.path(), arrival.size(), there.size());
        }
        Path file = staging.resolve(UUID.randomUUID() + ".part");
        try {
            Files.createLink(file, arrival.path());
        } catch (UnsupportedOperationException | FileSystemException e) {
            // A file system without links, or staging and care on different ones.
            return receive(arrival.path());
        }
        return new Receipt(file, arrival.size(), digests.sha256(), digests.sha512());
    }

    /**
     * Receives one file; when this fails nothing is left behind.
     *
     * @throws StillChanging if the file is not the same at the end as at the beginning
     */
    Receipt receive(Path source) throws IOException {
        BasicFileAttributes before = attributes(source);
        if (!before.isRegularFile()) {
            // Because a link or a pipe may have been put in the place of the file since the folder was looked through.
            throw new FileSystemException(source.toString(), null, "not a regular file any more");
        }
        Receipt receipt = copyOf(source, before.size());
        BasicFileAttributes after;
        try {
            after = attributes(source);
        } catch (IOException e) {
            receipt.discard();
            throw e;
        }
        if (receipt.size() != after.size() || !before.lastModifiedTime().equals(after.lastModifiedTime())) {
            receipt.discard();
            throw new StillChanging(source, before.size(), Math.max(receipt.size(), after.size()));
        }
        if (expected.apply(source)
                .filter(digest -> !digest.equals(receipt.sha256()))
                .isPresent()) {
            receipt.discard();
            throw new StillChanging(source, before.size(), after.size());
        }
        return receipt;
    }

    private static BasicFileAttributes attributes(Path source) throws IOException {
        return Files.readAttributes(source, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** A file was written to while it was received. */
    static final class StillChanging extends IOException {
        private static final long serialVersionUID = 1L;

        StillChanging(Path source, long before, long after) {
            super(source + " had " + before + " bytes at first and " + after + " in the end");
        }
    }

    private Receipt copyOf(Path source, long expected) throws IOException {
        Path file = staging.resolve(UUID.randomUUID() + ".part");
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
            long size = copy(source, file, expected, sha256, sha512);
            return new Receipt(file, size, hex(sha256), hex(sha512));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256 and SHA-512", e);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Copies until the end or one buffer past the expected size, because a file may grow without end. */
    private static long copy(Path source, Path target, long expected, MessageDigest sha256, MessageDigest sha512)
            throws IOException {
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(source, LinkOption.NOFOLLOW_LINKS);
                OutputStream out =
                        Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            int read;
            while (size <= expected && (read = in.read(buffer)) > 0) {
                sha256.update(buffer, 0, read);
                sha512.update(buffer, 0, read);
                out.write(buffer, 0, read);
                size += read;
            }
        }
        return size;
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
