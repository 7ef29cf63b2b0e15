package org.wenku.ingest.inspect;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of DROID over some files together, in a process of its own: because its start takes seconds, and a file
 * milliseconds.
 *
 * @param tool DROID
 * @param signatures what it knows formats by
 * @param start how long its start may take; what it reads is given time beyond that
 */
public record DroidRun(Tool tool, DroidSignatures signatures, Duration start) {

    private static final Duration START = Duration.ofSeconds(90);
    private static final String HUNG = "stopped at the deadline, with all it had started";
    private static final long BYTES_A_SECOND = 4L << 20;

    /** An identifier of PRONOM, such as {@code fmt/18} or {@code x-fmt/430}. */
    private static final Pattern PUID = Pattern.compile("(?:x-)?(?:fmt|sfw|chr)/\\d{1,6}");

    public DroidRun {
        requireNonNull(tool, "tool");
        requireNonNull(signatures, "signatures");
        requireNonNull(start, "start");
    }

    /** DROID with its signatures, if both are there. */
    public static Optional<DroidRun> of(Toolbox toolbox) {
        Tool droid = toolbox.tool(Tool.Kind.DROID);
        return droid.isThere()
                ? toolbox.signatures().map(signatures -> new DroidRun(droid, signatures, START))
                : Optional.empty();
    }

    /**
     * A file to be identified.
     *
     * @param name its original name, because its end is a hint
     */
    public record Subject(Path path, String name) {}

    /** It did not come to an end. */
    public static final class Broken extends IOException {
        private static final long serialVersionUID = 1L;

        Broken(String cause) {
            super(cause);
        }
    }

    /**
     * What DROID says of these files, in their order: the identifiers of each; none of what it does not know.
     *
     * @param desk an empty folder
     * @throws Broken when DROID did not come to an end, in its own words
     */
    public List<List<String>> identify(List<Subject> subjects, Path desk) throws IOException {
        Path drop = Files.createDirectory(desk.resolve("drop"));
        Map<String, Set<Integer>> places = new HashMap<>();
        long bytes = 0;
        for (int i = 0; i < subjects.size(); i++) {
            Path real = subjects.get(i).path().toRealPath();
            Path link = Files.createSymbolicLink(
                    drop.resolve("%04d%s".formatted(i, ending(subjects.get(i).name()))), real);
            // It names what a link leads to, which may be the same for two.
            for (Path name : List.of(
                    link.toAbsolutePath(), drop.toRealPath().resolve(requireNonNull(link.getFileName())), real)) {
                places.computeIfAbsent(name.toString(), none -> new LinkedHashSet<>())
                        .add(i);
            }
            bytes += Files.size(real);
        }
        Program.Ended ended = new Program(
                        tool.command(arguments(drop)), environment(desk), start.plusSeconds(bytes / BYTES_A_SECOND))
                .run();
        List<List<String>> found = read(ended.output(), places, subjects.size());
        if (!ended.well() || found.stream().anyMatch(List::isEmpty)) {
            throw new Broken(ended.status() == -1 ? HUNG : words(ended.errors() + "\n" + ended.output()));
        }
        return found.stream()
                .map(said ->
                        said.stream().filter(each -> !each.isEmpty()).distinct().toList())
                .toList();
    }

    private List<String> arguments(Path drop) {
        List<String> arguments = new ArrayList<>(List.of(
                "-R",
                "-Nr",
                drop.toAbsolutePath().toString(),
                "-Ns",
                signatures.file().toString()));
        Path container = signatures.container();
        if (container != null) {
            arguments.addAll(List.of("-Nc", container.toString()));
        }
        return arguments;
    }

    /** It writes logs and settings, which it shall do where we clear away. */
    private static Map<String, String> environment(Path desk) {
        String own = desk.resolve("own").toAbsolutePath().toString();
        return Map.of(
                "JAVA_TOOL_OPTIONS",
                "-Xmx768m -XX:+UseSerialGC -DdroidUserDir=" + own + " -DdroidTempDir=" + own + " -DdroidLogDir=" + own
                        + " -Duser.home=" + own);
    }

    /**
     * The answers, one line for each file and format: the path, a comma, and the identifier or a word such as Unknown. For
     * a file that was answered for at all there is at least an empty word.
     */
    static List<List<String>> read(String output, Map<String, Set<Integer>> places, int count) {
        Map<Integer, List<String>> said = new LinkedHashMap<>();
        for (String line : output.lines().toList()) {
            String plain = line.replace("\"", "");
            int comma = plain.lastIndexOf(',');
            Matcher puid = PUID.matcher(plain.substring(comma + 1).strip());
            for (int place : comma < 0 ? Set.<Integer>of() : places.getOrDefault(plain.substring(0, comma), Set.of())) {
                said.computeIfAbsent(place, unknown -> new ArrayList<>()).add(puid.matches() ? puid.group() : "");
            }
        }
        List<List<String>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(said.getOrDefault(i, List.of()));
        }
        return all;
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        String end = dot < 0 ? "" : name.substring(dot);
        return end.matches("\\.[A-Za-z0-9]{1,8}") ? end : "";
    }

    private static String words(String said) {
        String plain = said.replaceAll("Picked up JAVA_TOOL_OPTIONS[^\\n]*", "").strip();
        return plain.length() > 600 ? "…" + plain.substring(plain.length() - 600) : plain;
    }
}
