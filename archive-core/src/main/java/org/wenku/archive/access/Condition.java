package org.wenku.archive.access;

/** How far a unit is open to readers (ISAD(G) 3.4.1), from the freest to the strictest. */
public enum Condition {
    /** Description and files are for everyone. */
    OPEN,
    /** The description is for everyone, the files and their text for who sees drafts. */
    RESTRICTED,
    /** Only who sees drafts knows that it exists. */
    CLOSED
}
