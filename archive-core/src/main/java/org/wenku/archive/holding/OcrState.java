package org.wenku.archive.holding;

/** How far the text of a picture of text has been read. Every file is in one of these states, none is silently left. */
public enum OcrState {
    /** It has its own text, or there is nothing to read. */
    NOT_NEEDED,
    /** Waits for its turn. */
    PENDING,
    DONE,
    /** The engine is not installed; it is read when the engine appears. */
    UNAVAILABLE,
    /** The engine is there, the language is not. */
    MISSING_LANGUAGE,
    FAILED,
    /** The archive was told not to read it. */
    SKIPPED
}
