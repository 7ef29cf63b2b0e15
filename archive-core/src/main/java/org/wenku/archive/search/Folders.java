package org.wenku.archive.search;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The folders of the generations, and the marker that says which one is in use. */
final class Folders {
    private static final String MARKER = "current";
    private static final String PREFIX = "generation-";

    /**
     * @param generation folder in use
     * @param schema what {@link Fields#SCHEMA} was when it was made
     * @param whole whether it ever held all of the catalogue
     */
    record Marker(String generation, String schema, boolean whole) {}

    private final Path root;

    Folders(Path root) throws IOException {
        this.root = Files.createDirectories(root);
    }

    Path of(String generation) {
        return root.resolve(generation);
    }

    /** The name of a generation that does not exist yet. */
    String fresh() throws IOException {
        try (Stream<Path> all = Files.list(root)) {
            long last = all.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches(PREFIX + "\\d{1,9}"))
                    .mapToLong(name -> Long.parseLong(name.substring(PREFIX.length())))
                    .max()
                    .orElse(0);
            return PREFIX + (last + 1);
        }
    }

    /** What the marker says, if it is there, readable, of this schema, and its folder exists. */
    Optional<Marker> current() throws IOException {
        Path file = root.resolve(MARKER);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Properties read = new Properties();
        read.load(new StringReader(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
        Marker marker = new Marker(
                read.getProperty("generation", ""),
                read.getProperty("schema", ""),
                Boolean.parseBoolean(read.getProperty("whole")));
        boolean usable = marker.schema().equals(Fields.SCHEMA)
                && marker.generation().startsWith(PREFIX)
                && Files.isDirectory(of(marker.generation()));
        return usable ? Optional.of(marker) : Optional.empty();
    }

    /** Switches at one stroke: written beside, flushed, renamed over, and the folder flushed. */
    void use(Marker marker) throws IOException {
        String text = "generation=" + marker.generation() + "\nschema=" + marker.schema() + "\nwhole=" + marker.whole()
                + "\n";
        Path beside = root.resolve(MARKER + ".new");
        Files.writeString(beside, text);
        flush(beside, StandardOpenOption.WRITE);
        Files.move(beside, root.resolve(MARKER), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        flush(root, StandardOpenOption.READ);
    }

    /** Removes every generation but one: half-built ones of a killed process, old ones that could not be removed. */
    void sweep(String kept) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(root, PREFIX + "*")) {
            for (Path each : all) {
                if (!each.getFileName().toString().equals(kept)) {
                    remove(each);
                }
            }
        }
    }

    static void remove(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> all = Files.walk(folder)) {
            paths = all.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
    }

    private static void flush(Path path, StandardOpenOption mode) throws IOException {
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }
}
