package org.wenku.archive.changeset;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a person is told about a record, a row or a whole set, in both languages of the house. */
public record Saying(String chinese, String english) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public Saying {
        requireNonNull(chinese, "chinese");
        requireNonNull(english, "english");
    }

    /** As the database keeps it. */
    String json() {
        ObjectNode node = JSON.createObjectNode();
        // PostgreSQL cannot keep U+0000, and the values that are quoted come from anywhere.
        node.put("zh", chinese.replace('\0', '\ufffd')).put("en", english.replace('\0', '\ufffd'));
        return node.toString();
    }

    static Saying read(String json) {
        JsonNode node = Json.tree(json);
        return new Saying(node.path("zh").asText(), node.path("en").asText());
    }
}
