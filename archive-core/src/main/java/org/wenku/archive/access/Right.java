package org.wenku.archive.access;

/** Something a person may be allowed to do, in the whole archive or in some of its fonds. */
public enum Right {
    /** To see drafts, and what is restricted or closed. */
    SEE_DRAFTS,
    /** To bring in files and folders. */
    INGEST,
    /** To describe, to move, to set access conditions. */
    DESCRIBE,
    /** To publish and to withdraw, to release what is quarantined, to undo what was published. */
    PUBLISH,
    /** To say who may do what; only ever held in the whole archive. */
    ADMINISTER
}
