package org.wenku.archive.exchange.bagit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The digests a manifest may hold, under the name that stands in the name of the manifest (RFC 8493, section 2.4). */
enum BagDigest {
    MD5("md5", "MD5", 16),
    SHA1("sha1", "SHA-1", 20),
    SHA224("sha224", "SHA-224", 28),
    SHA256("sha256", "SHA-256", 32),
    SHA384("sha384", "SHA-384", 48),
    SHA512("sha512", "SHA-512", 64),
    SHA3_224("sha3224", "SHA3-224", 28),
    SHA3_256("sha3256", "SHA3-256", 32),
    SHA3_384("sha3384", "SHA3-384", 48),
    SHA3_512("sha3512", "SHA3-512", 64);

    private final String inFileName;
    private final String algorithm;
    private final int bytes;

    BagDigest(String inFileName, String algorithm, int bytes) {
        this.inFileName = inFileName;
        this.algorithm = algorithm;
        this.bytes = bytes;
    }

    String inFileName() {
        return inFileName;
    }

    /** How many bytes such a digest has. */
    int bytes() {
        return bytes;
    }

    MessageDigest begin() {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no " + algorithm, e);
        }
    }

    /** The digest of that name; some write it with capitals or a hyphen, which cannot be mistaken. */
    static Optional<BagDigest> named(String name) {
        String normal = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return Arrays.stream(values())
                .filter(digest -> digest.inFileName.equals(normal))
                .findFirst();
    }
}
