package org.wenku.archive.catalogue;

import java.util.UUID;

/** A record was named that the catalogue does not have. */
public final class NoSuchRecord extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchRecord(UUID id) {
        super("the catalogue has no record " + id);
    }
}
