package org.wenku.archive.storage.ocfl;

import static java.util.Objects.requireNonNull;

import io.ocfl.core.model.Inventory;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wenku.archive.storage.ObjectId;
import org.wenku.archive.storage.StorageFault;

/**
 * Puts objects right whose change was cut short. Version folders are complete before they are moved in, so the newest one
 * is the truth, and the inventory of the object is made to agree with it.
 */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final Pattern VERSION = Pattern.compile("v[1-9][0-9]{0,8}");

    private final OcflRoot root;
    private final Durability durability;

    Recovery(OcflRoot root, Durability durability) {
        this.root = root;
        this.durability = durability;
    }

    /**
     * Makes the object whole, or its place empty.
     *
     * @param scratch a folder that does not exist, on the file system of the root
     */
    void restore(ObjectId object, Path scratch) throws IOException {
        Path folder = root.folder(object);
        if (Files.notExists(folder)) {
            removeEmptyFoldersUpwards(requireNonNull(folder.getParent()));
            return;
        }
        Optional<Path> newest = newestVersion(object, folder);
        if (newest.isPresent() && !agrees(folder, newest.get())) {
            LOG.warn(
                    "{} was being changed when the archive stopped; its inventory is restored from {}",
                    object,
                    newest.get());
            restoreInventory(folder, newest.get(), scratch);
        }
    }

    // OCFL 1.1, section 4.2: a storage root has no empty folders (E073).
    private void removeEmptyFoldersUpwards(Path from) throws IOException {
        for (Path folder = from; !folder.equals(root.path()); folder = requireNonNull(folder.getParent())) {
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }

    private Optional<Path> newestVersion(ObjectId object, Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> VERSION.matcher(name(child)).matches())
                    .sorted(Comparator.comparingInt(Recovery::number).reversed())
                    .filter(version -> isSound(object, version))
                    .findFirst();
        }
    }

    private boolean isSound(ObjectId object, Path version) {
        try {
            Inventory inventory = root.soundInventory(object, version);
            return inventory.getHead().toString().equals(name(version));
        } catch (StorageFault e) {
            return false;
        }
    }

    private static boolean agrees(Path folder, Path version) throws IOException {
        for (String name : List.of(OcflRoot.INVENTORY, OcflRoot.SIDECAR)) {
            Path own = folder.resolve(name);
            if (Files.notExists(own) || Files.mismatch(own, version.resolve(name)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private void restoreInventory(Path folder, Path version, Path scratch) throws IOException {
        Files.createDirectory(scratch);
        for (String name : List.of(OcflRoot.INVENTORY, OcflRoot.SIDECAR)) {
            Path copy = Files.copy(version.resolve(name), scratch.resolve(name));
            durability.forceAll(List.of(copy));
            Durability.rename(copy, folder.resolve(name));
        }
        Files.delete(scratch);
        durability.forceAll(List.of(folder));
    }

    private static int number(Path version) {
        return Integer.parseInt(name(version).substring(1));
    }

    private static String name(Path path) {
        return requireNonNull(path.getFileName()).toString();
    }
}
