package org.wenku.archive.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Makes and compares what is kept of a password: Argon2id (RFC 9106) with 19 MiB, two passes and one lane, written as a
 * PHC string, so that the cost can be raised and what is kept still be read.
 */
final class Passwords {

    /** The fewest characters of a password. */
    static final int SHORTEST = 12;

    /** The most. */
    static final int LONGEST = 200;

    /** So many at once and no more, because each takes 19 MiB and a flood of sign-ins must not take the heap. */
    private static final Semaphore ROOM = new Semaphore(2, true);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Cost COST = new Cost(19 * 1024, 2, 1);
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern PHC =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    /** What nobody's password is; compared with where there is none, so that the answer takes as long. */
    private static final String NOBODY = kept("there is no such person");

    private record Cost(int kibibytes, int passes, int lanes) {}

    private Passwords() {}

    /**
     * What is kept of a password that was chosen.
     *
     * @throws AccountRefusal if it is too short, too long, or the login name itself
     */
    static String chosen(String password, String accountName) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            throw new AccountRefusal(AccountRefusal.Reason.PASSWORD_SHORT, Integer.toString(length));
        }
        if (length > LONGEST) {
            throw new AccountRefusal(AccountRefusal.Reason.PASSWORD_LONG, Integer.toString(length));
        }
        if (AccountName.folded(password).equals(accountName)) {
            throw new AccountRefusal(AccountRefusal.Reason.PASSWORD_IS_NAME, accountName);
        }
        return kept(password);
    }

    private static String kept(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + COST.kibibytes() + ",t=" + COST.passes() + ",p=" + COST.lanes() + "$"
                + base64.encodeToString(salt) + "$" + base64.encodeToString(hash(password, salt, COST));
    }

    /**
     * Whether a password is the one of which this is kept; takes as long where nothing is kept.
     *
     * @param kept a PHC string; null where there is no such account or it has no password
     */
    static boolean matches(String password, @Nullable String kept) {
        Matcher phc = PHC.matcher(kept == null ? NOBODY : kept);
        if (!phc.matches()) {
            throw new IllegalStateException("what is kept of a password is no PHC string of Argon2id");
        }
        Cost cost = new Cost(
                Integer.parseInt(phc.group(1)), Integer.parseInt(phc.group(2)), Integer.parseInt(phc.group(3)));
        byte[] expected = Base64.getDecoder().decode(phc.group(5));
        String shown = password.length() > 4 * LONGEST ? "" : password;
        byte[] found = hash(shown, Base64.getDecoder().decode(phc.group(4)), cost);
        return MessageDigest.isEqual(expected, found) && kept != null;
    }

    private static byte[] hash(String password, byte[] salt, Cost cost) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.kibibytes())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] hash = new byte[HASH_BYTES];
        // NFKC, because the same word comes in other code points from another keyboard.
        byte[] word = Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
        ROOM.acquireUninterruptibly();
        try {
            argon2.generateBytes(word, hash);
        } finally {
            ROOM.release();
        }
        return hash;
    }
}
