package org.wenku.archive.storage;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;

/**
 * One version of an object as the store holds it.
 *
 * @param version 1 for the first
 * @param files by logical path, all of the version and not only what was new in it
 */
public record StoredVersion(ObjectId object, int version, Instant created, Map<String, StoredFile> files) {

    public StoredVersion {
        requireNonNull(object, "object");
        requireNonNull(created, "created");
        files = Map.copyOf(requireNonNull(files, "files"));
    }

    /**
     * What is recorded about one file.
     *
     * @throws NotStored if the version has no such file
     */
    public StoredFile file(String logicalPath) {
        StoredFile file = files.get(logicalPath);
        if (file == null) {
            throw NotStored.file(object, logicalPath);
        }
        return file;
    }
}
