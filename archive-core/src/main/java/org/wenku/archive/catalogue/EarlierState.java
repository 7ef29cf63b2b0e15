package org.wenku.archive.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Condition;
import org.wenku.archive.description.Statements;

/** What an entry of the history says a record once was. */
public record EarlierState(
        Statements statements,
        Access access,
        RecordState state,
        @Nullable String stateReason) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a record is now, to be held against what it was. */
    public static EarlierState of(CatalogueRecord record) {
        return new EarlierState(
                record.statements(),
                record.access(),
                record.state(),
                record.stateReason().orElse(null));
    }

    static EarlierState read(String said) {
        try {
            JsonNode row = JSON.readTree(said);
            String until = text(row, "access_until");
            return new EarlierState(
                    StatementsJson.read(row.path("statements").toString()),
                    new Access(
                            Condition.valueOf(row.path("access").asText()),
                            until == null ? null : LocalDate.parse(until),
                            text(row, "access_reason")),
                    RecordState.valueOf(row.path("state").asText()),
                    text(row, "state_reason"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entry of the history is not JSON", e);
        }
    }

    /** One field of what an entry of the history says. */
    static Optional<String> field(String said, String field) {
        try {
            return Optional.ofNullable(text(JSON.readTree(said), field));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entry of the history is not JSON", e);
        }
    }

    private static @Nullable String text(JsonNode row, String field) {
        JsonNode value = row.get(field);
        return value == null || value.isNull() ? null : value.asText();
    }
}
