package org.wenku.ingest.run;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be taken in, and where to.
 *
 * @param into the unit below which everything is to stand
 * @param publish whether what is taken in is published at once
 * @param by who takes it in
 * @param accession the accession that it belongs to; null for none
 * @param batch the batch that it is part of, which others open and close; null to make it one of its own
 */
public record IngestRequest(
        List<Path> sources,
        UUID into,
        boolean publish,
        String by,
        @Nullable UUID accession,
        @Nullable UUID batch) {

    /** A request that is a batch of its own. */
    public IngestRequest(List<Path> sources, UUID into, boolean publish, String by, @Nullable UUID accession) {
        this(sources, into, publish, by, accession, null);
    }

    /** A request that belongs to no accession. */
    public IngestRequest(List<Path> sources, UUID into, boolean publish, String by) {
        this(sources, into, publish, by, null, null);
    }

    public IngestRequest {
        sources = List.copyOf(sources);
        requireNonNull(into, "into");
        requireNonNull(by, "by");
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("nothing was named to be taken in");
        }
    }

    /** The same request for other sources and another place. */
    public IngestRequest of(List<Path> others, UUID place) {
        return new IngestRequest(others, place, publish, by, accession, batch);
    }

    /** The same request as a part of this batch, which others open and close. */
    public IngestRequest within(UUID whole) {
        return new IngestRequest(sources, into, publish, by, accession, whole);
    }
}
