package org.wenku.archive.storage;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.UUID;

/**
 * The name of an object in the preservation store: that of the catalogue record whose files it holds.
 *
 * @param record the id of the record
 */
public record ObjectId(UUID record) implements Comparable<ObjectId> {

    private static final String PREFIX = "urn:uuid:";

    public ObjectId {
        requireNonNull(record, "record");
    }

    /** The object that an URN names, as {@link #urn()} writes it; empty if it is not one of ours. */
    public static Optional<ObjectId> named(String urn) {
        if (!urn.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            ObjectId object = new ObjectId(UUID.fromString(urn.substring(PREFIX.length())));
            return object.urn().equals(urn) ? Optional.of(object) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The name as a URN, {@code urn:uuid:…} (RFC 9562, section 4). */
    public String urn() {
        return PREFIX + record;
    }

    @Override
    public int compareTo(ObjectId other) {
        return record.compareTo(other.record);
    }

    @Override
    public String toString() {
        return urn();
    }
}
