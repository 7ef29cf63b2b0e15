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
import org.wenku.archive.holding.InnerFile;
import org.wenku.archive.storage.OriginalName;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.drop.FolderContents;
import org.wenku.ingest.drop.FolderPlace;
import org.wenku.ingest.drop.Found;
import org.wenku.ingest.extract.Taken;

/**
 * What was taken out of a container, as things to be taken in. The child process that took it out is not believed: its
 * files are looked for by number in the one folder, and the paths that the container says only become names.
 */
final class TakenOut {

    /** A folder that a file manager of Apple puts beside what was given. */
    private static final String RESOURCES = "__MACOSX";

    /** What lies deeper stands in the folder at this depth. */
    private static final int DEEPEST = 100;

    private final String container;
    private final Path folder;
    private final List<InnerFile> files = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private final List<Integer> within = new ArrayList<>();
    private final Map<Path, Integer> ordinals = new HashMap<>();

    /**
     * What was taken out of a container.
     *
     * @param container what it is called
     * @param folder where the bytes are
     */
    TakenOut(String container, Path folder, List<Taken.Entry> entries) {
        this.container = container;
        this.folder = folder;
        for (Taken.Entry entry : entries) {
            boolean litter = isLitter(parts(entry.file().path()));
            files.add(litter ? entry.file().left(InnerFile.Problem.LITTER, null) : entry.file());
            numbers.add(litter ? 0 : entry.number());
            within.add(entry.within());
        }
    }

    /** The place of the message that this one is attached to, from 1; 0 for none. */
    int within(int ordinal) {
        return within.get(ordinal - 1);
    }

    /** How many of those that follow are attached to this one, or to what is attached to it. */
    int attachedTo(int ordinal) {
        int count = 0;
        while (ordinal + count < within.size() && within.get(ordinal + count) >= ordinal) {
            count++;
        }
        return count;
    }

    /** The path of its folder and its name; what is attached to a message lies where the message lies. */
    private List<String> path(int index) {
        List<String> path = parts(files.get(index).path());
        int message = index;
        while (within.get(message) > 0) {
            message = within.get(message) - 1;
        }
        if (message == index) {
            return path;
        }
        List<String> beside = new ArrayList<>(above(parts(files.get(message).path())));
        beside.add(path.get(path.size() - 1));
        return beside;
    }

    private static boolean isLitter(List<String> path) {
        return path.contains(RESOURCES) || FolderContents.isLitter(OriginalName.of(path.get(path.size() - 1)));
    }

    /** What stands in the container, with everything that is known against taking it in. */
    List<InnerFile> files() {
        return files;
    }

    /** Everything, in the order of the container; what cannot be taken in is among it with the reason. */
    List<Found> inOrder() throws IOException {
        Set<List<String>> holding = new HashSet<>();
        for (int i = 0; i < files.size(); i++) {
            if (numbers.get(i) > 0) {
                holding.add(above(path(i)));
            }
        }
        Map<List<String>, FolderPlace> places = new HashMap<>();
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Found each = found(i, holding, places);
            ordinals.put(each.path(), i + 1);
            found.add(each);
        }
        return found;
    }

    /** The place in the container, from 1, of what was found under this path. */
    int ordinal(Path path) {
        Integer ordinal = ordinals.get(path);
        if (ordinal == null) {
            throw new IllegalArgumentException("nothing of " + container + " was found at " + path);
        }
        return ordinal;
    }

    private Found found(int index, Set<List<String>> holding, Map<List<String>, FolderPlace> places)
            throws IOException {
        InnerFile inner = files.get(index);
        Found.InCare care = Found.InCare.takenFrom(container + "/" + inner.path());
        InnerFile.Problem problem = inner.problem();
        if (problem != null) {
            Sentence because = UnpackSentences.of(problem, inner.cause());
            // Under a path that leads nowhere, so that each has its own.
            return new Found.Unfit(folder.resolve("-").resolve(Integer.toString(index + 1)), because, care);
        }
        Path file = folder.resolve(Integer.toString(numbers.get(index)));
        if (numbers.get(index) == 0 || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("the child process named a file that it did not write: " + inner.path());
        }
        List<String> path = path(index);
        return new Found.Arrival(
                file,
                place(above(path), holding, places),
                OriginalName.of(path.get(path.size() - 1)),
                Files.size(file),
                List.of(),
                care);
    }

    private static List<String> above(List<String> path) {
        return path.subList(0, path.size() - 1);
    }

    private static @Nullable FolderPlace place(
            List<String> path, Set<List<String>> holding, Map<List<String>, FolderPlace> places) {
        if (path.isEmpty()) {
            return null;
        }
        FolderPlace known = places.get(path);
        if (known == null) {
            known = new FolderPlace(
                    place(above(path), holding, places),
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
                parts.add(part);
            }
        }
        if (parts.isEmpty()) {
            return List.of("\ufffd");
        }
        if (parts.size() > DEEPEST) {
            List<String> shorter = new ArrayList<>(parts.subList(0, DEEPEST - 1));
            shorter.add(parts.get(parts.size() - 1));
            return shorter;
        }
        return parts;
    }
}
