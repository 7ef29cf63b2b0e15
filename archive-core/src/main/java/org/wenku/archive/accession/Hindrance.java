package org.wenku.archive.accession;

/**
 * Something that depends on a batch, so that the batch cannot be undone.
 *
 * @param reference the record concerned, by its reference code
 * @param detail the other thing: who, or which record
 */
public record Hindrance(Kind kind, String reference, String detail) {

    /** What stands against undoing a batch. */
    public enum Kind {
        /** A record was written to after the batch; the detail says by whom. */
        EDITED_LATER,
        /** Something stands below a record that did not come with the batch; the detail is its code. */
        OTHERS_BELOW,
        /** A file was added to a record after the batch; the detail is its name. */
        FILE_ADDED_LATER,
        /** The batch added a file to a record that it did not create, and the preservation store keeps it; its name. */
        FILE_OF_OTHERS,
        /** A file was set aside on its way to a record of the batch; its name. */
        SET_ASIDE_BELOW,
        /** Another run was directed to a record of the batch; the detail says whose. */
        OTHER_RUN
    }
}
