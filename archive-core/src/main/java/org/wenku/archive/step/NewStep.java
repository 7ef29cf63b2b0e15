package org.wenku.archive.step;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step that somebody asks for.
 *
 * @param kind what is to be done; it must be registered at some queue, or it waits
 * @param subject what it is done to; null when the wish says everything
 * @param priority how soon
 * @param wish what else the work must know; small
 * @param by who asks, as in {@link org.wenku.archive.catalogue.Act#by()}
 * @param batch the batch it belongs to, so that it is shown there; null for none
 * @param once while an open step has this key, asking again changes nothing; null to ask in any case
 */
public record NewStep(
        String kind,
        @Nullable UUID subject,
        StepPriority priority,
        JsonNode wish,
        String by,
        @Nullable UUID batch,
        @Nullable String once) {

    public NewStep {
        if (!requireNonNull(kind, "kind").matches("[a-z][a-z0-9-]{1,39}")) {
            throw new IllegalArgumentException(
                    "a kind of step is a lower-case word such as \"thumbnail\", but found \"" + kind + "\"");
        }
        requireNonNull(priority, "priority");
        requireNonNull(wish, "wish");
        requireNonNull(by, "by");
    }

    /** A step that belongs to no batch and may be asked for as often as one likes. */
    public NewStep(String kind, @Nullable UUID subject, StepPriority priority, JsonNode wish, String by) {
        this(kind, subject, priority, wish, by, null, null);
    }

    /** A step of which nothing need be known but what it is done to; asked twice, it is done once. */
    public static NewStep of(String kind, UUID subject, StepPriority priority, String by) {
        return new NewStep(
                kind, subject, priority, JsonNodeFactory.instance.objectNode(), by, null, kind + ":" + subject);
    }

    /** The same step as part of a batch. */
    public NewStep in(UUID itsBatch) {
        return new NewStep(kind, subject, priority, wish, by, itsBatch, once);
    }

    /** The same step, not to be asked for again while one with this key is open. */
    public NewStep once(String key) {
        return new NewStep(kind, subject, priority, wish, by, batch, key);
    }
}
