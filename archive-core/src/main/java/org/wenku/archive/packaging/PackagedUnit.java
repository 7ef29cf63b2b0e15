package org.wenku.archive.packaging;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Condition;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.exchange.MalformedDocument;
import org.wenku.archive.holding.FileKind;
import org.wenku.archive.storage.OriginalName;

/**
 * One line of {@code records.jsonl}: a unit without what is said of it, which stands in its Dublin Core document.
 *
 * @param parent null for the topmost unit of the package
 * @param code the last part of its reference code
 */
public record PackagedUnit(
        UUID id,
        @Nullable UUID parent,
        Level level,
        String code,
        RecordState state,
        @Nullable String stateReason,
        Access access,
        List<PackagedFile> files) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The tag file that holds the lines. */
    public static final String LIST = "wenku/records.jsonl";

    /** The label of {@code bag-info.txt} by which such a package is known, and the value it has. */
    public static final String LABEL = "Wenku-Package";

    public static final String VERSION = "1";

    /**
     * A file of a unit.
     *
     * @param path in the bag, beginning with {@code data/}
     */
    public record PackagedFile(
            String path, OriginalName name, FileKind kind, String mediaType, long size, String sha256) {}

    public PackagedUnit {
        requireNonNull(id, "id");
        requireNonNull(level, "level");
        requireNonNull(code, "code");
        requireNonNull(state, "state");
        requireNonNull(access, "access");
        files = List.copyOf(files);
    }

    /** The folder of the bag in which the documents about a unit lie, with a slash at the end. */
    public static String folder(UUID id) {
        return "wenku/records/" + id + "/";
    }

    /** The line, without its ending. */
    public String line() {
        ObjectNode line = JSON.createObjectNode().put("id", id.toString());
        line.put("parent", parent == null ? null : parent.toString());
        line.put("level", level.name()).put("code", code).put("state", state.name());
        line.put("stateReason", stateReason);
        line.putObject("access")
                .put("condition", access.condition().name())
                .put("until", access.until() == null ? null : access.until().toString())
                .put("reason", access.reason());
        var list = line.putArray("files");
        for (PackagedFile file : files) {
            list.addObject()
                    .put("path", file.path())
                    .put("name", file.name().display())
                    .put("nameBytes", file.name().bytes())
                    .put("kind", file.kind().name())
                    .put("mediaType", file.mediaType())
                    .put("size", file.size())
                    .put("sha256", file.sha256());
        }
        return line.toString();
    }

    /**
     * Reads a line.
     *
     * @throws MalformedDocument if it is none
     */
    public static PackagedUnit of(String line) {
        try {
            JsonNode read = JSON.readTree(line);
            JsonNode access = read.path("access");
            List<PackagedFile> files = new ArrayList<>();
            for (JsonNode file : read.path("files")) {
                files.add(file(file));
            }
            String until = access.path("until").textValue();
            return new PackagedUnit(
                    UUID.fromString(read.path("id").asText()),
                    read.hasNonNull("parent")
                            ? UUID.fromString(read.path("parent").asText())
                            : null,
                    Level.valueOf(read.path("level").asText()),
                    read.path("code").asText(),
                    RecordState.valueOf(read.path("state").asText()),
                    read.path("stateReason").textValue(),
                    new Access(
                            Condition.valueOf(access.path("condition").asText()),
                            until == null ? null : LocalDate.parse(until),
                            access.path("reason").textValue()),
                    files);
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException e) {
            throw new MalformedDocument("not a line of " + LIST + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new MalformedDocument("not a name of a file in " + LIST, e);
        }
    }

    private static PackagedFile file(JsonNode file) throws IOException {
        byte[] name = file.path("nameBytes").binaryValue();
        return new PackagedFile(
                file.path("path").asText(),
                name == null ? OriginalName.of(file.path("name").asText()) : OriginalName.of(name),
                FileKind.valueOf(file.path("kind").asText()),
                file.path("mediaType").asText(),
                file.path("size").asLong(),
                file.path("sha256").asText());
    }
}
