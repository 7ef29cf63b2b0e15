package org.wenku.ingest.extract.worker;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells the charset of a plain text from its bytes. */
final class CharsetChoice {

    private CharsetChoice() {}

    /** A charset, how many bytes of a byte order mark stand before the text, and whether nothing else was likely. */
    record Choice(Charset charset, int mark, boolean certain) {}

    static Choice of(byte[] bytes, Charset byDefault) {
        if (decodes(bytes, StandardCharsets.UTF_8)) {
            return new Choice(StandardCharsets.UTF_8, 0, true);
        }
        return new Choice(byDefault, 0, false);
    }

    static boolean decodes(byte[] bytes, Charset charset) {
        return strictly(bytes, charset).isPresent();
    }

    static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
