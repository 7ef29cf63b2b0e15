package org.wenku.archive.storage.ocfl;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.storage.Deposit;
import org.wenku.archive.storage.DigestMismatch;
import org.wenku.archive.storage.ObjectId;

/** The two digests of one content, in lower-case hexadecimal. */
record Digests(String sha512, String sha256) {

    private static final int BUFFER = 1 << 17;

    static Digests of(byte[] content) {
        return new Digests(
                hex(digest("SHA-512").digest(content)), hex(digest("SHA-256").digest(content)));
    }

    /** Both digests in one reading. */
    static Digests of(Path file) throws IOException {
        return reading(file, OutputStream.nullOutputStream());
    }

    /** Copies a file to a new one and computes both digests on the way. */
    static Digests copying(Path from, Path to) throws IOException {
        try (OutputStream out = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            return reading(from, out);
        }
    }

    static String sha512(Path file) throws IOException {
        MessageDigest sha512 = digest("SHA-512");
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[bufferFor(file)];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha512.update(buffer, 0, n);
            }
        }
        return hex(sha512.digest());
    }

    private static Digests reading(Path file, OutputStream out) throws IOException {
        MessageDigest sha512 = digest("SHA-512");
        MessageDigest sha256 = digest("SHA-256");
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[bufferFor(file)];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha512.update(buffer, 0, n);
                sha256.update(buffer, 0, n);
                out.write(buffer, 0, n);
            }
        }
        return new Digests(hex(sha512.digest()), hex(sha256.digest()));
    }

    private static int bufferFor(Path file) throws IOException {
        return (int) Math.max(1 << 9, Math.min(BUFFER, Files.size(file) + 1));
    }

    /** These digests, if they are what a deposit says of its content. */
    Digests asPromised(ObjectId object, Deposit deposit) {
        check(object, deposit, "SHA-256", deposit.sha256(), sha256);
        check(object, deposit, "SHA-512", deposit.sha512(), sha512);
        return this;
    }

    private static void check(
            ObjectId object, Deposit deposit, String algorithm, @Nullable String expected, String found) {
        if (expected != null && !expected.equals(found)) {
            throw new DigestMismatch(object, deposit.logicalPath(), algorithm, expected, found);
        }
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has " + algorithm, e);
        }
    }
}
