package org.wenku.archive.storage;

/** There is no room left where the store is; nothing of the put that failed so is in the store. */
public final class StoreFull extends StorageFault {

    private static final long serialVersionUID = 1L;

    StoreFull(String message, Throwable cause) {
        super(message, cause);
    }
}
