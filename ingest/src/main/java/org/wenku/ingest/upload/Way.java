package org.wenku.ingest.upload;

/** How a delivery comes to us. */
public enum Way {
    /** File by file from a page. */
    BROWSER,
    /** With a plain form. */
    FORM,
    /** From the command, on another machine. */
    COMMAND,
    /** From the watched folder. */
    FOLDER
}
