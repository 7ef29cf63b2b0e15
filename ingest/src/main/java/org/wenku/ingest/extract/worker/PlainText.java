package org.wenku.ingest.extract.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is nothing but text: kept to the letter, cut into parts that joined are the file again. */
final class PlainText {

    // No charset takes more bytes for a character, so the limit on characters is always met first.
    private static final long MOST_BYTES = 24L << 20;

    private final byte[] bytes;

    private final boolean whole;

    private final CharsetChoice.Choice choice;

    private PlainText(byte[] bytes, boolean whole, CharsetChoice.Choice choice) {
        this.bytes = bytes;
        this.whole = whole;
        this.choice = choice;
    }

    static PlainText of(Path file, String defaultCharset) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes((int) MOST_BYTES);
            boolean whole = bytes.length < MOST_BYTES;
            return new PlainText(bytes, whole, CharsetChoice.of(bytes, Charset.forName(defaultCharset)));
        }
    }

    /** Whether the bytes are likely to be text at all: hardly any control characters, hardly any faults. */
    boolean isLikely() {
        String beginning = decode(Math.min(bytes.length, 1 << 14));
        long strange = beginning
                .chars()
                .filter(c -> (c < 0x20 && "\t\n\r\f\u001b\u001a\b".indexOf(c) < 0) || c == 0xFFFD || c == 0x7F)
                .count();
        return strange * 20 <= beginning.length();
    }

    /** Whether the charset was told beyond doubt. */
    boolean isCertain() {
        return choice.certain();
    }

    /** Sends the text, and gives back its beginning. */
    String send(Output output) throws IOException {
        output.charset(choice.charset().name(), choice.certain());
        String decoded = decode(bytes.length - choice.mark()).replace("\0", "");
        String text = decoded.substring(0, output.grant(decoded.length()));
        int number = 1;
        for (int from = 0; from < text.length(); number++) {
            int end = Math.min(text.length(), from + Output.LONGEST_PART + 1);
            int to = from + Cut.at(text.substring(from, end), Output.LONGEST_PART);
            output.part("FLOW", number, "", text.substring(from, to));
            from = to;
        }
        if (!whole) {
            output.grant(Integer.MAX_VALUE);
        }
        return text.substring(0, Math.min(text.length(), LanguageGuess.SAMPLE));
    }

    private String decode(int length) {
        int from = Math.min(choice.mark(), bytes.length);
        return choice.charset()
                .decode(ByteBuffer.wrap(bytes, from, Math.min(length, bytes.length - from)))
                .toString();
    }
}
