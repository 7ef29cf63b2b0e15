package org.wenku.ingest.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digests of the bytes so far: SHA-256, by which things are recognised, and SHA-512, which the store asks for. */
final class Digests {

    private static final int BUFFER = 256 * 1024;

    private final MessageDigest sha256;
    private final MessageDigest sha512;
    private long bytes;

    Digests() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
            sha512 = MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256 and SHA-512", e);
        }
    }

    /** Those of a whole file. */
    static Digests of(Path file) throws IOException {
        Digests digests = new Digests();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            int read;
            while ((read = in.read(buffer)) > 0) {
                digests.add(buffer, read);
            }
        }
        return digests;
    }

    void add(byte[] buffer, int length) {
        sha256.update(buffer, 0, length);
        sha512.update(buffer, 0, length);
        bytes += length;
    }

    /** How many bytes went in. */
    long bytes() {
        return bytes;
    }

    /** What comes out in the end. */
    record Finished(String sha256, String sha512) {}

    /** Ends; can be asked once. */
    Finished finish() {
        return new Finished(
                HexFormat.of().formatHex(sha256.digest()), HexFormat.of().formatHex(sha512.digest()));
    }
}
