package org.wenku.ingest.extract.worker;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.tika.parser.txt.CharsetDetector;
import org.apache.tika.parser.txt.CharsetMatch;
import org.jspecify.annotations.Nullable;

/**
 * Tells the charset of a plain text from its bytes: a byte order mark, else UTF-8 if every byte keeps to it, else the
 * charset in which the text looks most like Chinese, else what Tika's detector takes it for.
 *
 * <p>Tika alone is wrong on short texts and on UTF-16 without a mark, because its tables know neither the most usual
 * characters of verse nor the second byte of UTF-16.
 */
final class CharsetChoice {

    /** A charset, how many bytes of a byte order mark stand before the text, and whether nothing else was likely. */
    record Choice(Charset charset, int mark, boolean certain) {}

    private record Candidate(Charset charset, Likeness likeness) {}

    private static final Charset GB18030 = Charset.forName("GB18030");

    // The superset with the additions of Hong Kong and Taiwan that Windows writes; plain Big5 is read the same by it.
    private static final Charset BIG5 = Charset.forName("x-MS950-HKSCS");

    private static final int SAMPLE = 1 << 16;

    private static final int FEW_CHARACTERS = 16;

    private CharsetChoice() {}

    /** The charset of these bytes, which are the whole text or a long beginning of it. */
    static Choice of(byte[] bytes, Charset byDefault) {
        Choice marked = byMark(bytes);
        if (marked != null) {
            return marked;
        }
        boolean nul = has(bytes, 0);
        if (!nul && faults(bytes, StandardCharsets.UTF_8) == 0) {
            return new Choice(StandardCharsets.UTF_8, 0, enoughOfUtf8(bytes));
        }
        byte[] sample = sample(bytes);
        Choice japanese = japanese(sample);
        if (japanese != null) {
            return japanese;
        }
        List<Candidate> candidates = candidates(sample);
        Candidate best = candidates.get(0);
        Candidate second = candidates.get(1);
        double lead = best.likeness().mean() - second.likeness().mean();
        if (best.likeness().looksChinese() && (best.likeness().characters() >= FEW_CHARACTERS || lead > 1.5)) {
            boolean certain = lead > 0.5
                    && best.likeness().characters() >= 8
                    && best.likeness().faults() == 0;
            return new Choice(best.charset(), 0, certain);
        }
        return nul ? withNul(bytes, sample, byDefault) : otherwise(sample, byDefault);
    }

    // Two or three characters may keep to UTF-8 by chance; more do not, nor is there another reading of ASCII alone.
    private static boolean enoughOfUtf8(byte[] bytes) {
        int others = 0;
        for (int i = 0; i < bytes.length && others < 9; i++) {
            others += bytes[i] < 0 ? 1 : 0;
        }
        return others == 0 || others >= 9 || bytes.length > 64;
    }

    private static @Nullable Choice byMark(byte[] b) {
        if (starts(b, 0xEF, 0xBB, 0xBF)) {
            return new Choice(StandardCharsets.UTF_8, 3, true);
        }
        if (starts(b, 0xFF, 0xFE, 0, 0)) {
            return new Choice(Charset.forName("UTF-32LE"), 4, true);
        }
        if (starts(b, 0, 0, 0xFE, 0xFF)) {
            return new Choice(Charset.forName("UTF-32BE"), 4, true);
        }
        if (starts(b, 0xFF, 0xFE)) {
            return new Choice(StandardCharsets.UTF_16LE, 2, true);
        }
        if (starts(b, 0xFE, 0xFF)) {
            return new Choice(StandardCharsets.UTF_16BE, 2, true);
        }
        return starts(b, 0x84, 0x31, 0x95, 0x33) ? new Choice(GB18030, 4, true) : null;
    }

