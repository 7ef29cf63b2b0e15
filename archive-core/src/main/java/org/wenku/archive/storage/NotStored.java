package org.wenku.archive.storage;

/** The store has no such object, or the newest version of the object has no such file. */
public final class NotStored extends StorageFault {

    private static final long serialVersionUID = 1L;

    private NotStored(String message) {
        super(message, null);
    }

    /** There is no such object. */
    public static NotStored object(ObjectId object) {
        return new NotStored("the preservation store has no object " + object);
    }

    /** The object is there, the file is not. */
    public static NotStored file(ObjectId object, String logicalPath) {
        return new NotStored("the newest version of " + object + " has no file " + logicalPath);
    }
}
