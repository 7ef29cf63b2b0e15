package org.wenku;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The files of this project as they lie on the disk, for tests of the house itself. */
final class Checkout {

    static final Path ROOT = root();

    static final List<String> MODULES = List.of("archive-core", "ingest", "archive-web");

    private static final Set<String> NOT_OURS = Set.of("target", "data", "node_modules");
    private static final Set<String> HIDDEN_BUT_OURS = Set.of(".ci", ".mvn");

    private Checkout() {}

    /** Tests run in the folder of their module or, in an editor, in the root. */
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn"))) {
            Path above = folder.getParent();
            if (above == null) {
                throw new IllegalStateException(Path.of("").toAbsolutePath() + " is not inside the checkout");
            }
            folder = above;
        }
        return folder;
    }

    /** One folder of every module that has it, such as {@code target/classes}. */
    static List<Path> inEveryModule(String folder) {
        return MODULES.stream()
                .map(module -> ROOT.resolve(module).resolve(folder))
                .filter(Files::isDirectory)
                .toList();
    }

    /** Every file below the root that somebody wrote and whose path from the root is wanted. */
    static List<Path> files(Predicate<String> wanted) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return isOurs(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (wanted.test(named(file))) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static boolean isOurs(Path folder) {
        String name = folder.getFileName().toString();
        boolean hidden = name.startsWith(".") && !HIDDEN_BUT_OURS.contains(name);
        return folder.equals(ROOT) || (!hidden && !NOT_OURS.contains(name));
    }

    /** The path from the root, with forward slashes. */
    static String named(Path file) {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