    private static boolean starts(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean has(byte[] bytes, int value) {
        for (byte b : bytes) {
            if (b == value) {
                return true;
            }
        }
        return false;
    }

    // Long texts may begin with pages of ASCII that say nothing, so the sample starts at the line of the first other
    // byte.
    private static byte[] sample(byte[] bytes) {
        int first = 0;
        while (first < bytes.length && bytes[first] > 0) {
            first++;
        }
        int from = Math.max(0, first - 256) & ~1;
        return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + SAMPLE));
    }

    private static List<Candidate> candidates(byte[] sample) {
        List<Charset> charsets = new ArrayList<>(List.of(GB18030, BIG5));
        if (sample.length % 2 == 0) {
            charsets.add(StandardCharsets.UTF_16LE);
            charsets.add(StandardCharsets.UTF_16BE);
        }
        return charsets.stream()
                .map(charset -> new Candidate(charset, Likeness.of(decode(sample, charset))))
                .sorted(Comparator.comparingDouble((Candidate c) -> c.likeness().mean())
                        .reversed())
                .toList();
    }

    // Kana stand in no Chinese text; read in the wrong charset they would look like rare characters.
    private static @Nullable Choice japanese(byte[] sample) {
        for (String name : List.of("EUC-JP", "Shift_JIS")) {
            Charset charset = Charset.forName(name);
            String decoded = decode(sample, charset);
            long letters = decoded.codePoints().filter(c -> c > 0x7F).count();
            long kana = decoded.chars().filter(c -> c >= 0x3041 && c <= 0x30FE).count();
            if (letters >= 12 && kana * 10 >= letters * 3 && faults(sample, charset) == 0) {
                return new Choice(charset, 0, true);
            }
        }
        return null;
    }

    // Text with NUL bytes that does not look Chinese: UTF-16 if nearly all NULs stand on one side of the pairs.
    private static Choice withNul(byte[] bytes, byte[] sample, Charset byDefault) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i + 1 < sample.length; i += 2) {
            even += sample[i] == 0 ? 1 : 0;
            odd += sample[i + 1] == 0 ? 1 : 0;
        }
        if (bytes.length % 2 == 0 && Math.max(even, odd) > 8 * Math.min(even, odd) && even + odd > 1) {
            Charset charset = odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
            return new Choice(charset, 0, Math.min(even, odd) == 0 && even + odd > sample.length / 8);
        }
        return new Choice(byDefault, 0, false);
    }

    private static Choice otherwise(byte[] sample, Charset byDefault) {
        if (nearlyUtf8(sample)) {
            return new Choice(StandardCharsets.UTF_8, 0, false);
        }
        boolean few = sample.length < 2 * FEW_CHARACTERS;
        boolean strange = Likeness.of(decode(sample, byDefault)).mean() < -0.5;
        if (few && !strange && faults(sample, byDefault) == 0) {
            return new Choice(byDefault, 0, false);
        }
        for (CharsetMatch match : new CharsetDetector().setText(sample).detectAll()) {
            Charset charset = known(match.getName(), byDefault);
            if (faults(sample, charset) == 0 && !charset.name().startsWith("UTF-16")) {
                return new Choice(charset, 0, match.getConfidence() >= 50);
            }
        }
        return new Choice(faults(sample, byDefault) == 0 ? byDefault : StandardCharsets.ISO_8859_1, 0, false);
    }

    private static boolean nearlyUtf8(byte[] sample) {
        int faults = faults(sample, StandardCharsets.UTF_8);
        int leads = 0;
        for (byte b : sample) {
            leads += (b & 0xFF) >= 0xC2 && (b & 0xFF) < 0xF5 ? 1 : 0;
        }
        return leads >= 20 && faults * 50 < leads;
    }

    private static Charset known(String name, Charset otherwise) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return otherwise;
        }
    }

    /** How many places do not keep to the charset; a character cut off at the end is not counted. */
    static int faults(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(8192);
        int faults = 0;
        while (true) {
            var result = decoder.decode(in, out, false);
            if (result.isUnderflow()) {
                return faults;
            }
            if (result.isError()) {
                faults++;
                in.position(Math.min(in.limit(), in.position() + result.length()));
            }
            out.clear();
        }
    }

    private static String decode(byte[] bytes, Charset charset) {
        return charset.decode(ByteBuffer.wrap(bytes)).toString();
    }
}
