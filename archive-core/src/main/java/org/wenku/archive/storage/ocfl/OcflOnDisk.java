package org.wenku.archive.storage.ocfl;

import static java.util.Objects.requireNonNull;

import io.ocfl.api.DigestAlgorithmRegistry;
import io.ocfl.api.exception.OcflJavaException;
import io.ocfl.core.model.Inventory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wenku.archive.storage.Deposit;
import org.wenku.archive.storage.Finding;
import org.wenku.archive.storage.NotStored;
import org.wenku.archive.storage.ObjectId;
import org.wenku.archive.storage.PreservationStore;
import org.wenku.archive.storage.Put;
import org.wenku.archive.storage.StorageFault;
import org.wenku.archive.storage.StoreInUse;
import org.wenku.archive.storage.StoredFile;
import org.wenku.archive.storage.StoredVersion;
import org.wenku.archive.storage.VersionNote;

/** The preservation store as an OCFL 1.1 storage root on a disk of this machine. */
public final class OcflOnDisk implements PreservationStore {

    private static final Logger LOG = LoggerFactory.getLogger(OcflOnDisk.class);

    private final Workspace workspace;
    private final Durability durability;
    private final OcflRoot root;
    private final Recovery recovery;

    /** Keeps readers from an inventory while the files beside it are being replaced: for three renames, never longer. */
    private final ReadWriteLock replacing = new ReentrantReadWriteLock();

    /** Folders of the layout of which this process knows that they are on stable storage. */
    private final Set<Path> durableFolders = ConcurrentHashMap.newKeySet();

    private final Set<ObjectId> beingWritten = new HashSet<>();

    private OcflOnDisk(Workspace workspace, Durability durability, OcflRoot root) {
        this.workspace = workspace;
        this.durability = durability;
        this.root = root;
        this.recovery = new Recovery(root, durability);
    }

    /**
     * Opens the store in a directory, making it if there is none, and puts right what a crash left unfinished.
     *
     * @throws StoreInUse if another process has it open
     */
    public static OcflOnDisk open(Path directory) {
        Durability durability = new Durability();
        Workspace workspace = null;
        try {
            Files.createDirectories(directory);
            workspace = Workspace.open(directory.resolve("work"));
            Path scratch = Files.createDirectories(workspace.newFolder());
            OcflOnDisk store = new OcflOnDisk(
                    workspace, durability, OcflRoot.open(directory.resolve("ocfl"), scratch, durability));
            store.finishWhatWasBegun();
            return store;
        } catch (IOException | OcflJavaException e) {
            closeAfter(e, workspace, durability);
            throw StorageFault.of("opening the preservation store at " + directory, e);
        } catch (StorageFault e) {
            closeAfter(e, workspace, durability);
            throw e;
        }
    }

