package org.wenku.archive.storage.ocfl;

import io.ocfl.api.DigestAlgorithmRegistry;
import io.ocfl.api.OcflConfig;
import io.ocfl.api.OcflRepository;
import io.ocfl.api.exception.OcflJavaException;
import io.ocfl.api.model.OcflVersion;
import io.ocfl.core.OcflRepositoryBuilder;
import io.ocfl.core.extension.storage.layout.config.HashedNTupleLayoutConfig;
import io.ocfl.core.inventory.InventoryMapper;
import io.ocfl.core.inventory.SidecarMapper;
import io.ocfl.core.model.Inventory;
import io.ocfl.core.storage.OcflStorage;
import io.ocfl.core.storage.OcflStorageBuilder;
import io.ocfl.core.storage.filesystem.FileSystemOcflObjectRootDirIterator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.wenku.archive.storage.ObjectId;
import org.wenku.archive.storage.StorageFault;

/**
 * The OCFL storage root: where each object lies and what its inventory says. Reads only; nothing is cached, because the
 * writer replaces inventories beside it.
 */
final class OcflRoot {

    static final String INVENTORY = "inventory.json";
    static final String SIDECAR = "inventory.json.sha512";

    /** The declaration of an object's root (OCFL 1.1, section 3.2). */
    static final String DECLARATION = "0=ocfl_object_1.1";

    // One level of 4,096 folders: at a million objects 244 to a folder, and hardly any folder is made for one object
    // only, which every level more would mean two inodes and a wait for the disk more per object.
    private static final int TUPLE_SIZE = 3;
    private static final int TUPLES = 1;

    private final Path path;
    private final OcflStorage layout;
    private final InventoryMapper inventories = InventoryMapper.defaultMapper();

    private OcflRoot(Path path, OcflStorage layout) {
        this.path = path;
        this.layout = layout;
    }

    /** What is written into inventories of new objects. */
    static OcflConfig config() {
        return new OcflConfig()
                .setOcflVersion(OcflVersion.OCFL_1_1)
                .setDefaultDigestAlgorithm(DigestAlgorithmRegistry.sha512);
    }

    /**
     * Opens the root at the path, making a new one where there is none.
     *
     * @param scratch an empty folder on the same file system
     */
    static OcflRoot open(Path path, Path scratch, Durability durability) throws IOException {
        if (Files.notExists(path)) {
            // Assembled elsewhere, because half a root would be refused at the next start.
            Path fresh = Files.createDirectories(scratch.resolve("root"));
            repository(fresh, scratch).close();
            durability.forceTree(fresh);
            Durability.rename(fresh, path);
            durability.forceAll(List.of(path.getParent()));
        }
        OcflStorage storage = OcflStorageBuilder.builder().fileSystem(path).build();
        new OcflRepositoryBuilder()
                .storage(storage)
                .workDir(scratch)
                .inventoryCache(null)
                .ocflConfig(config())
                .build();
        return new OcflRoot(path, storage);
    }

    private static OcflRepository repository(Path root, Path scratch) {
        return new OcflRepositoryBuilder()
                .storage(storage -> storage.fileSystem(root))
                .defaultLayoutConfig(
                        new HashedNTupleLayoutConfig().setTupleSize(TUPLE_SIZE).setNumberOfTuples(TUPLES))
                .workDir(scratch)
                .ocflConfig(config())
                .build();
    }

    Path path() {
        return path;
    }

    /** The path of an object relative to the root, as inventories of ocfl-java know it. */
    String relative(ObjectId object) {
        return layout.objectRootPath(object.urn());
    }

    /** The folder of an object, whether or not it is there. */
    Path folder(ObjectId object) {
        return path.resolve(relative(object));
    }

    /** The newest inventory of an object, compared with its sidecar; empty if there is no such object. */
    Optional<Inventory> inventory(ObjectId object) {
        Path folder = folder(object);
        if (Files.notExists(folder)) {
            return Optional.empty();
        }
        return Optional.of(soundInventory(object, folder));
    }

    /**
     * The inventory in a folder of an object.
     *
     * @param folder the root of the object or of one of its versions
     */
    Inventory soundInventory(ObjectId object, Path folder) {
        try {
            Inventory inventory =
                    inventories.read(relative(object), DigestAlgorithmRegistry.sha512, folder.resolve(INVENTORY));
            String expected = SidecarMapper.readDigestRequired(folder.resolve(SIDECAR));
            if (!expected.equalsIgnoreCase(inventory.getInventoryDigest())) {
                throw new StorageFault(
                        folder.resolve(INVENTORY) + " has SHA-512 " + inventory.getInventoryDigest()
                                + ", its sidecar says " + expected,
                        null);
            }
            return inventory;
        } catch (OcflJavaException e) {
            throw StorageFault.of("reading the inventory of " + object, e);
        }
    }

    /** All objects; one whose inventory does not tell its name is left out by giving it to the consumer instead. */
    Stream<ObjectId> objects(Consumer<Path> unnamed) {
        var folders = new FileSystemOcflObjectRootDirIterator(path);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(folders, 0), false)
                .onClose(folders::close)
                .map(path::resolve)
                .flatMap(folder -> {
                    Optional<ObjectId> object = nameOf(folder);
                    if (object.isEmpty()) {
                        unnamed.accept(folder);
                    }
                    return object.stream();
                });
    }

    private static Optional<ObjectId> nameOf(Path folder) {
        try {
            return InventoryName.in(folder.resolve(INVENTORY)).flatMap(ObjectId::named);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
