package org.wenku.ingest.run;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * What is to be taken in, and where to.
 *
 * @param into the unit below which everything is to stand
 * @param publish whether what is taken in is published at once
 * @param by who takes it in
 */
public record IngestRequest(List<Path> sources, UUID into, boolean publish, String by) {
    public IngestRequest {
        sources = List.copyOf(sources);
        requireNonNull(into, "into");
        requireNonNull(by, "by");
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("nothing was named to be taken in");
        }
    }
}
