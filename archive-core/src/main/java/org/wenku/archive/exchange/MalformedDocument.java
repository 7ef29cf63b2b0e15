package org.wenku.archive.exchange;

import org.jspecify.annotations.Nullable;

/** A document that was to be read is not what it should be; the message says where and what was expected. */
public final class MalformedDocument extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedDocument(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
