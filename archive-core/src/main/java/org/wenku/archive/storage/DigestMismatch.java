package org.wenku.archive.storage;

/** A file that was to be stored is not what its deposit says it is: it changed since it was received. */
public final class DigestMismatch extends StorageFault {

    private static final long serialVersionUID = 1L;

    /** @param algorithm the name of the digest, such as {@code SHA-256} */
    public DigestMismatch(ObjectId object, String logicalPath, String algorithm, String expected, String found) {
        super(
                logicalPath + " of " + object + " was received with " + algorithm + " " + expected + " and now has "
                        + found,
                null);
    }
}
