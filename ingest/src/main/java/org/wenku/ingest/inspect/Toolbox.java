package org.wenku.ingest.inspect;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.settings.Key;
import org.wenku.archive.settings.Settings;

/** The programs beside the archive: looked for once, and again when asked, because one may be installed later. */
public final class Toolbox {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Pattern VERSION = Pattern.compile("(?:tesseract|version|LibreOffice)\\s+v?(\\S+)|vips-(\\S+)");

    private final String folders;

    private volatile Map<Tool.Kind, Found> found;

    private record Found(Tool tool, FileTime changed) {}

    private Toolbox(String folders) {
        this.folders = folders;
        this.found = Map.of();
    }

    /** Looks for every program now, in the folders of the path. */
    public static Toolbox probe() {
        return probe(System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    }

    /**
     * Looks for every program now.
     *
     * @param folders where, written as a path is
     */
    public static Toolbox probe(String folders) {
        Toolbox toolbox = new Toolbox(folders);
        toolbox.refresh();
        return toolbox;
    }

    /** Looks for every program now, where it is set that programs are looked for, else in the folders of the path. */
    public static Toolbox of(Settings settings) {
        return settings.given(Key.TOOLS_PATH).map(Toolbox::probe).orElseGet(Toolbox::probe);
    }

    /** A toolbox without any program, as on a machine where none is installed. */
    public static Toolbox empty() {
        return probe("");
    }

    /**
     * Looks again. Cheap: only a program that was not there before, or has changed, is asked for its version.
     *
     * @return those that were not there before
     */
    public synchronized Set<Tool.Kind> refresh() {
        Map<Tool.Kind, Found> before = found;
        Map<Tool.Kind, Found> now = new EnumMap<>(Tool.Kind.class);
        Set<Tool.Kind> appeared = EnumSet.noneOf(Tool.Kind.class);
        for (Tool.Kind kind : Tool.Kind.values()) {
            Found known = before.get(kind);
            Found seen = look(kind, known);
            now.put(kind, seen);
            if (seen.tool().isThere() && (known == null || !known.tool().isThere())) {
                appeared.add(kind);
            }
        }
        found = now;
        return appeared;
    }

    private Found look(Tool.Kind kind, @Nullable Found known) {
        Optional<Path> file = Program.find(kind.program(), folders);
        FileTime changed = file.map(Toolbox::changed).orElse(FileTime.fromMillis(0));
        if (known != null
                && known.changed().equals(changed)
                && Objects.equals(known.tool().where(), file.orElse(null))) {
            return known;
        }
        Tool there = new Tool(kind, "unknown", List.of(), file.orElse(null));
        String version = file.isEmpty() ? null : version(there);
        boolean reads = kind == Tool.Kind.TESSERACT && version != null;
        return new Found(
                new Tool(kind, version, reads ? languages(there) : List.of(), version == null ? null : there.where()),
                changed);
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    /** The program, there or not. */
    public Tool tool(Tool.Kind kind) {
        return requireNonNull(found.get(kind)).tool();
    }

    /** Every program, there or not. */
    public List<Tool> all() {
        return found.values().stream().map(Found::tool).toList();
    }

    private static @Nullable String version(Tool tool) {
        if (tool.kind() == Tool.Kind.SOFFICE && tool.where() != null) {
            Optional<String> written = officeVersion(tool.where());
            if (written.isPresent()) {
                return written.get();
            }
        }
        Program.@Nullable Ended ended = ask(tool.command(List.of(
                tool.kind() == Tool.Kind.FFMPEG || tool.kind() == Tool.Kind.FFPROBE ? "-version" : "--version")));
        if (ended == null || !ended.well()) {
            return null;
        }
        Matcher matcher = VERSION.matcher(ended.output() + ended.errors());
        if (!matcher.find()) {
            return "unknown";
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    /** LibreOffice takes seconds to say its version; it has written it down beside the program. */
    private static Optional<String> officeVersion(Path program) {
        try {
            Path versions = program.toRealPath().resolveSibling("versionrc");
            Optional<String> build = written(versions, "buildid=");
            return written(versions, "MsiProductVersion=")
                    .or(() -> written(versions.resolveSibling("bootstraprc"), "ProductKey=LibreOffice ")
                            .map(version -> version + build.map(" "::concat).orElse("")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> written(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(name.length()).strip())
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static List<String> languages(Tool tesseract) {
        Program.@Nullable Ended ended = ask(tesseract.command(List.of("--list-langs")));
        if (ended == null) {
            return List.of();
        }
        return Arrays.stream(ended.output().split("\\R"))
                .filter(line -> line.matches("[A-Za-z_]+(/[A-Za-z_]+)?"))
                .toList();
    }

    private static Program.@Nullable Ended ask(List<String> command) {
        try {
            return new Program(command, Map.of(), PATIENCE).run();
        } catch (IOException e) {
            // It stands on the path but does not run: for the archive it is not there.
            return null;
        }
    }
}
