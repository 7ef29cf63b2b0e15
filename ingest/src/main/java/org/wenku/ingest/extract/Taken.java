package org.wenku.ingest.extract;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.wenku.archive.holding.InnerFile;

/** How taking a container apart ended. */
public sealed interface Taken {

    /** No container is taken apart that holds more files. */
    int MOST_FILES = 100_000;

    /**
     * A file in a container.
     *
     * @param number the name of its bytes in the target folder; 0 when it was not taken out
     * @param within the place in the container, from 1, of the message that it is attached to; 0 for none
     */
    record Entry(InnerFile file, int number, int within) {
        public Entry {
            requireNonNull(file, "file");
        }
    }

    /**
     * What is in it is in the target folder, or named.
     *
     * @param brokenOff why there may be more than is named; empty when that is all
     */
    record Apart(List<Entry> entries, String brokenOff) implements Taken {
        public Apart {
            entries = List.copyOf(entries);
            requireNonNull(brokenOff, "brokenOff");
        }
    }

    /** It is locked by a password as a whole. */
    record Locked(String cause) implements Taken {}

    /** It holds more than may be taken out. */
    record TooMuch(String cause) implements Taken {}

    /** It cannot be read, or nothing here reads its form. */
    record Unreadable(String cause) implements Taken {}

    /** It was given up because it was not wanted any more. */
    record GivenUp() implements Taken {}
}
