package org.wenku.ingest.drop;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.storage.OriginalName;
import org.wenku.ingest.Sentence;

/** One thing found in a drop. */
public sealed interface Found {

    /** Where it was found. */
    Path path();

    /**
     * A file to be taken in.
     *
     * @param folder the folder it lies in; null at the top of the drop
     * @param name its name, byte for byte
     * @param size bytes, as the file system says
     * @param beside transcripts that lie beside a recording and belong to it
     */
    record Arrival(Path path, @Nullable FolderPlace folder, OriginalName name, long size, List<Arrival> beside)
            implements Found {
        public Arrival {
            requireNonNull(path, "path");
            requireNonNull(name, "name");
            beside = List.copyOf(beside);
        }
    }

    /**
     * Something that is not taken in.
     *
     * @param because why, for the archivist
     */
    record Unfit(Path path, Sentence because) implements Found {
        public Unfit {
            requireNonNull(path, "path");
            requireNonNull(because, "because");
        }
    }
}
