package org.wenku.archive.changeset;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record of a change set.
 *
 * @param place its place in the set, from 1; pages go by it
 * @param title what it was called when it was looked at
 * @param version the version from which the change was worked out
 * @param versionAfter the version that the change made; null before
 * @param why why it could not be changed; null where it can
 * @param change from what it was to what it becomes; null where nothing changes
 */
public record ChangedRecord(
        int place,
        UUID recordId,
        UUID fondsId,
        String referenceCode,
        String title,
        int version,
        @Nullable Integer versionAfter,
        ChangeSet.Outcome outcome,
        @Nullable Saying why,
        @Nullable Difference change) {}
