package org.wenku.ingest.drop;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.wenku.archive.storage.OriginalName;

/**
 * A folder of the drop, which becomes a unit of description when something in it is accepted.
 *
 * @param parent the folder around it; null where it stands at the top of the drop
 * @param holdsFiles whether files lie directly in it, so that it is an archival file and not a series
 */
public record FolderPlace(@Nullable FolderPlace parent, OriginalName name, boolean holdsFiles) {
    public FolderPlace {
        requireNonNull(name, "name");
    }
}
