package org.wenku.archive.describing;

import java.util.List;
import org.wenku.archive.access.Right;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.HistoryEntry;

/** What came of a deed. Only {@link Written} and {@link Deleted} have changed anything. */
public sealed interface Outcome {

    /** It is done. */
    record Written(CatalogueRecord record) implements Outcome {}

    /** The record is already as it was to become. */
    record Unchanged(CatalogueRecord record) implements Outcome {}

    /** The record is no more; its history stays. */
    record Deleted() implements Outcome {}

    /**
     * Somebody has written the record since the version that was named.
     *
     * @param now the record as it is
     * @param since what was written, the oldest first
     */
    record Conflict(CatalogueRecord now, List<HistoryEntry> since) implements Outcome {
        public Conflict {
            since = List.copyOf(since);
        }
    }

    /** There is no such record, or none any more. */
    record Gone() implements Outcome {}

    /** The right is not theirs in this fonds. */
    record Refused(Right right) implements Outcome {}

    /**
     * It cannot be done, whoever wants it.
     *
     * @param found what stands in the way, such as a code; empty where the obstacle says it all
     */
    record Prevented(Obstacle obstacle, String found) implements Outcome {}
}
