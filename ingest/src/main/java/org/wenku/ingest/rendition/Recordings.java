package org.wenku.ingest.rendition;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.step.StepNote;
import org.wenku.archive.step.StepProgress;
import org.wenku.ingest.inspect.MediaInspection;
import org.wenku.ingest.inspect.Program;
import org.wenku.ingest.inspect.Tool;
import org.wenku.ingest.inspect.Toolbox;

/** What is made of recordings, by ffmpeg: a copy that every browser plays, a poster, the waveform. */
final class Recordings {

    private static final Duration DEADLINE = Duration.ofHours(6);
    private static final Duration SHORT_DEADLINE = Duration.ofMinutes(10);

    /** What browsers play as it is. */
    private static final Set<String> PLAYED = Set.of("mp3", "aac", "opus", "vorbis");

    private static final Set<String> PLAYED_AS_THEY_ARE = Set.of("audio/mpeg", "audio/mp4", "audio/ogg", "audio/opus");

    private final Toolbox toolbox;

    Recordings(Toolbox toolbox) {
        this.toolbox = toolbox;
    }

    Maker webCopies() {
        return new ByFfmpeg(this::webCopy);
    }

    Maker posters() {
        return new ByFfmpeg(this::poster);
    }

    Maker waveforms() {
        return new ByFfmpeg(this::waveform);
    }

    private final class ByFfmpeg implements Maker {

        private final Work work;

        ByFfmpeg(Work work) {
            this.work = work;
        }

        @Override
        public Means means() {
            return toolbox.tool(Tool.Kind.FFMPEG)
                    .versionIfThere()
                    .<Means>map(version -> new By("ffmpeg", version))
                    .orElseGet(() -> new Lacking(Tool.Kind.FFMPEG.program()));
        }

        @Override
        public Making make(Source source, StepProgress progress) throws IOException {
            MediaInspection seen = MediaInspection.of(source.path(), toolbox);
            if (seen instanceof MediaInspection.Unavailable none) {
                return new NeedsTool(none.tool().kind().program());
            }
            if (seen instanceof MediaInspection.Failed failed) {
                return new NotMade(new StepNote("ffprobe 无法识别此录音录像。", "ffprobe could not read it.", failed.cause()));
            }
            return work.make(source, ((MediaInspection.Found) seen).facts(), toolbox.tool(Tool.Kind.FFMPEG));
        }
    }

    @FunctionalInterface
    private interface Work {
        Maker.Making make(Maker.Source source, Map<String, String> facts, Tool ffmpeg) throws IOException;
    }

    private static @Nullable String codec(Map<String, String> facts, String type) {
        return facts.entrySet().stream()
                .filter(fact ->
                        fact.getKey().endsWith(".codec_type") && fact.getValue().equals(type))
                // The picture of a record's sleeve is no film.
                .filter(fact ->
                        !"1".equals(facts.get(fact.getKey().replace(".codec_type", ".disposition.attached_pic"))))
                .map(fact -> facts.get(fact.getKey().replace(".codec_type", ".codec_name")))
                .findFirst()
                .orElse(null);
    }

