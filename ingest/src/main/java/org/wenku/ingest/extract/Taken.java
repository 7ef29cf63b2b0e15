package org.wenku.ingest.extract;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** How taking a container apart ended. */
public sealed interface Taken {

    /**
     * Something in a container.
     *
     * @param path its path as the container has it, parts divided by {@code /}; only said, and never to be used as a path
     * @param file the name of its file in the target folder; empty when it was not taken out
     * @param problem why it was not taken out; empty when it was
     */
    record Entry(String path, String file, String problem) {
        public Entry {
            requireNonNull(path, "path");
            requireNonNull(file, "file");
            requireNonNull(problem, "problem");
        }
    }

    /** Everything is on the shelf or named. */
    record Apart(List<Entry> entries) implements Taken {
        public Apart {
            entries = List.copyOf(entries);
        }
    }

    /** It is locked by a password. */
    record Locked(String cause) implements Taken {}

    /** It holds more than may be taken out. */
    record TooMuch(String cause) implements Taken {}

    /** It cannot be read, or nothing here reads its form. */
    record Unreadable(String cause) implements Taken {}
}
