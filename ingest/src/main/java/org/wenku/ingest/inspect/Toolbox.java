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

    private static final Pattern VERSION =
            Pattern.compile("(?:tesseract|version|LibreOffice|veraPDF)\\s+v?(\\S+)|vips-(\\S+)");

    private final String folders;

    private final Path signatures;

    private volatile Map<Tool.Kind, Found> found;

    private record Found(Tool tool, FileTime changed) {}

    private Toolbox(String folders, Path signatures) {
        this.folders = folders;
        this.signatures = signatures;
        this.found = Map.of();
    }

    /** Looks for every program now, in the folders of the path. */
    public static Toolbox probe() {
        return probe(path());
    }

    /** The folders of the path. */
    private static String path() {
        return System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    }

    /**
     * Looks for every program now.
     *
     * @param folders where, written as a path is
     */
    public static Toolbox probe(String folders) {
        return probe(folders, DroidSignatures.usualFolder());
    }

    /**
     * Looks for every program now.
     *
     * @param folders where, written as a path is
     * @param signatures the folder in which the signature files of DROID lie
     */
    public static Toolbox probe(String folders, Path signatures) {
        Toolbox toolbox = new Toolbox(folders, signatures);
        toolbox.refresh();
        return toolbox;
    }

    /** Looks for every program now, where it is set that programs are looked for, else in the folders of the path. */
    public static Toolbox of(Settings settings) {
        return probe(
                settings.given(Key.TOOLS_PATH).orElseGet(Toolbox::path),
                settings.given(Key.DROID_SIGNATURES).map(Path::of).orElseGet(DroidSignatures::usualFolder));
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
        Optional<Path> file = kind.files().stream()
                .flatMap(name -> Program.find(name, folders).stream())
                .findFirst();
        if (kind == Tool.Kind.DROID && signatures().isEmpty()) {
            // Without them it can tell nothing.
            file = Optional.empty();
        }
        FileTime changed = file.map(found -> changed(kind, found)).orElse(FileTime.fromMillis(0));
        if (known != null
                && known.changed().equals(changed)
                && Objects.equals(known.tool().where(), file.orElse(null))) {
            return known;
        }
        Tool there = new Tool(kind, "unknown", List.of(), file.orElse(null));
        String version = file.isEmpty() ? null : version(there);
        return new Found(
                new Tool(
                        kind,
                        version,
                        version == null ? List.of() : knowledge(there),
                        version == null ? null : there.where()),
                changed);
    }

    private List<String> knowledge(Tool tool) {
        return switch (tool.kind()) {
            case TESSERACT -> languages(tool);
            case DROID -> signatures().stream().map(DroidSignatures::text).toList();
            default -> List.of();
        };
    }

    /** When a program became another; DROID does so with its signatures. */
    private FileTime changed(Tool.Kind kind, Path file) {
        return kind == Tool.Kind.DROID
                ? signatures().map(DroidSignatures::file).map(Toolbox::changed).orElseGet(() -> changed(file))
                : changed(file);
    }

    /** The newest signature files of DROID, if there are any. */
    public Optional<DroidSignatures> signatures() {
        return DroidSignatures.in(signatures);
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
        Optional<String> written = tool.where() == null ? Optional.empty() : written(tool.kind(), tool.where());
        if (written.isPresent()) {
            return written.get();
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

    /** What takes seconds to say its version has it written down beside the program. */
    private static Optional<String> written(Tool.Kind kind, Path program) {
        return switch (kind) {
            case SOFFICE -> officeVersion(program);
            case DROID -> jarVersion(program, "droid-command-line-");
            case VERAPDF -> jarVersion(program, "(?:cli|greenfield-apps)-");
            default -> Optional.empty();
        };
    }

    /** The version in the name of the jar that a script starts, beside it or one folder below. */
    private static Optional<String> jarVersion(Path script, String name) {
        Pattern jar = Pattern.compile(name + "(\\d[^/]*)\\.jar");
        try (Stream<Path> files = Files.walk(requireNonNull(script.toRealPath().getParent()), 2)) {
            return files.map(file -> jar.matcher(String.valueOf(file.getFileName())))
                    .filter(Matcher::matches)
                    .map(found -> found.group(1))
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** LibreOffice has written its version into a file. */
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
