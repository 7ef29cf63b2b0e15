package org.wenku.archive.storage.ocfl;

import static java.util.Objects.requireNonNull;

import io.ocfl.api.DigestAlgorithmRegistry;
import io.ocfl.api.OcflOption;
import io.ocfl.api.model.VersionInfo;
import io.ocfl.core.inventory.InventoryMapper;
import io.ocfl.core.inventory.InventoryUpdater;
import io.ocfl.core.model.Inventory;
import io.ocfl.core.path.ContentPathMapper;
import io.ocfl.core.path.constraint.ContentPathConstraints;
import io.ocfl.core.validation.InventoryValidator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.storage.Deposit;
import org.wenku.archive.storage.Put;

/**
 * One version of one object, assembled beside the storage root and moved into it complete.
 *
 * <p>Staged files that are to be moved are taken by a second link and lose their first only after success, so that a
 * failure leaves them where they were.
 */
final class StagedVersion {

    private static final ContentPaths PATHS = ContentPaths.ofThisMachine();
    private static final InventoryMapper INVENTORIES = InventoryMapper.defaultMapper();

    private final OcflRoot root;
    private final Put put;
    private final Path folder;
    private final @Nullable Inventory before;

    private final Set<Path> written = new LinkedHashSet<>();
    private final Set<Path> parts = new LinkedHashSet<>();
    private @Nullable Inventory inventory;

    /** The content of one deposit with its digests, and where in the folder it lies unless it is in memory. */
    private record Received(
            Deposit deposit, Digests digests, @Nullable Path part) {}

    /**
     * @param folder a folder that does not exist, on the file system of the root. It becomes the folder of a new object
     *     itself: deleting one folder for each object would slow down every file made in the next seconds, because ext4
     *     passes over the inodes deleted last one by one
     * @param before the newest inventory of the object; null if this is its first version
     */
    StagedVersion(OcflRoot root, Put put, Path folder, @Nullable Inventory before) {
        this.root = root;
        this.put = put;
        this.folder = folder;
        this.before = before;
    }

    /** Assembles the version. Nothing is forced to the disk and the root is not touched. */
    void assemble() throws IOException {
        List<Received> received = new ArrayList<>(put.deposits().size());
        for (Deposit deposit : put.deposits()) {
            received.add(receive(deposit));
        }
        if (!isAlreadyStored(received)) {
            place(received);
        }
    }

    /** Whether there is a new version to install; without one the object already holds all that was put. */
    boolean isNew() {
        return inventory != null;
    }

    /** The newest inventory of the object, once this version is installed. */
    Inventory inventory() {
        return inventory != null ? inventory : requireNonNull(before);
    }

    /** The files and folders that must be on stable storage before {@link #install}. */
    Set<Path> written() {
        return written;
    }

    /**
     * Moves the version into the root. A first version appears in one step; a later one in three, hidden from readers by
     * the lock and mended by {@link Recovery} after a crash.
     */
    void install(ReadWriteLock replacing) throws IOException {
        // A first version shares the lock, only so that its layer is not removed as empty before it is there.
        Lock lock = before == null ? replacing.readLock() : replacing.writeLock();
        lock.lock();
        try {
            if (before == null) {
                Files.createDirectories(requireNonNull(objectFolder().getParent()));
                Durability.rename(folder, objectFolder());
            } else {
                addVersion(inventory().getHead().toString());
            }
        } finally {
            lock.unlock();
        }
    }

    private void addVersion(String head) throws IOException {
        for (String part : List.of(head, OcflRoot.INVENTORY, OcflRoot.SIDECAR)) {
            Durability.rename(folder.resolve(part), objectFolder().resolve(part));
        }
    }

    /** Throws away what has not found its place. */
    void discard() throws IOException {
        for (Path part : parts) {
            Files.deleteIfExists(part);
        }
        Workspace.deleteTree(folder);
    }

    /** The staged files that were to be moved and can go after success. */
    List<Path> takenOver() {
        return put.deposits().stream()
                .map(Deposit::source)
                .flatMap(source -> source instanceof Deposit.Staged staged && staged.move()
                        ? Stream.of(staged.file())
                        : Stream.empty())
                .toList();
    }

