package org.wenku.archive.catalogue;

/** A version was asked for that the history of the record does not have. */
public final class NoSuchVersion extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchVersion(String reference, int version) {
        super("the history of " + reference + " has no version " + version);
    }
}
