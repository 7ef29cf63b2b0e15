package org.wenku.archive.step;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step as it stood when it was looked at.
 *
 * @param id its identifier; later ones sort later
 * @param kind what is to be done
 * @param subject what it is done to; null when the wish says everything
 * @param batch the batch it belongs to; null for none
 * @param wish what else the work must know
 * @param priority how soon
 * @param state where it stands
 * @param attempts how often it was begun without getting further
 * @param taken how often it was begun at all; whoever holds it holds it under this number
 * @param worker which process is at it; null when none is
 * @param done how far it is
 * @param total how far it is to go; null when that is not known
 * @param lacks the tool that is missing, when it is UNAVAILABLE
 * @param note what is said of it; null for nothing
 * @param askedBy who asked
 * @param askedAt when
 * @param startedAt when it was last begun; null when it never was
 * @param endedAt when it came to an end; null while it has not
 */
public record Step(
        UUID id,
        String kind,
        @Nullable UUID subject,
        @Nullable UUID batch,
        JsonNode wish,
        StepPriority priority,
        StepState state,
        int attempts,
        long taken,
        @Nullable String worker,
        long done,
        @Nullable Long total,
        @Nullable String lacks,
        @Nullable StepNote note,
        String askedBy,
        Instant askedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {}
