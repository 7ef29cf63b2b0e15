package org.wenku.ingest.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.storage.OriginalName;
import org.wenku.ingest.drop.FolderPlace;
import org.wenku.ingest.drop.Found;
import org.wenku.ingest.extract.Taken;

/**
 * What was taken out of a container, as things to be taken in. The child process that took it out is not believed: its
 * files are looked for by number in the one folder, and the paths that the container says only become names.
 */
final class Contents {

    /** What file managers leave behind; nobody gave it to the archive. */
    private static final Set<String> LITTER = Set.of(".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX");

    private static final int DEEPEST = 100;

    private final Path folder;
    private final List<Taken.Entry> entries;
    private final Map<Path, String> names = new HashMap<>();
    private final Set<Path> ended = new HashSet<>();

    Contents(Path folder, List<Taken.Entry> entries) {
        this.folder = folder;
        this.entries = entries;
    }

    /** Everything, in the order of the container; what cannot be taken in is among it with the reason. */
    List<Found> inOrder() throws IOException {
        Set<List<String>> holding = new HashSet<>();
        List<List<String>> paths = new ArrayList<>();
        for (Taken.Entry entry : entries) {
            List<String> path = parts(entry.path());
            paths.add(path);
            holding.add(path.subList(0, path.size() - 1));
        }
        Map<List<String>, FolderPlace> places = new HashMap<>();
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            List<String> path = paths.get(i);
            if (path.stream().noneMatch(LITTER::contains)) {
                found.add(found(entries.get(i), path, place(path.subList(0, path.size() - 1), holding, places)));
            }
        }
        return found;
    }

    private Found found(Taken.Entry entry, List<String> path, @Nullable FolderPlace place) throws IOException {
        String name = path.get(path.size() - 1);
        if (entry.file().isEmpty()) {
            // Under its own path, which leads nowhere, because the person is to see what it is called.
            Path shown = folder.resolve("-").resolve(Integer.toString(names.size()));
            names.put(shown, String.join("/", path));
            return new Found.Unfit(shown, UnpackSentences.of(entry, String.join("/", path)));
        }
        Path file = folder.resolve(entry.file());
        if (!entry.file().matches("[1-9]\\d{0,8}") || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("the child process named a file that it did not write: " + entry.file());
        }
        names.put(file, name);
        return new Found.Arrival(file, place, OriginalName.of(name), Files.size(file), List.of());
    }

    private static @Nullable FolderPlace place(
            List<String> path, Set<List<String>> holding, Map<List<String>, FolderPlace> places) {
        if (path.isEmpty()) {
            return null;
        }
        FolderPlace known = places.get(path);
        if (known == null) {
            known = new FolderPlace(
                    place(path.subList(0, path.size() - 1), holding, places),
                    OriginalName.of(path.get(path.size() - 1)),
                    holding.contains(path));
            places.put(path, known);
        }
        return known;
    }

    /** The parts of a path; those that would lead elsewhere are left out, and so are those too deep. */
    private static List<String> parts(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/")) {
            if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.add(part.replace('\0', '\ufffd'));
            }
        }
        if (parts.isEmpty()) {
            return List.of("\ufffd");
        }
        return parts.size() <= DEEPEST
                ? parts
                : new ArrayList<>(parts.subList(parts.size() - DEEPEST, parts.size()));
    }

    /** What a file was called in the container. */
    String nameOf(Path file) {
        return names.getOrDefault(file, String.valueOf(file.getFileName()));
    }

    /** Notes that one has ended; its bytes are in the store or stay in the container. */
    void ended(Path file) {
        ended.add(file);
    }

    long done() {
        return ended.size();
    }
}
