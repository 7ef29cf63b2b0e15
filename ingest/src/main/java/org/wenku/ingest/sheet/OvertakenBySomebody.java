package org.wenku.ingest.sheet;

import java.util.UUID;

/** Another process or window works at the same import; nothing was written. */
public final class OvertakenBySomebody extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OvertakenBySomebody(UUID id) {
        super("somebody else works at the import " + id + "; expected to be alone with it");
    }
}
