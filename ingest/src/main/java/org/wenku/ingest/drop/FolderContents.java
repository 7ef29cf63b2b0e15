package org.wenku.ingest.drop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.wenku.archive.storage.OriginalName;

/**
 * The files that lie in one folder of a drop: put in order as people count, each transcript with the recording that it
 * lies beside, and without what file managers leave behind.
 */
public final class FolderContents {

    private static final Set<String> TRANSCRIPTS = Set.of("vtt", "srt");
    private static final Set<String> RECORDINGS = Set.of(
            "mp3", "m4a", "aac", "wav", "flac", "ogg", "oga", "opus", "mp4", "m4v", "mov", "webm", "mkv", "avi", "mpg",
            "wma", "aif", "aiff");
    /** What file managers leave behind; nobody gave it to the archive. */
    private static final Set<String> LITTER = Set.of(".DS_Store", "Thumbs.db", "desktop.ini");

    private record Named(String name, Found found) {

        String extension() {
            return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        }

        String stem() {
            int dot = name.lastIndexOf('.');
            return dot < 0 ? name : name.substring(0, dot);
        }

        /** The stem of the recording that a transcript would belong to; a language before the extension is left aside. */
        String transcribed() {
            return stem().replaceFirst("\\.[a-z]{2,3}(-[A-Za-z]{2,4})?$", "");
        }
    }

    private final List<Named> all = new ArrayList<>();

    /** Whether a file of this name is left behind by a file manager and was given by nobody. */
    public static boolean isLitter(OriginalName name) {
        return LITTER.contains(name.display());
    }

    /** These names as people count: "scan 2" before "scan 10". */
    public static List<OriginalName> inOrder(Collection<OriginalName> names) {
        NaturalOrder byName = new NaturalOrder();
        return names.stream()
                .sorted((a, b) -> byName.compare(a.display(), b.display()))
                .toList();
    }

    /** Something lies in the folder under this name. */
    public void add(OriginalName name, Found found) {
        all.add(new Named(name.display(), found));
    }

    /** Goes through everything, in order. */
    public void visit(Consumer<Found> visitor) {
        NaturalOrder byName = new NaturalOrder();
        all.sort((a, b) -> byName.compare(a.name(), b.name()));
        Map<Named, List<Found.Arrival>> beside = transcriptsBeside();
        Set<Found> belonging = new HashSet<>();
        beside.values().forEach(belonging::addAll);
        for (Named each : all) {
            if (!belonging.contains(each.found()) && !LITTER.contains(each.name())) {
                List<Found.Arrival> transcripts = beside.get(each);
                visitor.accept(
                        transcripts != null && each.found() instanceof Found.Arrival recording
                                ? recording.with(transcripts)
                                : each.found());
            }
        }
    }

    private Map<Named, List<Found.Arrival>> transcriptsBeside() {
        Map<String, Named> recordings = new HashMap<>();
        for (Named each : all) {
            if (RECORDINGS.contains(each.extension())) {
                recordings.putIfAbsent(each.stem(), each);
            }
        }
        Map<Named, List<Found.Arrival>> beside = new HashMap<>();
        for (Named each : all) {
            Named recording = TRANSCRIPTS.contains(each.extension()) ? recordings.get(each.transcribed()) : null;
            if (recording != null
                    && recording.found() instanceof Found.Arrival
                    && each.found() instanceof Found.Arrival transcript) {
                beside.computeIfAbsent(recording, r -> new ArrayList<>()).add(transcript);
            }
        }
        return beside;
    }
}
