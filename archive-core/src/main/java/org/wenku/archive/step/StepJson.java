package org.wenku.archive.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.catalogue.RecordIds;

/** How steps and notes are written for the database, which unpacks many new steps from one parameter. */
final class StepJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StepJson() {}

    static String of(Collection<NewStep> asked) {
        ArrayNode rows = JSON.createArrayNode();
        for (NewStep step : asked) {
            ObjectNode row = rows.addObject();
            row.put("id", RecordIds.next().toString());
            row.put("kind", step.kind());
            row.put("subject", step.subject() == null ? null : step.subject().toString());
            row.put("batch", step.batch() == null ? null : step.batch().toString());
            row.set("wish", step.wish());
            row.put("once", step.once());
            row.put("priority", step.priority().number());
            row.put("asked_by", step.by());
        }
        return rows.toString();
    }

    static @Nullable String of(@Nullable StepNote note) {
        if (note == null) {
            return null;
        }
        ObjectNode json = JSON.createObjectNode();
        json.put("zh", note.chinese());
        json.put("en", note.english());
        json.put("cause", note.cause());
        return json.toString();
    }

    static @Nullable StepNote note(@Nullable String json) {
        if (json == null) {
            return null;
        }
        JsonNode note = read(json);
        return new StepNote(
                note.path("zh").asText(),
                note.path("en").asText(),
                note.hasNonNull("cause") ? note.get("cause").asText() : null);
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database gave back what is not JSON: " + json, e);
        }
    }
}
