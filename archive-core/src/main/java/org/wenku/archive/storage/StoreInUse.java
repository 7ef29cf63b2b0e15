package org.wenku.archive.storage;

/** Another process has the store open; two writers would not know of each other. */
public final class StoreInUse extends StorageFault {

    private static final long serialVersionUID = 1L;

    public StoreInUse(String where) {
        super("another process has the preservation store at " + where + " open", null);
    }
}
