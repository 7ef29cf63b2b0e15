package org.wenku.ingest.extract.worker;

import java.util.Locale;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaMemoryLimitException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.exception.ZeroByteFileException;
import org.jspecify.annotations.Nullable;

/** How the reading of a document ended, by the names that go over the wire. */
enum Ending {
    READ,
    EMPTY,
    ENCRYPTED,
    DAMAGED,
    TOO_DEEP,
    TOO_LARGE,
    TOO_MANY_ENTITIES;

    /** The ending that a failure stands for; the nearest cause with a meaning of its own decides. */
    static Ending of(Throwable failure) {
        int depth = 0;
        for (Throwable t = failure; t != null && depth < 30; t = t.getCause(), depth++) {
            Ending named = named(t);
            if (named != null) {
                return named;
            }
        }
        return DAMAGED;
    }

    private static @Nullable Ending named(Throwable t) {
        if (t instanceof WriteLimitReachedException) {
            return READ;
        }
        if (t instanceof ZeroByteFileException) {
            return EMPTY;
        }
        if (t instanceof EncryptedDocumentException
                || t.getClass().getSimpleName().contains("Password")) {
            return ENCRYPTED;
        }
        if (t instanceof StackOverflowError) {
            return TOO_DEEP;
        }
        if (t instanceof TikaMemoryLimitException) {
            return TOO_LARGE;
        }
        return byMessage(t.getMessage() == null ? "" : t.getMessage().toLowerCase(Locale.ROOT));
    }

    private static @Nullable Ending byMessage(String message) {
        if (message.contains("zip bomb")) {
            return message.contains("nested") || message.contains("depth") ? TOO_DEEP : TOO_LARGE;
        }
        if (message.contains("entity") && (message.contains("jaxp0001") || message.contains("limit"))) {
            return TOO_MANY_ENTITIES;
        }
        return message.contains("password") && message.contains("encrypt") ? ENCRYPTED : null;
    }
}
