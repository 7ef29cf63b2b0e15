package org.wenku.ingest.upload;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The digests of files that are in the middle of being sent, so that they need not be read again; only the latest few. */
final class RunningDigests {

    private static final int MOST = 256;

    private final Map<UUID, Digests> digests = new LinkedHashMap<>();

    /** The digests of exactly the first so many bytes; null when they are not known. They are no longer kept here. */
    synchronized @Nullable Digests resume(UUID id, long offset) {
        Digests known = digests.remove(id);
        if (offset == 0) {
            return new Digests();
        }
        return known != null && known.bytes() == offset ? known : null;
    }

    synchronized void keep(UUID id, Digests known) {
        digests.put(id, known);
        if (digests.size() > MOST) {
            digests.remove(digests.keySet().iterator().next());
        }
    }
}