    private static void closeAfter(Exception failure, @Nullable Workspace workspace, Durability durability) {
        durability.close();
        try {
            if (workspace != null) {
                workspace.close();
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private void finishWhatWasBegun() throws IOException {
        for (ObjectId object : workspace.unfinished()) {
            recovery.restore(object, workspace.newFolder());
        }
        workspace.settled();
    }

    @Override
    public StoredVersion put(ObjectId object, List<Deposit> deposits, VersionNote note) {
        return putAll(List.of(new Put(object, deposits, note))).get(0);
    }

    @Override
    public List<StoredVersion> putAll(List<Put> puts) {
        Set<ObjectId> objects = new LinkedHashSet<>();
        for (Put put : puts) {
            if (!objects.add(put.object())) {
                throw new IllegalArgumentException(put.object() + " is put twice at once");
            }
        }
        claim(objects);
        try {
            return putClaimed(puts);
        } catch (IOException | OcflJavaException e) {
            throw StorageFault.of("storing " + objects, e);
        } finally {
            release(objects);
        }
    }

    private List<StoredVersion> putClaimed(List<Put> puts) throws IOException {
        List<StagedVersion> staged = new ArrayList<>(puts.size());
        try {
            for (Put put : puts) {
                Inventory before = root.inventory(put.object()).orElse(null);
                StagedVersion version = new StagedVersion(root, put, workspace.newFolder(), before);
                staged.add(version);
                version.assemble();
            }
            install(puts, staged);
        } finally {
            for (StagedVersion version : staged) {
                version.discard();
            }
        }
        staged.stream().flatMap(version -> version.takenOver().stream()).forEach(OcflOnDisk::letGo);
        return stored(puts, staged);
    }

    private void install(List<Put> puts, List<StagedVersion> all) throws IOException {
        List<StagedVersion> fresh = all.stream().filter(StagedVersion::isNew).toList();
        if (fresh.isEmpty()) {
            return;
        }
        List<ObjectId> objects = puts.stream().map(Put::object).toList();
        workspace.begin(objects);
        boolean clear = false;
        try {
            forceStaged(fresh);
            for (StagedVersion version : fresh) {
                version.install(replacing);
            }
            forcePlaces(fresh);
            clear = true;
        } finally {
            workspace.end(clear || undone(objects));
        }
    }

    private void forceStaged(List<StagedVersion> fresh) throws IOException {
        List<Path> written = new ArrayList<>();
        written.add(workspace.journalFile());
        fresh.forEach(version -> written.addAll(version.written()));
        durability.forceAll(written);
    }

    // The folder that got a new entry, and those above it as far as they may be new themselves.
    private void forcePlaces(List<StagedVersion> fresh) throws IOException {
        Set<Path> places = new LinkedHashSet<>();
        Set<Path> layers = new HashSet<>();
        for (StagedVersion version : fresh) {
            Path folder = version.objectFolder();
            if (version.isLater()) {
                places.add(folder);
                continue;
            }
            Path layer = requireNonNull(folder.getParent());
            places.add(layer);
            while (!layer.equals(root.path()) && !durableFolders.contains(layer)) {
                layers.add(layer);
                layer = requireNonNull(layer.getParent());
                places.add(layer);
            }
        }
        durability.forceAll(places);
        durableFolders.addAll(layers);
    }

    private boolean undone(List<ObjectId> objects) {
        replacing.writeLock().lock();
        try {
            durableFolders.clear();
            for (ObjectId object : objects) {
                recovery.restore(object, workspace.newFolder());
            }
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.error("a change of {} failed and could not be undone; the next start tries again", objects, e);
            return false;
        } finally {
            replacing.writeLock().unlock();
        }
    }

    private static List<StoredVersion> stored(List<Put> puts, List<StagedVersion> staged) {
        List<StoredVersion> versions = new ArrayList<>(puts.size());
        for (int i = 0; i < puts.size(); i++) {
            versions.add(describe(puts.get(i).object(), staged.get(i).inventory()));
        }
        return versions;
    }

    private static void letGo(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} is in the preservation store and could not be removed from where it was staged", file, e);
        }
    }

    private void claim(Set<ObjectId> objects) {
        boolean interrupted = false;
        synchronized (beingWritten) {
            while (objects.stream().anyMatch(beingWritten::contains)) {
                try {
                    beingWritten.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            beingWritten.addAll(objects);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void release(Set<ObjectId> objects) {
        synchronized (beingWritten) {
            beingWritten.removeAll(objects);
            beingWritten.notifyAll();
        }
    }

    @Override
    public Optional<StoredVersion> head(ObjectId object) {
        return inventory(object).map(inventory -> describe(object, inventory));
    }

    @Override
    public InputStream open(ObjectId object, String logicalPath) {
        try {
            return Files.newInputStream(file(object, logicalPath));
        } catch (IOException e) {
            throw StorageFault.of("reading " + logicalPath + " of " + object, e);
        }
    }

    @Override
    public Optional<Path> local(ObjectId object, String logicalPath) {
        return Optional.of(file(object, logicalPath));
    }

    private Path file(ObjectId object, String logicalPath) {
        Inventory inventory = inventory(object).orElseThrow(() -> NotStored.object(object));
        String id = inventory.getHeadVersion().getFileId(logicalPath);
        if (id == null) {
            throw NotStored.file(object, logicalPath);
        }
        Path folder = root.folder(object);
        Path file = folder.resolve(inventory.ensureContentPath(id)).normalize();
        if (!file.startsWith(folder)) {
            throw new StorageFault("the inventory of " + object + " leads out of the object: " + file, null);
        }
        return file;
    }

    private Optional<Inventory> inventory(ObjectId object) {
        replacing.readLock().lock();
        try {
            return root.inventory(object);
        } finally {
            replacing.readLock().unlock();
        }
    }

    @Override
    public boolean remove(ObjectId object) {
        Set<ObjectId> one = Set.of(object);
        claim(one);
        try {
            Path folder = root.folder(object);
            Path away = workspace.newFolder();
            replacing.writeLock().lock();
            try {
                if (Files.notExists(folder)) {
                    return false;
                }
                // Out by one rename, so that a crash leaves all of the object or none; what lies in staging is swept.
                Durability.rename(folder, away);
            } finally {
                replacing.writeLock().unlock();
            }
            durability.forceAll(List.of(requireNonNull(folder.getParent())));
            Workspace.deleteTree(away);
            return true;
        } catch (IOException e) {
            throw StorageFault.of("taking " + object + " out of the store", e);
        } finally {
            release(one);
        }
    }

    @Override
    public Stream<ObjectId> objects() {
        return root.objects(folder -> LOG.warn("{} holds an object whose inventory cannot be read", folder));
    }

    @Override
    public List<Finding> verify(ObjectId object) {
        ObjectAudit audit;
        replacing.readLock().lock();
        try {
            if (Files.notExists(root.folder(object))) {
                throw NotStored.object(object);
            }
            audit = ObjectAudit.of(root, object);
        } catch (IOException e) {
            throw StorageFault.of("looking into " + object, e);
        } finally {
            replacing.readLock().unlock();
        }
        return audit.findings();
    }

    private static StoredVersion describe(ObjectId object, Inventory inventory) {
        Map<String, StoredFile> files = new HashMap<>();
        inventory.getHeadVersion().getState().forEach((sha512, paths) -> {
            String content = inventory.ensureContentPath(sha512);
            String sha256 = inventory.getFixityForContentPath(content).get(DigestAlgorithmRegistry.sha256);
            paths.forEach(path -> files.put(path, new StoredFile(sha512, sha256)));
        });
        return new StoredVersion(
                object,
                (int) inventory.getHead().getVersionNum(),
                inventory.getHeadVersion().getCreated().toInstant(),
                files);
    }

    @Override
    public void close() {
        durability.close();
        try {
            workspace.close();
        } catch (IOException e) {
            throw StorageFault.of("closing the preservation store", e);
        }
    }
}
