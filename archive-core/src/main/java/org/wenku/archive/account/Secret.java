package org.wenku.archive.account;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * 256 random bits that whoever shows them is recognised by. They leave this process once and are nowhere kept; what is
 * kept is their digest, and because nobody can guess 256 bits a plain SHA-256 is enough.
 */
public record Secret(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    public Secret {
        requireNonNull(text, "text");
    }

    static Secret fresh(String prefix) {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return new Secret(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** What is kept of it. */
    String digest() {
        return digest("");
    }

    /** A digest of it for another purpose, from which neither it nor its other digests can be told. */
    public String digest(String purpose) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            if (!purpose.isEmpty()) {
                digest.update((purpose + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Says nothing, because what is printed is kept. */
    @Override
    public String toString() {
        return "a secret";
    }
}