    private Maker.Making webCopy(Maker.Source source, Map<String, String> facts, Tool ffmpeg) throws IOException {
        String picture = codec(facts, "video");
        String sound = codec(facts, "audio");
        if (picture == null && sound == null) {
            return new Maker.NotMade(StepNote.of("文件中既无声音也无画面。", "There is neither sound nor picture in it."));
        }
        List<String> how = new ArrayList<>();
        if (picture == null) {
            if (PLAYED.contains(String.valueOf(sound))
                    && PLAYED_AS_THEY_ARE.contains(source.held().mediaType())) {
                return new Maker.NotNeeded(StepNote.of("原件可直接播放。", "Browsers play the original."));
            }
            how.addAll(List.of("-vn", "-c:a", "libmp3lame", "-b:a", "128k", "-ac", "2"));
            return converted(source, ffmpeg, how, "copy.mp3", "audio/mpeg", facts);
        }
        String pixels = facts.entrySet().stream()
                .filter(fact -> fact.getKey().endsWith(".pix_fmt"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
        boolean safe = picture.equals("h264") && pixels.equals("yuv420p");
        if (safe && (sound == null || sound.equals("aac") || sound.equals("mp3"))) {
            how.addAll(List.of("-c", "copy"));
        } else {
            how.addAll(List.of("-c:v", "libx264", "-preset", "veryfast", "-crf", "24", "-pix_fmt", "yuv420p"));
            how.addAll(List.of("-vf", "scale=-2:'min(480,trunc(ih/2)*2)'", "-threads", "1"));
            how.addAll(List.of("-c:a", "aac", "-b:a", "96k", "-ac", "2"));
        }
        how.addAll(List.of("-map", "0:v:0", "-map", "0:a:0?", "-movflags", "+faststart"));
        return converted(source, ffmpeg, how, "copy.mp4", "video/mp4", facts);
    }

    private static List<String> reading(Path recording) {
        // Only the file itself is opened, whatever a playlist inside it may name.
        return new ArrayList<>(List.of(
                "-nostdin",
                "-v",
                "error",
                "-protocol_whitelist",
                "file,pipe",
                "-i",
                "file:" + recording.toAbsolutePath()));
    }

    private static Maker.Making converted(
            Maker.Source source, Tool ffmpeg, List<String> how, String name, String type, Map<String, String> facts)
            throws IOException {
        Path target = source.desk().resolve(name);
        List<String> arguments = reading(source.path());
        arguments.addAll(how);
        arguments.addAll(List.of("-map_metadata", "-1", "-y", "file:" + target.toAbsolutePath()));
        Program.Ended ended = Outcome.run(ffmpeg, arguments, DEADLINE);
        if (!ended.well() || !Files.exists(target) || Files.size(target) == 0) {
            return Outcome.of(ffmpeg, ended, DEADLINE);
        }
        return new Maker.Made(target, type, seconds(facts));
    }

    private static ObjectNode seconds(Map<String, String> facts) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String duration = facts.getOrDefault("format.duration", "");
        if (duration.matches("\\d{1,9}(\\.\\d+)?")) {
            json.put("seconds", Double.parseDouble(duration));
        }
        return json;
    }

    private Maker.Making poster(Maker.Source source, Map<String, String> facts, Tool ffmpeg) throws IOException {
        if (codec(facts, "video") == null) {
            return new Maker.NotNeeded(StepNote.of("录音没有画面。", "There is no picture in it."));
        }
        Path target = source.desk().resolve("poster.jpg");
        // A tenth into it, because many films begin in black; then the most typical of a hundred pictures.
        double begin = Math.min(30, seconds(facts).path("seconds").asDouble(0) / 10);
        List<String> arguments = new ArrayList<>(List.of("-ss", Double.toString(begin)));
        arguments.addAll(reading(source.path()));
        arguments.addAll(List.of("-vf", "thumbnail,scale='min(960,iw)':-2", "-frames:v", "1", "-q:v", "4", "-y"));
        arguments.add("file:" + target.toAbsolutePath());
        Program.Ended ended = Outcome.run(ffmpeg, arguments, SHORT_DEADLINE);
        return ended.well() && Files.exists(target)
                ? new Maker.Made(target, "image/jpeg", JsonNodeFactory.instance.objectNode())
                : Outcome.of(ffmpeg, ended, SHORT_DEADLINE);
    }

    private Maker.Making waveform(Maker.Source source, Map<String, String> facts, Tool ffmpeg) throws IOException {
        if (codec(facts, "audio") == null) {
            return new Maker.NotNeeded(StepNote.of("录像没有声音。", "There is no sound in it."));
        }
        List<String> arguments = reading(source.path());
        arguments.addAll(List.of("-map", "0:a:0", "-ac", "1", "-ar", Integer.toString(Peaks.RATE), "-f", "s16le", "-"));
        Peaks peaks = new Peaks();
        Program.Ended ended = Outcome.checked(new Program(ffmpeg.command(arguments), Map.of(), DEADLINE).run(peaks));
        if (!ended.well() || peaks.samples() == 0) {
            return Outcome.of(ffmpeg, ended, DEADLINE);
        }
        Path target = source.desk().resolve("waveform.json");
        Files.writeString(target, peaks.json());
        return new Maker.Made(
                target,
                "application/json",
                JsonNodeFactory.instance.objectNode().put("seconds", peaks.seconds()));
    }
}
