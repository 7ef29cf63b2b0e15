package org.wenku.archive.storage.ocfl;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocfl.core.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The examination of a whole storage root: ocfl-java's own validator for each object, and nothing beside the objects. */
public final class OcflRootValidation {

    private final Path root;

    /** Will examine the root in the folder of a store. */
    public OcflRootValidation(Path directory) {
        root = directory.resolve("ocfl");
    }

    /** Fails on the first fault; returns the number of objects. */
    public int check() throws IOException {
        assertThat(root.resolve("0=ocfl_1.1")).exists();
        int objects = 0;
        for (Path child : children(root)) {
            if (Files.isDirectory(child) && !child.endsWith("extensions")) {
                objects += checkLayer(child);
            }
        }
        return objects;
    }

    private int checkLayer(Path folder) throws IOException {
        List<Path> children = children(folder);
        assertThat(children)
                .as("an empty folder in the root (E073): %s", folder)
                .isNotEmpty();
        if (children.stream().anyMatch(child -> child.getFileName().toString().startsWith("0="))) {
            assertThat(Validator.validateObject(folder, true).getErrors())
                    .as("%s", folder)
                    .isEmpty();
            return 1;
        }
        int objects = 0;
        for (Path child : children) {
            assertThat(child).isDirectory();
            objects += checkLayer(child);
        }
        return objects;
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }
}
