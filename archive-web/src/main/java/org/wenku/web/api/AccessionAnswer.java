package org.wenku.web.api;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.accession.Accession;

/** An entry of the accession register. */
public record AccessionAnswer(
        String id,
        String number,
        String donor,
        @Nullable String agreement,
        LocalDate received,
        @Nullable String extent,
        @Nullable String note,
        Instant createdAt,
        String createdBy)
        implements Answer {

    static AccessionAnswer of(Accession accession) {
        return new AccessionAnswer(
                accession.id().toString(),
                accession.number(),
                accession.donor(),
                accession.agreement(),
                accession.receivedOn(),
                accession.extent(),
                accession.note(),
                accession.createdAt(),
                accession.createdBy());
    }
}
