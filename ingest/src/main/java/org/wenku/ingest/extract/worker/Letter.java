package org.wenku.ingest.extract.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A message on its way out of a container: it is put down whole, and after it what is attached to it. */
final class Letter {

    /** In a message deeper than this nothing more is looked for. */
    static final int DEEPEST = 16;

    private Letter() {}

    /**
     * Puts a message down, and within it what is attached to it.
     *
     * @param around the message that this one is attached to; {@link Around#NOTHING} for none
     * @param path its path in the container
     */
    static void put(Inventory inventory, Around around, String path, Inventory.Source source) throws Exception {
        // In a file of its own, because it is read twice: as a whole, and for what is attached.
        Path file = Files.createTempFile("letter", ".eml");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                source.to(out);
            }
            int ordinal = inventory.put(
                    new Inner(path, Files.size(file), "", -1, around.ordinal()), out -> Files.copy(file, out));
            if (around.depth() < DEEPEST) {
                attached(inventory, new Around(ordinal, path + "/", around.depth() + 1), file);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** What cannot be read in one message does not keep those after it from being read. */
    private static void attached(Inventory inventory, Around message, Path file) throws IOException {
        try {
            new MessageOpening(message).open(file, inventory);
        } catch (Inventory.Full e) {
            throw e;
        } catch (Exception e) {
            String cause = Reading.End.of(e, file.toString()).cause();
            inventory.leave(new Inner(message.path() + "…", -1, "", -1, message.ordinal()), "DAMAGED", cause);
        }
    }

    /**
     * The message around something.
     *
     * @param ordinal its place in the container, from 1; 0 for the container itself
     * @param path what the paths in it begin with
     * @param depth how many messages stand around
     */
    record Around(int ordinal, String path, int depth) {
        static final Around NOTHING = new Around(0, "", 0);
    }
}