    private Received receive(Deposit deposit) throws IOException {
        if (deposit.source() instanceof Deposit.Bytes bytes) {
            Digests digests = Digests.of(bytes.content()).asPromised(put.object(), deposit);
            return new Received(deposit, digests, null);
        }
        Deposit.Staged staged = (Deposit.Staged) deposit.source();
        Path part = folder.resolveSibling(requireNonNull(folder.getFileName()) + "-part-" + parts.size());
        parts.add(part);
        boolean linked = staged.move() && link(staged.file(), part);
        if (!linked) {
            Digests digests = Digests.copying(staged.file(), part).asPromised(put.object(), deposit);
            return new Received(deposit, digests, part);
        }
        if (deposit.sha256() != null && deposit.sha512() != null) {
            return new Received(deposit, new Digests(deposit.sha512(), deposit.sha256()), part);
        }
        return new Received(deposit, Digests.of(part).asPromised(put.object(), deposit), part);
    }

    // False where the file system has no second links, or the file lies on another one: then it is copied.
    private static boolean link(Path file, Path part) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            Files.createLink(part, file);
            return true;
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            return false;
        }
    }

    private boolean isAlreadyStored(List<Received> received) {
        if (before == null) {
            return false;
        }
        return received.stream()
                .allMatch(one -> one.digests()
                        .sha512()
                        .equals(before.getHeadVersion().getFileId(one.deposit().logicalPath())));
    }

    private void place(List<Received> received) throws IOException {
        Inventory previous = before != null
                ? before
                : Inventory.stubInventory(put.object().urn(), OcflRoot.config(), root.relative(put.object()));
        InventoryUpdater updater = InventoryUpdater.builder()
                .contentPathMapperBuilder(ContentPathMapper.builder()
                        .logicalPathMapper(PATHS)
                        .contentPathConstraintProcessor(ContentPathConstraints.minimal()))
                .buildCopyState(previous);
        newFolder(folder);
        Path version = newFolder(folder.resolve(previous.nextVersionNum().toString()));
        Path content = version.resolve(previous.resolveContentDirectory());
        for (Received one : received) {
            place(one, content, updater);
        }
        inventory = InventoryValidator.validateShallow(updater.buildNewInventory(
                put.note().at().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC), versionInfo()));
        if (before == null) {
            write(folder.resolve(OcflRoot.DECLARATION), "ocfl_object_1.1\n".getBytes(StandardCharsets.US_ASCII));
        }
        writeInventory(inventory, List.of(version, folder));
    }

    private void place(Received one, Path content, InventoryUpdater updater) throws IOException {
        String logicalPath = one.deposit().logicalPath();
        var added = updater.addFile(one.digests().sha512(), logicalPath, OcflOption.OVERWRITE);
        updater.addFixity(
                logicalPath, DigestAlgorithmRegistry.sha256, one.digests().sha256());
        if (!added.isNew()) {
            return;
        }
        Path file = content.resolve(added.getPathUnderContentDir()).normalize();
        if (!file.startsWith(content)) {
            throw new IllegalArgumentException("not a path inside an object: " + logicalPath);
        }
        newFolders(requireNonNull(file.getParent()));
        if (one.part() != null) {
            Durability.rename(one.part(), file);
            parts.remove(one.part());
            written.add(file);
        } else if (one.deposit().source() instanceof Deposit.Bytes bytes) {
            write(file, bytes.content());
        }
    }

    private VersionInfo versionInfo() {
        return new VersionInfo()
                .setUser(put.note().by(), null)
                .setMessage(put.note().message());
    }

    private void writeInventory(Inventory newest, List<Path> folders) throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream(2048);
        INVENTORIES.write(json, newest);
        byte[] inventoryFile = json.toByteArray();
        byte[] sidecar = (Digests.of(inventoryFile).sha512() + " " + OcflRoot.INVENTORY + "\n")
                .getBytes(StandardCharsets.US_ASCII);
        for (Path each : folders) {
            write(each.resolve(OcflRoot.INVENTORY), inventoryFile);
            write(each.resolve(OcflRoot.SIDECAR), sidecar);
        }
    }

    private void write(Path file, byte[] content) throws IOException {
        Files.write(file, content);
        written.add(file);
    }

    private Path newFolder(Path path) throws IOException {
        Files.createDirectory(path);
        written.add(path);
        return path;
    }

    private void newFolders(Path path) throws IOException {
        if (written.contains(path)) {
            return;
        }
        newFolders(requireNonNull(path.getParent()));
        newFolder(path);
    }

    /** The folder of the object this version belongs to. */
    Path objectFolder() {
        return root.folder(put.object());
    }

    /** Whether the object was there before. */
    boolean isLater() {
        return before != null;
    }
}
