package org.wenku.archive.search;

import org.jspecify.annotations.Nullable;

/** The index could not be opened, read or written; the catalogue is untouched and the index can be rebuilt. */
public final class IndexFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    IndexFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
