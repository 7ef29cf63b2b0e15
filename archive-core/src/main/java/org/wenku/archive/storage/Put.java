package org.wenku.archive.storage;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** One object's part in {@link PreservationStore#putAll}. */
public record Put(ObjectId object, List<Deposit> deposits, VersionNote note) {

    public Put {
        requireNonNull(object, "object");
        deposits = List.copyOf(requireNonNull(deposits, "deposits"));
        requireNonNull(note, "note");
        if (deposits.isEmpty()) {
            throw new IllegalArgumentException("a version of " + object + " needs at least one file");
        }
        if (deposits.stream().map(Deposit::logicalPath).distinct().count() < deposits.size()) {
            throw new IllegalArgumentException("a version of " + object + " names the same path twice");
        }
    }
}
