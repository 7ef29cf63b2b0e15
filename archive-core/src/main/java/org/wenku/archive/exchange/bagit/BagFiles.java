package org.wenku.archive.exchange.bagit;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files that lie in the folder of a bag, by their path in it. Links are noted and never followed. */
final class BagFiles {

    private static final int MOST = 1_100_000;

    private final Path folder;
    private final Map<String, Long> sizes = new LinkedHashMap<>();
    private @Nullable Map<String, String> normalised;
    private @Nullable Map<String, String> withoutCase;

    private BagFiles(Path folder) {
        this.folder = folder;
    }

    static BagFiles in(Path folder, BagNotes notes) throws IOException {
        BagFiles files = new BagFiles(folder);
        Files.walkFileTree(folder, files.new Visitor(notes));
        return files;
    }

    /** The files with their sizes in bytes; the slash separates folders. */
    Map<String, Long> sizes() {
        return sizes;
    }

    boolean has(String path) {
        return sizes.containsKey(path);
    }

    Path at(String path) {
        return folder.resolve(path);
    }

    /** The one file whose name is the same after normalisation to NFC. */
    Optional<String> inOtherNormalisation(String path) {
        Map<String, String> names = normalised;
        if (names == null) {
            names = index(BagFiles::normal);
            normalised = names;
        }
        return Optional.ofNullable(names.get(normal(path))).filter(name -> !name.isEmpty());
    }

    /** The one file whose name is the same but for case and normalisation. */
    Optional<String> inOtherCase(String path) {
        Map<String, String> names = withoutCase;
        if (names == null) {
            names = index(BagFiles::folded);
            withoutCase = names;
        }
        return Optional.ofNullable(names.get(folded(path))).filter(name -> !name.isEmpty());
    }

    /** Which file has a name of this form; empty where several have. */
    private Map<String, String> index(java.util.function.UnaryOperator<String> form) {
        Map<String, String> names = new HashMap<>();
        sizes.keySet().forEach(path -> names.merge(form.apply(path), path, (one, other) -> ""));
        return names;
    }

    /** Notes payload names that some file systems cannot tell apart. */
    void noteNearlyTheSame(BagNotes notes) {
        Set<String> seen = new HashSet<>();
        for (String path : sizes.keySet()) {
            if (path.startsWith(BagPath.PAYLOAD) && !seen.add(folded(path))) {
                notes.warning(BagNote.Kind.NEARLY_THE_SAME_NAME, "data", path);
            }
        }
    }

    private static String normal(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFC);
    }

    private static String folded(String path) {
        return normal(path.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final BagNotes notes;

        Visitor(BagNotes notes) {
            this.notes = notes;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = name(file);
            if (!attributes.isRegularFile()) {
                notes.fault(BagNote.Kind.LINK, path, path);
                return FileVisitResult.CONTINUE;
            }
            sizes.put(path, attributes.size());
            if (sizes.size() < MOST) {
                return FileVisitResult.CONTINUE;
            }
            notes.fault(BagNote.Kind.TOO_LARGE, "data", "> " + MOST);
            return FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            notes.fault(BagNote.Kind.UNREADABLE, name(file), String.valueOf(failure.getMessage()));
            return FileVisitResult.CONTINUE;
        }

        private String name(Path file) {
            return folder.relativize(file)
                    .toString()
                    .replace(file.getFileSystem().getSeparator(), "/");
        }
    }
}
