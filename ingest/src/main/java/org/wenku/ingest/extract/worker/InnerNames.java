package org.wenku.ingest.extract.worker;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The names in a container that does not say in which charset they are. They are looked at together, because one name is
 * too short to tell; while there are only few bytes to tell by, the charset that the archive expects is taken where it
 * fits.
 */
final class InnerNames {

    private static final int SAMPLE = 1 << 16;

    /** So many bytes beyond ASCII are needed to tell one charset from another. */
    private static final int ENOUGH = 32;

    private final Charset otherwise;

    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

    InnerNames(String otherwise) {
        this.otherwise = Charset.forName(otherwise);
    }

    /** Takes one more name into account. */
    void add(byte[] name) {
        if (seen.size() < SAMPLE) {
            seen.writeBytes(name);
            seen.write('\n');
        }
    }

    /** What this name says, judged by all names that were added. */
    String read(byte[] name) {
        return new String(name, charset());
    }

    private Charset charset() {
        byte[] all = seen.toByteArray();
        // All together, because a short name in GB18030 may be valid UTF-8 by chance.
        if (isIn(StandardCharsets.UTF_8, all)) {
            return StandardCharsets.UTF_8;
        }
        int telling = 0;
        for (byte b : all) {
            telling += b < 0 ? 1 : 0;
        }
        return telling < ENOUGH && isIn(otherwise, all)
                ? otherwise
                : CharsetChoice.of(all, otherwise).charset();
    }

    private static boolean isIn(Charset charset, byte[] bytes) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
