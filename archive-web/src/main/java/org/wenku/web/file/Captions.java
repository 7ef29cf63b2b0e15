package org.wenku.web.file;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.holding.Cue;

/** Writes cues as WebVTT (W3C, 4). */
final class Captions {

    private Captions() {}

    /**
     * The captions.
     *
     * @param language a BCP 47 tag of which the first part counts, to leave out what is said in others; null for all
     */
    static String write(List<Cue> cues, @Nullable String language) {
        StringBuilder vtt = new StringBuilder("WEBVTT\n");
        for (Cue cue : cues) {
            String spoken = cue.language();
            if (language == null || spoken == null || primary(spoken).equals(primary(language))) {
                write(cue, vtt);
            }
        }
        return vtt.toString();
    }

    private static void write(Cue cue, StringBuilder vtt) {
        vtt.append('\n').append(cue.ordinal()).append('\n');
        vtt.append(time(cue.startMillis())).append(" --> ").append(time(Math.max(cue.startMillis(), cue.endMillis())));
        vtt.append('\n');
        String speaker = cue.speaker();
        if (speaker != null && !speaker.isBlank()) {
            vtt.append("<v ").append(escaped(speaker).replaceAll("\\s+", " ")).append('>');
        }
        // An empty line would end the cue.
        vtt.append(escaped(cue.text()).strip().replaceAll("\\h*\\R\\s*", "\n")).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String primary(String tag) {
        return tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
    }

    private static String time(long millis) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                millis / 3_600_000,
                millis / 60_000 % 60,
                millis / 1000 % 60,
                millis % 1000);
    }
}
