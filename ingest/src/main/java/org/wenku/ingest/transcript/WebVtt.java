package org.wenku.ingest.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** WebVTT: The Web Video Text Tracks Format (W3C), read as its parser in clause 6.1 does; looks are passed over. */
public final class WebVtt implements TranscriptReader {

    private static final String SIGNATURE = "WEBVTT";

    @Override
    public String mediaType() {
        return "text/vtt";
    }

    @Override
    public Transcript read(byte[] file) {
        List<String> lines = lines(file);
        List<Cue> cues =
                blocks(lines).stream().flatMap(block -> block.cues().stream()).toList();
        return new Transcript(cues.isEmpty() ? null : language(lines), cues);
    }

    /** The cues as they stand in the file. */
    static List<TimedBlock> blocks(byte[] file) {
        return blocks(lines(file));
    }

    private static List<String> lines(byte[] file) {
        String text = new String(file, UTF_8).replace('\0', '\uFFFD');
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return List.of(withoutMark.split("\r\n|\r|\n", -1));
    }

    private static List<TimedBlock> blocks(List<String> lines) {
        List<TimedBlock> found = new ArrayList<>();
        if (!isSignature(lines.get(0))) {
            return found;
        }
        for (int at = afterHeader(lines); at < lines.size(); at++) {
            int end = endOfBlock(lines, at);
            block(lines.subList(at, end)).ifPresent(found::add);
            at = end < lines.size() && lines.get(end).isEmpty() ? end : end - 1;
        }
        return found;
    }

    private static boolean isSignature(String line) {
        return line.equals(SIGNATURE) || line.startsWith(SIGNATURE + " ") || line.startsWith(SIGNATURE + "\t");
    }

    /** The header ends at an empty line, or at a cue that someone forgot to set apart. */
    private static int afterHeader(List<String> lines) {
        int at = 1;
        while (at < lines.size() && !lines.get(at).isEmpty() && !lines.get(at).contains(Timing.ARROW)) {
            at++;
        }
        return at;
    }

    /** A block ends at an empty line, or where another arrow shows that the empty line was forgotten. */
    private static int endOfBlock(List<String> lines, int start) {
        boolean arrow = false;
        int at = start;
        for (; at < lines.size() && !lines.get(at).isEmpty(); at++) {
            if (lines.get(at).contains(Timing.ARROW)) {
                if (arrow || at > start + 1) {
                    break;
                }
                arrow = true;
            }
        }
        return at;
    }

    private static Optional<TimedBlock> block(List<String> lines) {
        int timingAt = 0;
        while (timingAt < lines.size() && !lines.get(timingAt).contains(Timing.ARROW)) {
            timingAt++;
        }
        if (timingAt == lines.size()) {
            return Optional.empty();
        }
        String id = timingAt == 0 ? "" : lines.get(0);
        String text = String.join("\n", lines.subList(timingAt + 1, lines.size()));
        return Timing.of(lines.get(timingAt), true)
                .map(timing -> new TimedBlock(timing.startMillis(), timing.endMillis(), id, text));
    }

    private static @Nullable String language(List<String> lines) {
        return lines.subList(1, afterHeader(lines)).stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).matches("language\\s*[:=].*"))
                .map(line -> line.replaceFirst("^[^:=]*[:=]", "").strip())
                .filter(tag -> !tag.isEmpty())
                .findFirst()
                .orElse(null);
    }
}
