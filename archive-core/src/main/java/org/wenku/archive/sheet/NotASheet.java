package org.wenku.archive.sheet;

import java.io.IOException;

/** A file that cannot be read as a table at all. */
public final class NotASheet extends IOException {

    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Reason {
        /** No byte in it. */
        EMPTY,
        /** The binary format of Excel before 2007. */
        OLD_EXCEL,
        /** A ZIP file, but not a workbook. */
        NOT_A_WORKBOOK,
        /** A workbook that cannot be read to its end. */
        DAMAGED,
        /** A workbook that unpacks to more than anyone writes. */
        BOMB,
        /** Locked with a password, or something else that is neither text nor a workbook. */
        BINARY
    }

    private final Reason reason;

    NotASheet(Reason reason, String found) {
        super(reason + ": " + found);
        this.reason = reason;
    }

    NotASheet(Reason reason, String found, Throwable cause) {
        super(reason + ": " + found, cause);
        this.reason = reason;
    }

    /** Why it cannot be read. */
    public Reason reason() {
        return reason;
    }
}
