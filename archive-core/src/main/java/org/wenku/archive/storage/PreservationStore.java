package org.wenku.archive.storage;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps the preservation copies: objects made of versions made of files, nothing ever overwritten.
 *
 * <p>One process writes to a store at a time; within it every method may be called from any thread. Every method may
 * throw {@link StorageFault}.
 */
public interface PreservationStore extends AutoCloseable {

    /**
     * Adds a version that holds what the newest version holds, with these files added or in place of those of the same
     * logical path. On return everything is on stable storage, up to the root of the store. Where the newest version
     * already holds all of them with the same digests nothing is written and the newest version is returned, so a put
     * may be repeated after a crash.
     *
     * <p>A staged file given to be moved is gone after success and untouched after a failure. Nothing of a failed put
     * can be seen in the store.
     *
     * @throws StoreFull when there is no room
     * @throws DigestMismatch when a file is not what its deposit says it is
     */
    StoredVersion put(ObjectId object, List<Deposit> deposits, VersionNote note);

    /**
     * Does what {@link #put} does for many objects with the waiting for the disk done once for all of them. Returns the
     * versions in the order of the puts. An object may occur only once. If one fails, those before it may have been
     * stored and no staged file is gone; putting all of them again is safe.
     */
    List<StoredVersion> putAll(List<Put> puts);

    /** The newest version of an object; empty if the store has no such object. */
    Optional<StoredVersion> head(ObjectId object);

    /**
     * The bytes of a file of the newest version, unbuffered and not checked against the digest.
     *
     * @throws NotStored if there is no such object or its newest version has no such file
     */
    InputStream open(ObjectId object, String logicalPath);

    /**
     * The file itself where the store keeps it as a file of this machine, for range requests and child processes;
     * empty if it is kept elsewhere. It must not be written to.
     *
     * @throws NotStored if there is no such object or its newest version has no such file
     */
    Optional<Path> local(ObjectId object, String logicalPath);

    /**
     * All objects, in no particular order, read as the stream is; objects added meanwhile may or may not be among them.
     * To be closed. An object too damaged to tell its name is left out (and logged): the sweep misses it by the
     * catalogue's list.
     */
    Stream<ObjectId> objects();

    /**
     * Reads every file of every version of the object again and compares digests. One finding for each file, sound ones
     * included, and one for each file that should not be there.
     *
     * @throws NotStored if there is no such object
     */
    List<Finding> verify(ObjectId object);

    /**
     * Takes an object out of the store with all its versions; false if there is no such object. Only for what is undone
     * as if it had never been: the catalogue must not speak of it any more.
     */
    boolean remove(ObjectId object);

    @Override
    void close();
}
