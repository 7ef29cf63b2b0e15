package org.wenku.archive.holding;

/** What a file is to the unit that holds it. */
public enum FileKind {
    /** As the donor gave it. */
    ORIGINAL,
    /** Made from the original to outlast its format; never served. */
    PRESERVATION,
    /** Made from the original for readers. */
    ACCESS,
    /** Its text, as a file. */
    TEXT,
    THUMBNAIL,
    /** A picture cut for deep zoom. */
    TILES,
    /** The shape of a recording's sound. */
    WAVEFORM,
    /** What is said in a recording, with times; came in beside it. */
    TRANSCRIPT
}
