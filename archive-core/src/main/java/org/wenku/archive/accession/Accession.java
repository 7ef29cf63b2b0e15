package org.wenku.archive.accession;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry of the accession register; see {@link NewAccession} for what its parts say. */
public record Accession(
        UUID id,
        String number,
        String donor,
        @Nullable String agreement,
        LocalDate receivedOn,
        @Nullable String extent,
        @Nullable String note,
        Instant createdAt,
        String createdBy) {}
