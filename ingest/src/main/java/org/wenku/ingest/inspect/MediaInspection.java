package org.wenku.ingest.inspect;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Term;

/** What ffprobe finds out about a recording. */
public sealed interface MediaInspection {

    /** The statements that follow; none unless something was found. */
    default List<Statement> statements() {
        return List.of();
    }

    /**
     * The facts.
     *
     * @param facts as ffprobe names them, such as {@code format.duration} or {@code streams.stream.0.codec_name}
     * @param version of ffprobe
     */
    record Found(Map<String, String> facts, String version) implements MediaInspection {

        public Found {
            facts = Map.copyOf(requireNonNull(facts, "facts"));
            requireNonNull(version, "version");
        }

        /** How long the recording is, if it says so. */
        public Optional<Duration> duration() {
            return Optional.ofNullable(facts.get("format.duration"))
                    .filter(text -> text.matches("\\d{1,9}(\\.\\d+)?"))
                    .map(text -> Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000)));
        }

        /** Width and height of the first moving picture in pixels, as {@code 1280 × 720 px}. */
        public Optional<String> picture() {
            return facts.keySet().stream()
                    .sorted()
                    .filter(key -> key.endsWith(".width") && facts.containsKey(key.replace(".width", ".height")))
                    .map(key -> facts.get(key) + " × " + facts.get(key.replace(".width", ".height")) + " px")
                    .findFirst();
        }

        @Override
        public List<Statement> statements() {
            List<Statement> said = new ArrayList<>();
            duration()
                    .filter(time -> !time.isZero())
                    .ifPresent(time -> said.add(extent(clock(time), "format.duration")));
            picture().ifPresent(size -> said.add(extent(size, "width, height")));
            return said;
        }

        private Statement extent(String value, String field) {
            return Statement.of(Term.EXTENT, value, null, Origin.derived("ffprobe", version, field));
        }

        private static String clock(Duration time) {
            long seconds = Math.max(1, Math.round(time.toMillis() / 1000.0));
            return "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
        }
    }

    /** ffprobe is not installed. */
    record Unavailable(Tool tool) implements MediaInspection {

        public Unavailable {
            requireNonNull(tool, "tool");
        }
    }

    /**
     * ffprobe could not make anything of the file.
     *
     * @param cause what it said, for the log
     */
    record Failed(String cause) implements MediaInspection {

        public Failed {
            requireNonNull(cause, "cause");
        }
    }

    /** Whether files of this type are recordings. */
    static boolean concerns(String mediaType) {
        return mediaType.startsWith("audio/") || mediaType.startsWith("video/");
    }

    /** Asks ffprobe about a recording; at most 20 seconds. */
    static MediaInspection of(Path recording, Toolbox toolbox) {
        Tool ffprobe = toolbox.tool(Tool.Kind.FFPROBE);
        Optional<String> version = ffprobe.versionIfThere();
        if (version.isEmpty()) {
            return new Unavailable(ffprobe);
        }
        try {
            Program.Ended ended =
                    new Program(ffprobe.command(arguments(recording)), Map.of(), Duration.ofSeconds(20)).run();
            Map<String, String> facts = facts(ended.output());
            return ended.well() && !facts.isEmpty() ? new Found(facts, version.get()) : new Failed(cause(ended));
        } catch (IOException e) {
            return new Failed(String.valueOf(e.getMessage()));
        }
    }

    // Only the file itself is opened, whatever a playlist inside it may name.
    private static List<String> arguments(Path recording) {
        return List.of(
                "-v",
                "error",
                "-protocol_whitelist",
                "file",
                "-show_format",
                "-show_streams",
                "-of",
                "flat",
                "file:" + recording.toAbsolutePath());
    }

    private static Map<String, String> facts(String output) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (String line : output.lines().toList()) {
            int equals = line.indexOf('=');
            String key = equals < 0 ? "" : line.substring(0, equals);
            if (facts.size() < 500 && !key.isEmpty() && !key.equals("format.filename")) {
                facts.put(key, line.substring(equals + 1).replaceAll("^\"|\"$", ""));
            }
        }
        return facts;
    }

    private static String cause(Program.Ended ended) {
        String said = ended.errors().strip().replaceAll("\\s+", " ");
        String shown = said.length() > 300 ? said.substring(0, 300) : said;
        return ended.status() == -1 ? "stopped at the deadline" : "exit status " + ended.status() + " " + shown;
    }
}
