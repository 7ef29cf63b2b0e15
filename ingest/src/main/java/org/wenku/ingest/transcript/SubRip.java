package org.wenku.ingest.transcript;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** SubRip captions (.srt): numbered cues with a comma before the milliseconds; no standard says more. */
public final class SubRip implements TranscriptReader {

    /** Captions that are not UTF-8 are, among the files that reach this archive, Chinese ones. */
    private static final Charset WHEN_NOT_UTF_8 = Charset.forName("GB18030");

    /** Players take these for the place on the screen. */
    private static final String PLACEMENT = "\\{\\\\[^}]*}";

    @Override
    public String mediaType() {
        return "application/x-subrip";
    }

    @Override
    public Transcript read(byte[] file) {
        List<String> lines = List.of(text(file).split("\r\n|\r|\n", -1));
        List<Cue> cues = new ArrayList<>();
        int at = nextTiming(lines, 0);
        while (at < lines.size()) {
            int next = nextTiming(lines, at + 1);
            cues.addAll(block(lines, at, next).cues());
            at = next;
        }
        return new Transcript(null, cues);
    }

    private static int nextTiming(List<String> lines, int from) {
        int at = from;
        while (at < lines.size() && Timing.of(lines.get(at), false).isEmpty()) {
            at++;
        }
        return at;
    }

    private static TimedBlock block(List<String> lines, int timingAt, int next) {
        Timing timing = Timing.of(lines.get(timingAt), false).orElseThrow();
        int end = next < lines.size() && isNumber(lines, next - 1) ? next - 1 : next;
        String text = String.join("\n", lines.subList(timingAt + 1, Math.max(timingAt + 1, end)));
        String id = isNumber(lines, timingAt - 1) ? lines.get(timingAt - 1).strip() : "";
        return new TimedBlock(
                timing.startMillis(),
                timing.endMillis(),
                id,
                text.replaceAll(PLACEMENT, "").strip());
    }

    private static boolean isNumber(List<String> lines, int at) {
        return at >= 0 && lines.get(at).strip().matches("\\d{1,9}");
    }

    private static String text(byte[] file) {
        return marked(file).or(() -> strict(file)).orElseGet(() -> new String(file, WHEN_NOT_UTF_8));
    }

    private static Optional<String> marked(byte[] file) {
        boolean wide = file.length > 1 && (file[0] & 0xFF ^ file[1] & 0xFF) == 1 && (file[0] & 0xFE) == 0xFE;
        return wide ? Optional.of(new String(file, UTF_16)) : Optional.empty();
    }

    private static Optional<String> strict(byte[] file) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}
