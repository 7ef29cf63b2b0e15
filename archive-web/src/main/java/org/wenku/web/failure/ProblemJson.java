package org.wenku.web.failure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A problem as programs read it (RFC 9457).
 *
 * @param type the address that explains this kind of problem
 * @param title the kind in few words, in the reader's language
 * @param detail what was wrong this time
 * @param instance for faults of ours, the reference under which the log tells more: {@code urn:wenku:fault:…}
 * @param reason why a file is closed or a record was withdrawn, in the words of the archive
 * @param until the day on which a closed file opens
 * @param reference the reference code of a withdrawn record
 * @param withdrawn the day on which it was withdrawn
 * @param version the version that a record is at, where it is another than was seen
 * @param obstacle the name of what stands in the way
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemJson(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        @Nullable String reason,
        @Nullable LocalDate until,
        @Nullable String reference,
        @Nullable LocalDate withdrawn,
        @Nullable Integer version,
        @Nullable String obstacle) {

    /** Its media type. */
    public static final String TYPE = "application/problem+json";
}
