package org.wenku.archive.storage.ocfl;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the id of an object from its inventory without reading the rest: listing a million objects must not parse them. */
final class InventoryName {

    private static final JsonFactory JSON = new JsonFactory();

    private InventoryName() {}

    /** The value of the top-level {@code id}; empty if there is none. */
    static Optional<String> in(Path inventory) throws IOException {
        try (JsonParser parser = JSON.createParser(Files.newInputStream(inventory))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean id = parser.currentName().equals("id");
                JsonToken value = parser.nextToken();
                if (id) {
                    return value == JsonToken.VALUE_STRING ? Optional.of(parser.getText()) : Optional.empty();
                }
                parser.skipChildren();
            }
            return Optional.empty();
        }
    }
}
