package org.wenku.archive.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The store could not do what was asked. Children are named for what happened; this one is any other failure of I/O. */
public class StorageFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StorageFault(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * The fault that a failure of I/O amounts to: {@link StoreFull} if the system said that there is no room, however
     * deep in the causes.
     *
     * @param doing what was being done, to stand before the colon of the message
     */
    public static StorageFault of(String doing, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (saysFull(cause)) {
                return new StoreFull(doing + ": no space left", failure);
            }
        }
        return new StorageFault(doing + ": " + failure.getMessage(), failure);
    }

    // The JDK has no type for ENOSPC and EDQUOT; the words are those of strerror(3).
    private static boolean saysFull(Throwable cause) {
        String message = cause.getMessage();
        if (message == null || !(cause instanceof IOException || cause instanceof UncheckedIOException)) {
            return false;
        }
        String lower = message.toLowerCase(Locale.ROOT);
        return lower.contains("no space left") || lower.contains("disk quota exceeded");
    }
}
