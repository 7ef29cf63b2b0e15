package org.wenku.ingest.inspect;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The programs beside the archive: looked for once, and again when asked, because one may be installed later. */
public final class Toolbox {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Pattern VERSION = Pattern.compile("(?:tesseract|version)\\s+v?(\\S+)");

    private volatile Map<Tool.Kind, Tool> tools;

    private Toolbox(Map<Tool.Kind, Tool> tools) {
        this.tools = tools;
    }

    /** Looks for every program now. */
    public static Toolbox probe() {
        return new Toolbox(found());
    }

    /** A toolbox without any program, as on a machine where none is installed. */
    public static Toolbox empty() {
        Map<Tool.Kind, Tool> none = new EnumMap<>(Tool.Kind.class);
        for (Tool.Kind kind : Tool.Kind.values()) {
            none.put(kind, new Tool(kind, null, List.of()));
        }
        return new Toolbox(none);
    }

    /** Looks again. */
    public void refresh() {
        tools = found();
    }

    /** The program, there or not. */
    public Tool tool(Tool.Kind kind) {
        return requireNonNull(tools.get(kind));
    }

    /** Every program, there or not. */
    public List<Tool> all() {
        return List.copyOf(tools.values());
    }

    private static Map<Tool.Kind, Tool> found() {
        Map<Tool.Kind, Tool> found = new EnumMap<>(Tool.Kind.class);
        for (Tool.Kind kind : Tool.Kind.values()) {
            String version = version(kind);
            boolean reads = kind == Tool.Kind.TESSERACT && version != null;
            found.put(kind, new Tool(kind, version, reads ? languages() : List.of()));
        }
        return found;
    }

    private static @Nullable String version(Tool.Kind kind) {
        if (Program.find(kind.program()).isEmpty()) {
            return null;
        }
        Program.@Nullable Ended ended =
                ask(List.of(kind.program(), kind == Tool.Kind.TESSERACT ? "--version" : "-version"));
        if (ended == null || !ended.well()) {
            return null;
        }
        Matcher matcher = VERSION.matcher(ended.output() + ended.errors());
        return matcher.find() ? matcher.group(1) : "unknown";
    }

    private static List<String> languages() {
        Program.@Nullable Ended ended = ask(List.of(Tool.Kind.TESSERACT.program(), "--list-langs"));
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
