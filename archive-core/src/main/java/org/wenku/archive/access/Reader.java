package org.wenku.archive.access;

/**
 * Who asks.
 *
 * @param staff whether drafts and closed material are theirs to see
 */
public record Reader(boolean staff) {

    /** Anyone at all. */
    public static final Reader PUBLIC = new Reader(false);

    /** Somebody who works in the archive. */
    public static final Reader STAFF = new Reader(true);
}
