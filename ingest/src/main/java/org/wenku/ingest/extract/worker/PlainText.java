package org.wenku.ingest.extract.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are nothing but text: kept to the letter, cut into parts that joined are the file again. */
final class PlainText {

    /** So many bytes from the beginning decide the charset. */
    static final int LOOKED_AT = 1 << 16;

    private PlainText() {}

    /** The charset of a file, told by its beginning. */
    static CharsetChoice.Choice charsetOf(Path file, String defaultCharset) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return CharsetChoice.of(in.readNBytes(LOOKED_AT), Charset.forName(defaultCharset));
        }
    }

    /** Sends the text of a file, and gives back the beginning of it. */
    static String read(Path file, CharsetChoice.Choice choice, Output output) throws IOException {
        output.charset(choice.charset().name(), choice.certain());
        StringBuilder sample = new StringBuilder();
        try (Reader text = open(file, choice)) {
            StringBuilder held = new StringBuilder();
            char[] buffer = new char[Output.LONGEST_PART];
            int number = 1;
            for (int n = text.read(buffer); n >= 0 && !output.full(); n = text.read(buffer)) {
                appendWithoutNul(held, buffer, output.grant(n));
                while (held.length() > Output.LONGEST_PART) {
                    number = send(held, Cut.at(held, Output.LONGEST_PART), number, sample, output);
                }
            }
            send(held, held.length(), number, sample, output);
        }
        return sample.toString();
    }

    private static Reader open(Path file, CharsetChoice.Choice choice) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(choice.mark());
        return new InputStreamReader(
                in,
                choice.charset()
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    private static void appendWithoutNul(StringBuilder to, char[] characters, int length) {
        for (int i = 0; i < length; i++) {
            if (characters[i] != 0) {
                to.append(characters[i]);
            }
        }
    }

    private static int send(StringBuilder held, int end, int number, StringBuilder sample, Output output)
            throws IOException {
        if (end == 0) {
            return number;
        }
        String part = held.substring(0, end);
        held.delete(0, end);
        if (sample.length() < LanguageGuess.SAMPLE) {
            sample.append(part, 0, Math.min(part.length(), LanguageGuess.SAMPLE));
        }
        output.part("FLOW", number, "", part);
        return number + 1;
    }
}
