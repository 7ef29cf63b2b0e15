package org.wenku.archive.catalogue;

/** Where a record stands on its way to the public. */
public enum RecordState {
    /** Only staff see it. */
    DRAFT,
    PUBLISHED,
    /** Was public and is no more; leaves a tombstone. */
    WITHDRAWN
}
